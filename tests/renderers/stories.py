"""Invented stories of every kind."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hugging_news.domain.editions import (
    Copy,
    Explainer,
    SourceCredit,
    Story,
    StoryImage,
)
from hugging_news.domain.items import (
    DatasetDetails,
    FileFormat,
    Link,
    ModelDetails,
    Note,
    PaperDetails,
    Relation,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.stories import FollowUp
from tests.renderers.parts import ASSET, counted, in_source_words, licence, sentences, story

OLDER = {"version": "0.9.0", "item": "github:demo-lab/paperboat@v0.9.0"}


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
        explainer=Explainer(
            id="model-parallelism",
            term={"zh": "张量并行", "en": "Tensor parallelism"},
            text={
                "zh": "张量并行把一层内的大矩阵切开，各卡同时算一部分。启动时用 `tp` 指定卡数。",
                "en": "Tensor parallelism cuts the large matrices of a layer. `tp` says over how many cards.",
            },
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
        previous="0.8.4",
        change="security",
        train=("v0.9.0",),
        lead="Archives are now checked before they are unpacked.",
        highlights=(
            Note(text="Check archives before they are unpacked", source="* check"),
            Note(text="Resume broken downloads with `resume=True`", source="* resume", **OLDER),
            Note(text="Mirror lists", source="* mirrors", **OLDER),
        ),
        why=Note(text="A cut connection no longer costs you the whole file", source="* resume", **OLDER),
        snippet=Note(text="import boat\n\nboat.fetch(url, resume=True)", source="```", code="python", **OLDER),
        compatibility=(Note(text="Existing cache folders keep working", source="* cache", **OLDER),),
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
            name="paperboat",
            url="https://github.com/demo-lab/paperboat",
            also=(Copy(name="Demo Blog", url="https://blog.example.org/paperboat"),),
            via="Example Weekly",
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
        follow_up_of="2025-12-29",
        follow_up=FollowUp(edition="2025-12-29", story="hub:space:demo-lab/kite-chat-preview", reason="released"),
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
