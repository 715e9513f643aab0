"""An invented week in both languages, with every card, table and mark."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hugging_news.domain.editions import (
    Change,
    Correction,
    CutItem,
    Edition,
    GlanceLine,
    LicenseNote,
    Newsletter,
    Row,
    SourceState,
    Table,
    WindowSpan,
)
from hugging_news.domain.items import (
    Metric,
)
from tests.renderers.happenings import events, posts
from tests.renderers.parts import AS_OF, licence, section
from tests.renderers.stories import brief, hub_stories, kite_train, paper, quoted_release, space


def trending() -> tuple[Table, ...]:
    def row(
        rank: int, name: str, change: Change, note: LicenseNote, *metrics: tuple[str, str, int], **values: Any
    ) -> Row:
        counts = tuple(Metric(counts=c, span=s, value=v, as_of=AS_OF) for c, s, v in metrics)  # type: ignore[arg-type]
        url = f"https://huggingface.co/{values.pop('prefix', '')}{name}"
        return Row(
            rank=rank,
            item=f"hub:model:{name}",
            title=name,
            url=url,
            metrics=counts,
            change=change,
            license=note,
            **values,
        )

    def both(likes: int, downloads: int) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
        return ("likes", "total", likes), ("downloads", "30d", downloads)

    new, none = Change(state="new"), Change(state="uncompared")
    fetched = licence(None, "not-stated")
    models = (
        row(
            1,
            "demo-lab/kite-7b",
            Change(state="up", rank=3, likes=412),
            licence("openrail", "use-limits"),
            *both(1204, 31_200),
            task="text-generation",
        ),
        row(2, "demo-lab/voice-s", new, fetched, *both(806, 9800), task="automatic-speech-recognition"),
        row(
            3,
            "someone/old-hand",
            Change(state="down", rank=-1, likes=1234),
            licence("apache-2.0", "permissive"),
            *both(54_321, 3_400_000),
        ),
        row(
            4,
            "someone/steady",
            Change(state="same", rank=0),
            licence(None, "not-fetched"),
            ("likes", "total", 77),
            task="strange-new-task",
        ),
    )
    spaces = (
        row(
            1,
            "demo-lab/kite-chat",
            none,
            licence(None, "not-fetched"),
            ("likes", "total", 86),
            sdk="gradio",
            prefix="spaces/",
        ),
    )
    week_before = AS_OF - timedelta(days=7)
    note = {
        "zh": "kite-7b 上升三位，点赞一周多了 412 个。",
        "en": "kite-7b rose three places and gained 412 likes in a week.",
    }
    return (
        Table(kind="models", as_of=AS_OF, compared_with=week_before, rows=models, note=note),
        Table(kind="spaces", as_of=AS_OF, rows=spaces),
    )


def weekly(**changes: Any) -> Edition:
    """An invented week that shows every card, table and mark."""
    rest = posts()
    sections = (
        section("top", "重要更新", "Top stories", (kite_train(),)),
        section(
            "releases",
            "开源更新",
            "Open-source releases",
            (
                quoted_release(),
                brief("Ropes", "0.4.2", "修复断点续训时的学习率。", "Fixes the learning rate after resuming."),
                brief("Tails", "1.1.7", "", "Handle empty batches in the collator"),
            ),
        ),
        section("models", "模型与数据集", "Models and datasets", hub_stories()),
        section("trending", "热门榜单", "Trending", tables=trending()),
        section("try", "在线体验", "Try it", (space(),)),
        section("papers", "论文速递", "Papers", (paper(),)),
        section("platform", "产品与平台", "Platform", rest["platform"]),
        section("learn", "学习资源与内容", "Learn", rest["learn"]),
        section("community", "社区动态", "Community", rest["community"]),
        section("events", "活动", "Events", events()),
    )
    values: dict[str, Any] = {
        "id": "2026-01-05",
        "number": 12,
        "week": "2026-W01",
        "languages": ("zh", "en"),
        "generated": AS_OF,
        "newsletter": Newsletter(name="Hugging News", editor="林小雨"),
        "window": WindowSpan(
            start=datetime(2025, 12, 28, 16, tzinfo=UTC),
            end=datetime(2026, 1, 4, 16, tzinfo=UTC),
            timezone="Asia/Shanghai",
        ),
        "data_time": AS_OF,
        "title": {
            "zh": "Hugging News #0105：KiteTrain 2.0、开放语音数据集与冬季黑客松",
            "en": "Hugging News #0105: KiteTrain 2.0, an open speech set and a winter hackathon",
        },
        "minutes": {"zh": 5, "en": 4},
        "glance": (
            GlanceLine(
                story="github:demo-lab/kitetrain@v2.0.0",
                text={
                    "zh": "KiteTrain 2.0：训练脚本减半，旧配置需要修改",
                    "en": "KiteTrain 2.0 halves training scripts; old configs need changes",
                },
            ),
            GlanceLine(
                story="hub:dataset:demo-lab/openvoices-1k",
                text={"zh": "OpenVoices-1k：1,000 小时多语言语音", "en": "OpenVoices-1k: 1,000 hours of speech"},
            ),
            GlanceLine(
                story="event:winter@2026-01-17",
                text={"zh": "冬季黑客松 1 月 17 日线上开始", "en": "Winter hackathon on 17 January"},
            ),
        ),
        "sections": sections,
        "sources": (
            SourceState(name="kitetrain", state="ok", read=30, items=3),
            SourceState(name="hub-models", state="ok", read=1200, items=40),
            SourceState(name="demo-blog", state="failed", error="no answer"),
            SourceState(name="old-feed", state="skipped"),
        ),
        "cut": (CutItem(item="url:https://example.org/dull", state="cut", reason="score 0.1"),),
        "corrections": (
            Correction(
                edition="2025-12-29",
                story="hub:model:demo-lab/kite-7b",
                was={"zh": "kite-7b 有 70 亿参数", "en": "kite-7b has 7 billion parameters"},
                now={"zh": "kite-7b 有 72.4 亿参数", "en": "kite-7b has 7.24 billion parameters"},
                date="2026-01-02",
            ),
        ),
    }
    return Edition(**{**values, **changes})
