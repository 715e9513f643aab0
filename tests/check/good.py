"""An invented edition that every rule is content with, as a file holds it: tests damage one part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hugging_news.domain.editions import Edition
from hugging_news.domain.facts import Vocabulary
from hugging_news.pipeline import setup

END = "2026-08-16T16:00:00Z"
INSIDE = "2026-08-12T08:00:00Z"
KITE = "github:acme/kite@v2.1.0"
MODEL = "hub:model:acme/kite-7b"
PAPER = "arxiv:2608.00042"
POST = "url:https://blog.example.org/kite-training"
EVENT = "event:kite-day@20260822T010000Z"
BOOK = replace(
    setup.shipped_book("Asia/Shanghai"),
    words=Vocabulary(
        names={**setup.names(), "acme": "Acme", "kite": "Kite"},
        common=setup.vocabulary("Asia/Shanghai").common,
        timezone="Asia/Shanghai",
    ),
    social=frozenset(("x.com",)),
)
ABSTRACT = "We present a kite detector that runs on 8 GB of memory."
POSTED = "The kite model was trained on 64 GPUs for three days."


def good() -> dict[str, Any]:
    """The file as it is: one story of each sort, a table, and what stands around them."""
    return {
        "schema_version": 1, "id": "2026-08-17", "number": 1, "week": "2026-W33", "languages": ["zh", "en"],
        "generated": "2026-08-17T01:00:00Z", "state": "draft", "newsletter": {"name": "Hugging News"},
        "window": {"start": "2026-08-09T16:00:00Z", "end": END, "timezone": "Asia/Shanghai"},
        "title": {"zh": "Hugging News #0817：Kite 2.1.0", "en": "Hugging News #0817: Kite 2.1.0"},
        "minutes": {"zh": 5, "en": 5},
        "glance": [{"story": KITE, "text": {"zh": "Kite 2.1.0 发布", "en": "Kite 2.1.0 is out"}}],
        "sections": [
            section("releases", _release()),
            section("models", _model(), *(_filler(number) for number in range(4))),
            {**section("trending"), "tables": [_table()]},
            section("papers", _paper()),
            section("learn", _post()),
            section("events", _event()),
        ],
    }  # fmt: skip


def edition(value: dict[str, Any]) -> Edition:
    return Edition.model_validate(value)


def section(id: str, *stories: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "title": {"zh": id, "en": id}, "stories": list(stories)}


def story(id: str, kind: str, zh: str, en: str, **more: Any) -> dict[str, Any]:
    """A story whose headlines are proved by its title."""
    return {
        "id": id, "items": [id], "kind": kind, "status": "available", "headline": {"zh": zh, "en": en},
        "summary": {"zh": [], "en": []}, "source": {"name": "Acme", "url": "https://acme.example.org/news"},
        "published": INSIDE, "evidence": [field(lang, "headline", id, "title", en) for lang in ("zh", "en")], **more,
    }  # fmt: skip


def said(text: str, lang: str, method: str = "data", own: str = "") -> dict[str, str]:
    return {"text": text, "lang": own or lang, "method": method}


def field(lang: str, place: Any, item: str, name: str, value: Any) -> dict[str, Any]:
    return {"lang": lang, "sentence": place, "item": item, "field": name, "value": value}


def quote(lang: str, place: Any, item: str, words: str) -> dict[str, Any]:
    return {"lang": lang, "sentence": place, "item": item, "quote": words}


def _release() -> dict[str, Any]:
    proofs = [
        one
        for lang in ("zh", "en")
        for place in ("headline", 0)
        for one in (
            field(lang, place, KITE, "details.repo", "acme/kite"),
            field(lang, place, KITE, "details.version", "2.1.0"),
        )
    ]
    proofs += [field(lang, 1, KITE, "details.models", ["Gull", "Swift", "Heron"]) for lang in ("zh", "en")]
    summary = {
        "zh": [said("Kite 2.1.0 已经发布。", "zh"), said("新支持 3 个模型：Gull、Swift、Heron。", "zh")],
        "en": [said("Kite 2.1.0 is out.", "en"), said("It supports 3 new models: Gull, Swift, Heron.", "en")],
    }
    details = {
        "type": "release", "repo": "acme/kite", "tag": "v2.1.0", "version": "2.1.0", "breaking": [],
        "highlights": [{"text": "Faster loading", "source": "- Faster loading"}], "contributors": ["ada-k"],
    }  # fmt: skip
    return story(
        KITE, "release", "Kite 2.1.0 发布", "Kite 2.1.0 is out", summary=summary, evidence=proofs, details=details,
        links=[{"type": "notes", "url": "https://github.com/acme/kite/releases/tag/v2.1.0"}],
        image={
            "src": "img/kite.png", "alt": "A red kite above a beach", "width": 640, "height": 320, "sha256": "a",
            "media_type": "image/png", "url": "https://acme.example.org/kite.png",
        },
    )  # fmt: skip


def _model() -> dict[str, Any]:
    proofs = [
        one
        for lang in ("zh", "en")
        for one in (
            field(lang, "headline", MODEL, "details.repo_id", "acme/kite-7b"),
            field(lang, "headline", MODEL, "details.parameters", 7_000_000_000),
            field(lang, 0, MODEL, "details.languages", ["en", "zh", "fr"]),
        )
    ]
    summary = {
        "zh": [said("支持 3 种语言。", "zh")],
        "en": [said("It supports 3 languages.", "en")],
    }
    details = {
        "type": "model", "repo_id": "acme/kite-7b", "task": "text-generation", "parameters": 7_000_000_000,
        "fetched": ["list", "card"],
    }  # fmt: skip
    return story(
        MODEL, "model", "kite-7b：7B 参数的模型", "kite-7b: 7B-parameter model", summary=summary, evidence=proofs,
        details=details, license={"id": "apache-2.0", "class": "permissive"}, first_listed="2026-W33", published=None,
        links=[{"type": "model", "url": "https://huggingface.co/acme/kite-7b"}],
    )  # fmt: skip


def _filler(number: int) -> dict[str, Any]:
    """Datasets of several makers, so that the edition is long enough."""
    id = f"hub:dataset:maker-{'abcd'[number]}/{('gulls', 'swifts', 'herons', 'terns')[number]}"
    name = id.partition("/")[2]
    return story(
        id, "dataset", name, name, links=[{"type": "dataset", "url": f"https://huggingface.co/datasets/{id[12:]}"}],
        details={"type": "dataset", "repo_id": id[12:], "modalities": ["audio"], "tasks": ["audio-classification"]},
        first_listed="2026-W33", published=None,
    )  # fmt: skip


def _paper() -> dict[str, Any]:
    title = "Detecting kites in small memory"
    return story(
        PAPER, "paper", title, title, details={"type": "paper", "arxiv_id": "2608.00042", "day": "2026-08-12"},
        summary={lang: [said(ABSTRACT, lang, "extracted", "en")] for lang in ("zh", "en")},
        evidence=[
            one
            for lang in ("zh", "en")
            for one in (field(lang, "headline", PAPER, "title", title), quote(lang, 0, PAPER, ABSTRACT))
        ],
        links=[{"type": "paper", "url": "https://arxiv.org/abs/2608.00042"}], published="2026-08-11T08:00:00Z",
    )  # fmt: skip


def _post() -> dict[str, Any]:
    return story(
        POST, "blog", "Kite 训练记", "How Kite was trained",
        summary={
            "zh": [said("模型用 64 块 GPU 训练了三天。", "zh", "editor")],
            "en": [said("The model was trained on 64 GPUs for three days.", "en", "editor")],
        },
        evidence=[
            one
            for lang in ("zh", "en")
            for one in (
                field(lang, "headline", POST, "title", "How Kite was trained"),
                quote(lang, 0, POST, POSTED),
            )
        ],
        links=[{"type": "blog", "url": "https://blog.example.org/kite-training"}],
    )  # fmt: skip


def _event() -> dict[str, Any]:
    details = {
        "type": "event", "uid": "kite-day", "start": "2026-08-22T01:00:00Z", "end": "2026-08-22T09:00:00Z",
        "timezone": "Europe/Oslo", "mode": "in-person", "city": "Oslo", "organisers": ["Kite Lab"], "language": "no",
        "price": "free", "registration_url": "https://acme.example.org/join",
    }  # fmt: skip
    return story(
        EVENT, "event", "风筝日", "Kite day", details=details, published=None,
        links=[{"type": "register", "url": "https://acme.example.org/join"}],
    )  # fmt: skip


def _table() -> dict[str, Any]:
    as_of = "2026-08-16T12:00:00Z"
    row = {
        "rank": 1, "item": MODEL, "title": "acme/kite-7b", "url": "https://huggingface.co/acme/kite-7b",
        "task": "text-generation", "license": {"id": "apache-2.0", "class": "permissive"},
        "metrics": [{"counts": "likes", "value": 120, "as_of": as_of}],
        "change": {"state": "up", "rank": 2, "likes": 40},
    }  # fmt: skip
    return {
        "kind": "models", "as_of": as_of, "compared_with": "2026-08-09T12:00:00Z", "rows": [row],
        "note": {"zh": "kite-7b 一周多了 40 个赞。", "en": "kite-7b gained 40 likes."},
    }  # fmt: skip
