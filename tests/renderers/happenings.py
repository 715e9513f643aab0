"""Invented posts and events."""

from __future__ import annotations

from datetime import UTC, datetime

from hugging_news.domain.editions import (
    Story,
)
from hugging_news.domain.items import (
    EventDetails,
    Link,
    Person,
    PostDetails,
)
from tests.renderers.parts import story


def posts() -> dict[str, tuple[Story, ...]]:
    course = story(
        "url:https://example.org/course",
        "course",
        "语音入门课：第三单元上线",
        "Speech course: unit three is out",
        summary=(("这一单元讲语音识别的评测。",), ("This unit is about measuring speech recognition.",)),
        details=PostDetails(site="Example Academy", level="入门", minutes=90, cost="免费", prerequisites=("Python",)),
        links=(Link(type="docs", url="https://example.org/course", title="Speech course"),),
    )
    talk = story(
        "inbox:talk",
        "talk",
        "讲座笔记：小模型也能做好检索",
        "Talk notes: small models retrieve well",
        details=PostDetails(
            speakers=(Person(name="Ada Kline", role="Demo Lab"),),
            takeaways=("Measure on your own data before you buy more GPUs",),
        ),
        links=(Link(type="video", url="https://example.org/talk"),),
    )
    product = story(
        "url:https://example.org/storage",
        "product",
        "仓库页新增存储用量图",
        "Repositories show storage use",
        summary=(
            ("你现在可以在仓库设置页看到每周的存储用量。",),
            ("Repository settings now show storage use by week.",),
        ),
        links=(Link(type="blog", url="https://example.org/storage", title="Storage at a glance"),),
    )
    competition = story(
        "url:https://example.org/sprint",
        "competition",
        "无障碍工具冲刺赛公布结果",
        "Accessibility sprint: the winners",
        details=PostDetails(
            deadline=datetime(2026, 1, 31, 15, 59, tzinfo=UTC),
            where="线上",
            skills=("Python", "Gradio"),
            prizes=("A100 ×100 小时",),
            organisers=("Demo Lab", "Example University", "小风筝社区", "Paper Club"),
            winners=(
                Person(name="Wei Deng", role="第一名", url="https://example.org/wei"),
                Link(type="demo", url="https://huggingface.co/spaces/demo-lab/reader", title="Reader <guo-chao>"),
            ),
        ),
        links=(Link(type="blog", url="https://example.org/sprint"),),
    )
    return {"platform": (product,), "learn": (course, talk), "community": (competition,)}


def events() -> tuple[Story, ...]:
    """Not in order of time: renderers sort them."""
    china = "Asia/Shanghai"
    hackathon = EventDetails(
        uid="winter",
        start=datetime(2026, 1, 17, 1, tzinfo=UTC),
        end=datetime(2026, 1, 17, 10, tzinfo=UTC),
        timezone=china,
        mode="online",
        language="zh",
        price="free",
        organisers=("Demo Lab", "Example University", "小风筝社区", "Paper Club"),
        registration_url="https://example.org/winter",
        registration_deadline=datetime(2026, 1, 14, 15, 59, tzinfo=UTC),
        series="Kite Week",
    )
    forum = EventDetails(
        uid="forum",
        start=datetime(2026, 1, 9, 14, tzinfo=UTC),
        end=datetime(2026, 1, 9, 16, tzinfo=UTC),
        timezone="Europe/Paris",
        mode="hybrid",
        venue="Halle Exemple",
        room="B2",
        city="Paris",
        country="FR",
        speakers=(Person(name="Ada Kline", role="Demo Lab"),),
        status="moved",
        previous_start=datetime(2026, 1, 8, 14, tzinfo=UTC),
        series="Kite Week",
    )
    week = EventDetails(
        uid="week",
        start=datetime(2026, 1, 5, 16, tzinfo=UTC),
        end=datetime(2026, 1, 18, 16, tzinfo=UTC),
        timezone=china,
        all_day=True,
        mode="in-person",
        city="上海",
        status="cancelled",
        language="中文",
        price="200 元",
    )
    return (
        story(
            "event:winter@2026-01-17",
            "event",
            "冬季黑客松：用小模型做无障碍工具",
            "Winter hackathon",
            details=hackathon,
        ),
        story("event:forum@2026-01-09", "event", "长文阅读论坛", "Forum on long texts", details=forum),
        story(
            "url:https://example.org/recap",
            "recap",
            "秋季聚会回顾",
            "Autumn meetup: the recap",
            details=PostDetails(),
            late=True,
        ),
        story("event:week@2026-01-06", "event", "风筝周", "Kite Week", details=week),
    )
