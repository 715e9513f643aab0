"""Editions for the tests of renderers: one with every kind of card in both languages, one from strangers' worst strings."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import (
    Change,
    Correction,
    CutItem,
    Edition,
    GlanceLine,
    LicenseNote,
    Newsletter,
    Row,
    Section,
    SourceCredit,
    SourceState,
    Story,
    StoryImage,
    StoryMetric,
    Table,
    WindowSpan,
)
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    FileFormat,
    Link,
    Metric,
    ModelDetails,
    Note,
    PaperDetails,
    Person,
    PostDetails,
    Relation,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.stories import Sentence
from hugging_news.renderers import RenderContext

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAUAAAACgAgMAAAAAzV0PAAAADFBMVEX69OQLWjodQZz/0h4MNJN6AAAAhUlEQVR42u3YwQmDMACG0V/pXp3Cu/PZJew83r"
    "3qUaVYUEQivO+kRB4SIiQmkiRJuq/q0NPdcjm2P7dJkvrqNwQCSwBfSZJmb3jozSEQCAQCgUAgEHjiNGqPveo9rbJs/hzN9vtWPj3g4WWzzb8vIBAIBAKB"
    "wCK3cx9zCAQCnwZKkqRymgF4gRp7VzIuNwAAAABJRU5ErkJggg=="
)
ASSET = Asset(hashlib.sha256(PNG).hexdigest(), "image/png", PNG, 320, 160)
CONTEXT = RenderContext(base_url="https://news.example.org/posts", assets={ASSET.path: ASSET})
AS_OF = datetime(2026, 1, 5, tzinfo=UTC)


def sentences(texts: tuple[str, ...], lang: str, method: str = "data") -> tuple[Sentence, ...]:
    return tuple(Sentence(text=text, lang=lang, method=method) for text in texts)  # type: ignore[arg-type]


def in_source_words(*texts: str) -> dict[str, tuple[Sentence, ...]]:
    """An English extract that stands in both editions."""
    return {lang: sentences(texts, "en", "extracted") for lang in ("zh", "en")}


def story(id: str, kind: str, zh: str, en: str, /, **values: Any) -> Story:
    """A story with defaults; *summary* is a pair of tuples of sentences, or what `in_source_words` gives."""
    summary = values.pop("summary", ((), ()))
    if isinstance(summary, tuple):
        summary = {"zh": sentences(summary[0], "zh"), "en": sentences(summary[1], "en")}
    details = values.pop("details", None)
    return Story(
        id=id,
        items=(id,),
        kind=kind,  # type: ignore[arg-type]
        status=values.pop("status", "available"),
        headline={"zh": zh, "en": en},
        summary=summary,
        source=values.pop("source", SourceCredit(name="Demo Lab", url="https://example.org/lab")),
        published=values.pop("published", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        details=details.model_dump(mode="json", exclude_none=True) if details else {},
        **values,
    )


def licence(id: str | None, kind: str, **values: Any) -> LicenseNote:
    return LicenseNote(id=id, class_=kind, **values)  # type: ignore[arg-type]


def counted(counts: str, value: int, span: str = "total") -> StoryMetric:
    return StoryMetric(counts=counts, span=span, value=value, as_of=AS_OF)


def kite_train() -> Story:
    details = ReleaseDetails(
        repo="demo-lab/kitetrain",
        tag="v2.0.0",
        version="2.0.0",
        name="KiteTrain",
        previous="1.9.3",
        change="major",
        breaking=(
            Note(text="`gpus` is now called `devices` in launch.yaml", source="* rename gpus"),
            Note(text="Python 3.8 is no longer supported by the library", source="* drop 3.8"),
        ),
        deprecations=(Note(text="`Trainer.fit_all` will go in the release after next", source="* deprecate"),),
        minimums=(Note(text="PyTorch 2.2", source="* require torch 2.2"),),
        contributors=("ada-k", "wei-dev", "@mori", "j-lind", "olu", "pavel-s", "xin-q"),
        action="code",
        package="kitetrain[all]",
    )
    return story(
        "github:demo-lab/kitetrain@v2.0.0",
        "release",
        "KiteTrain 2.0：一份配置跑通单卡与多卡",
        "KiteTrain 2.0: one config for one or many GPUs",
        summary=(
            (
                "KiteTrain 是轻量训练库。",
                "2.0 版合并了单卡与多卡入口，官方示例由 120 行减少到 58 行。",
                "如果你在用 1.x 的 `launch.yaml`，升级前需要改名两个字段。",
            ),
            (
                "KiteTrain is a light training library.",
                "Version 2.0 merges both entry points; the official example shrinks from 120 to 58 lines.",
                "If you use a 1.x `launch.yaml`, rename two fields before upgrading.",
            ),
        ),
        details=details,
        image=StoryImage(
            src=ASSET.path,
            alt="示意图：同一份配置文件在单卡与八卡机器上运行",
            width=320,
            height=160,
            sha256=ASSET.sha256,
            media_type="image/png",
            caption="同一份配置，两种机器",
            credit="Demo Lab",
        ),
        links=(
            Link(
                type="notes", url="https://github.com/demo-lab/kitetrain/releases/tag/v2.0.0", title="KiteTrain 2.0.0"
            ),
            Link(type="docs", url="https://example.org/kitetrain/docs"),
        ),
    )


def quoted_release() -> Story:
    details = ReleaseDetails(
        repo="demo-lab/paperboat",
        tag="v0.9.1",
        version="0.9.1",
        name="paperboat",
        change="security",
        security=(Note(text="A crafted archive could write outside the cache folder (DEMO-2026-1)", source="* fix"),),
        breaking=(),
        action="advised",
        package="paperboat",
    )
    return story(
        "github:demo-lab/paperboat@v0.9.1",
        "release",
        "paperboat 0.9.1：修复一处安全问题",
        "paperboat 0.9.1: one security fix",
        summary={
            "zh": (
                *sentences(("paperboat 是模型下载工具。",), "zh"),
                *sentences(
                    (
                        "Archives are now checked before they are unpacked.",
                        "Upgrade `paperboat` soon if you unpack files of strangers.",
                    ),
                    "en",
                    "extracted",
                ),
            ),
            "en": sentences(
                (
                    "Archives are now checked before they are unpacked.",
                    "Upgrade `paperboat` soon if you unpack files of strangers.",
                ),
                "en",
                "extracted",
            ),
        },
        details=details,
        published=datetime(2025, 12, 24, 9, tzinfo=UTC),
        late=True,
        source=SourceCredit(
            name="paperboat", url="https://github.com/demo-lab/paperboat", also=("Demo Blog",), via="Example Weekly"
        ),
        links=(Link(type="notes", url="https://github.com/demo-lab/paperboat/releases/tag/v0.9.1"),),
    )


def brief(name: str, version: str, zh: str, en: str) -> Story:
    details = ReleaseDetails(
        repo=f"demo-lab/{name.lower()}", tag=f"v{version}", version=version, name=name, change="patch"
    )
    return story(
        f"github:demo-lab/{name.lower()}@v{version}",
        "release",
        f"{name} {version}：修订版本",
        f"{name} {version}: patch release",
        summary=((zh,), (en,)) if zh else in_source_words(en),
        details=details,
        brief=True,
        links=(Link(type="notes", url=f"https://github.com/demo-lab/{name.lower()}/releases/tag/v{version}"),),
    )


def hub_stories() -> tuple[Story, ...]:
    model = ModelDetails(
        repo_id="demo-lab/kite-7b",
        task="text-generation",
        parameters=7_241_000_000,
        active_parameters=1_300_000_000,
        context=32_768,
        languages=("en", "zh", "fr", "de", "ja", "ko"),
        base_models=(Relation(id="demo-lab/kite-7b-base", relation="finetune"),),
        datasets=("demo-lab/kite-chat",),
        formats=(
            FileFormat(name="safetensors", files=3, bytes=14_500_000_000),
            FileFormat(name="GGUF", files=1, bytes=4_100_000_000),
        ),
        bytes=18_600_000_000,
        gated=True,
        fetched=("list", "card", "files"),
    )
    dataset = DatasetDetails(
        repo_id="demo-lab/openvoices-1k",
        tasks=("automatic-speech-recognition",),
        modalities=("audio", "text"),
        languages=("zh", "en"),
        rows=412_345,
        bytes=118_000_000_000,
        size_class="100K<n<1M",
        splits=("train", "test"),
        fetched=("list", "card"),
    )
    bare = ModelDetails(repo_id="someone/mystery-model", fetched=("list",))
    return (
        story(
            "hub:model:demo-lab/kite-7b",
            "model",
            "kite-7b：能读长文的双语对话模型",
            "kite-7b: a bilingual chat model for long texts",
            summary=(
                ("kite-7b 是一个对话模型。", "它一次可以读 32,768 个词元，适合总结长文档。"),
                ("kite-7b is a chat model.", "It reads 32,768 tokens at once and suits summaries of long documents."),
            ),
            details=model,
            license=licence("openrail", "use-limits", gated=True),
            metrics=(counted("likes", 1204), counted("downloads", 31_200, "30d")),
            links=(
                Link(type="demo", url="https://huggingface.co/spaces/demo-lab/kite-chat", title="Kite Chat"),
                Link(type="model", url="https://huggingface.co/demo-lab/kite-7b"),
                Link(type="paper", url="https://arxiv.org/abs/2601.00001", title="Kites That Read"),
            ),
        ),
        story(
            "hub:dataset:demo-lab/openvoices-1k",
            "dataset",
            "OpenVoices-1k：1,000 小时多语言语音",
            "OpenVoices-1k: 1,000 hours of speech",
            summary=(
                ("多语言朗读语音数据集，适合微调小型语音识别模型。",),
                ("Read speech in two languages for small recognisers.",),
            ),
            details=dataset,
            license=licence("cc-by-4.0", "permissive"),
            links=(Link(type="dataset", url="https://huggingface.co/datasets/demo-lab/openvoices-1k"),),
        ),
        story(
            "hub:model:someone/mystery-model",
            "model",
            "mystery-model：榜单新面孔",
            "mystery-model: new on the list",
            summary=(("这个模型首次进入热门榜单。",), ("This model is on the trending list for the first time.",)),
            details=bare,
            license=licence(None, "not-stated"),
            status="announced",
            links=(Link(type="model", url="https://huggingface.co/someone/mystery-model"),),
        ),
        story(
            "hub:model:someone/unread",
            "model",
            "unread：卡片没有取到",
            "unread: its card was not fetched",
            details=ModelDetails(repo_id="someone/unread", base_models=(Relation(id="demo-lab/kite-7b"),)),
            license=licence(None, "not-fetched"),
            links=(Link(type="model", url="https://huggingface.co/someone/unread"),),
        ),
        story(
            "hub:model:someone/kite-7b-small",
            "model",
            "kite-7b-small：4-bit 量化版",
            "kite-7b-small: quantised to 4 bits",
            details=ModelDetails(
                repo_id="someone/kite-7b-small",
                task="strange-new-task",
                base_models=(Relation(id="demo-lab/kite-7b", relation="quantized"),),
                formats=(FileFormat(name="GGUF", files=1, bytes=4_100_000_000),),
                bytes=4_100_000_000,
            ),
            license=licence("openrail", "use-limits", inherited_from="demo-lab/kite-7b"),
            links=(Link(type="model", url="https://huggingface.co/someone/kite-7b-small"),),
        ),
    )


def space() -> Story:
    details = SpaceDetails(
        repo_id="demo-lab/kite-chat",
        sdk="gradio",
        hardware="cpu-basic",
        stage="running",
        models=("demo-lab/kite-7b", "demo-lab/voice-s"),
        app_file="app.py",
        app_lines=86,
        fetched=("list", "app"),
    )
    return story(
        "hub:space:demo-lab/kite-chat",
        "space",
        "Kite Chat：在浏览器里和 kite-7b 对话",
        "Kite Chat: talk to kite-7b in your browser",
        summary=(("输入一段长文，它会列出三条要点。",), ("Paste a long text and get three points.",)),
        details=details,
        license=licence("apache-2.0", "permissive"),
        metrics=(counted("likes", 86),),
        follow_up_of="hub:space:demo-lab/kite-chat-preview",
        links=(Link(type="demo", url="https://huggingface.co/spaces/demo-lab/kite-chat", title="Kite Chat"),),
    )


def paper() -> Story:
    details = PaperDetails(
        arxiv_id="2601.00001",
        day=date(2026, 1, 3),
        submitted=date(2025, 12, 30),
        organisations=("Demo Lab", "Example University"),
        code="https://github.com/demo-lab/kite",
        fetched=("list", "page"),
    )
    return story(
        "arxiv:2601.00001",
        "paper",
        "Kites That Read：用滑动窗口读长文",
        "Kites That Read: long texts by sliding windows",
        summary=in_source_words("We read long texts with a window that slides by meaning, not by length."),
        details=details,
        authors=("Ada Kline", "Wei Deng", "Mori Tanaka", "Olu Ade"),
        metrics=(counted("upvotes", 61), counted("stars", 12_400)),
        links=(
            Link(
                type="paper",
                url="https://huggingface.co/papers/2601.00001",
                title="Kites That Read: Sliding by Meaning",
            ),
            Link(type="code", url="https://github.com/demo-lab/kite"),
        ),
    )


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


def section(id: str, zh: str, en: str, stories: tuple[Story, ...] = (), **values: Any) -> Section:
    return Section(id=id, title={"zh": zh, "en": en}, stories=stories, **values)


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


HOSTILE = (
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "--> <b>out of the comment</b> <!--",
    "[click](https://evil.example/) ![i](https://evil.example/i.png)",
    "| cell | another |",
    "# heading\n\n## two\n\n---\ntitle: stolen\n---",
    "```\nfence\n```",
    "`code` ``two`` `",
    "<https://evil.example/> https://evil.example/ www.evil.example",
    "- item\n1. item\n> quote\n\n    block",
    "{{ 7 * 7 }} {% raw %} {# note #} {labels} ${x} %s",
    "<guo-chao> & &lt;b&gt; &#60;i&#62;",
    "**bold** __bold__ ~~gone~~ $x$ \\",
    "a\u202eb\u200bc\x1b[31md\x00e",
    "]]> <![CDATA[ <?php ?>",
)


def hostile() -> Edition:
    """An edition in which every string that a stranger writes is an attack."""
    at = iter(range(10_000))

    def bad() -> str:
        return HOSTILE[next(at) % len(HOSTILE)]

    def two() -> dict[str, str]:
        return {"zh": bad(), "en": bad()}

    def spoil(each: Story, place: int) -> Story:
        summary = {
            lang: tuple(Sentence(text=text, lang=lang, method="data") for text in HOSTILE) for lang in ("zh", "en")
        }
        links = (
            Link(type="blog", url=f"https://example.org/{place}/<b>)](x)\"' |*_~`", title=bad()),
            Link(type="code", url="javascript:alert(1)"),
        )
        return each.model_copy(
            update={
                "id": f"url:https://example.org/{place}-->{bad()}",
                "headline": two(),
                "summary": summary,
                "links": links,
                "source": SourceCredit(name=bad(), url=bad(), also=(bad(),), via=bad()),
                "authors": (bad(), bad()),
                "details": _spoilt(each.details, bad),
                "license": licence(bad(), "custom", name=bad()) if each.license else None,
                "image": each.image.model_copy(update={"alt": bad(), "caption": bad(), "credit": bad()})
                if each.image
                else None,
            }
        )

    edition = weekly()
    sections = tuple(
        section.model_copy(
            update={
                "title": two(),
                "stories": tuple(spoil(each, 100 * place + index) for index, each in enumerate(section.stories)),
                "tables": tuple(_spoilt_table(table, bad) for table in section.tables),
            }
        )
        for place, section in enumerate(edition.sections)
    )
    first = sections[0].stories[0].id
    return edition.model_copy(
        update={
            "sections": sections,
            "title": two(),
            "intro": two(),
            "signoff": two(),
            "newsletter": Newsletter(name=bad(), editor=bad()),
            "glance": (GlanceLine(story=first, text=two()),),
            "sources": tuple(SourceState(name=text, state="failed") for text in HOSTILE),
            "corrections": (Correction(edition=bad(), story="x", was=two(), now=two(), date="2026-01-02"),),
        }
    )


_TYPED = frozenset(
    ("type", "change", "action", "timezone", "mode", "status", "stage", "relation", "fetched", "license")
)
"""Keys whose values are checked by the model or by a table of labels."""


def _spoilt(value: Any, bad: Any) -> Any:
    if isinstance(value, str):
        return value if value[:4].isdigit() or value in ("online", "zh") else bad()
    if isinstance(value, list):
        return [_spoilt(each, bad) for each in value]
    if isinstance(value, dict):
        return {key: each if key in _TYPED else _spoilt(each, bad) for key, each in value.items()}
    return value


def _spoilt_table(table: Table, bad: Any) -> Table:
    rows = tuple(
        row.model_copy(
            update={
                "title": bad(),
                "task": bad(),
                "sdk": bad(),
                "url": f"https://example.org/{row.rank}|)](y)",
                "license": licence(bad(), "custom"),
            }
        )
        for row in table.rows
    )
    return table.model_copy(update={"rows": rows, "note": {"zh": bad(), "en": bad()}})
