"""Small values for tests: say only what the test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    Item,
    Metric,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)  # fmt: skip
from hugging_news.domain.stories import Candidate
from hugging_news.domain.weeks import window_of
from hugging_news.selection.shortlist import Seen

WEEK = "2026-W33"
WINDOW: Window = window_of(WEEK, "Asia/Shanghai")
NOW = datetime(2026, 8, 17, 1, tzinfo=UTC)
INSIDE = datetime(2026, 8, 12, 8, tzinfo=UTC)


def item(id: str = "url:https://example.org/a", **more: Any) -> Item:
    """A post of the week, unless *more* says otherwise."""
    values: dict[str, Any] = {
        "id": id,
        "source": "blog",
        "kind": "blog",
        "title": "A title",
        "url": id.partition(":")[2] if id.startswith("url:") else "https://example.org/page",
        "published": INSIDE,
        "details": PostDetails(),
    }
    return Item(**{**values, **more})


def release(repo: str = "acme/kite", tag: str = "v2.0.0", **more: Any) -> Item:
    """A minor release; keys of ReleaseDetails and of Item may be given alike."""
    own = {key: more.pop(key) for key in list(more) if key in ReleaseDetails.model_fields}
    details = ReleaseDetails(repo=repo, tag=tag, **{"version": tag.removeprefix("v"), "change": "minor", **own})
    url = f"https://github.com/{repo}/releases/tag/{tag}"
    values = {"kind": "release", "title": f"{repo} {tag}", "url": url, "organisation": repo.split("/")[0]}
    return item(f"github:{repo}@{tag}", **{**values, "source": "kite", "details": details, **more})


def model(repo_id: str = "acme/kite-7b", rank: int | None = None, likes: int | None = None, **more: Any) -> Item:
    """A model as a trending list names it."""
    own = {key: more.pop(key) for key in list(more) if key in ModelDetails.model_fields}
    return _artefact(
        "model", ModelDetails(repo_id=repo_id, **{"fetched": ("list",), **own}), repo_id, rank, likes, more
    )


def dataset(repo_id: str = "acme/voices", rank: int | None = None, likes: int | None = None, **more: Any) -> Item:
    own = {key: more.pop(key) for key in list(more) if key in DatasetDetails.model_fields}
    return _artefact("dataset", DatasetDetails(repo_id=repo_id, fetched=("list",), **own), repo_id, rank, likes, more)


def space(repo_id: str = "acme/studio", rank: int | None = None, likes: int | None = None, **more: Any) -> Item:
    own = {key: more.pop(key) for key in list(more) if key in SpaceDetails.model_fields}
    return _artefact("space", SpaceDetails(repo_id=repo_id, fetched=("list",), **own), repo_id, rank, likes, more)


def _artefact(kind: str, details: Any, repo_id: str, rank: int | None, likes: int | None, more: dict[str, Any]) -> Item:
    as_of = more.pop("as_of", NOW)
    metrics = [Metric(counts="rank", value=rank, as_of=as_of, listing=f"{kind}s")] if rank else []
    metrics += [Metric(counts="likes", value=likes, as_of=as_of)] if likes is not None else []
    folder = "" if kind == "model" else f"{kind}s/"
    values = {
        "kind": kind, "title": repo_id, "url": f"https://huggingface.co/{folder}{repo_id}", "published": None,
        "organisation": repo_id.split("/")[0], "source": f"trending-{kind}s", "metrics": tuple(metrics),
    }  # fmt: skip
    return item(f"hub:{kind}:{repo_id}", **{**values, "details": details, **more})


def paper(arxiv_id: str = "2608.00001", **more: Any) -> Item:
    details = PaperDetails(arxiv_id=arxiv_id)
    values = {"kind": "paper", "title": "On kites", "url": f"https://huggingface.co/papers/{arxiv_id}"}
    return item(f"arxiv:{arxiv_id}", **{**values, "source": "daily-papers", "details": details, **more})


def event(days: float = 7, uid: str = "kite-day", **more: Any) -> Item:
    """An event that starts *days* after the week ends and lasts two hours."""
    start = WINDOW.end + timedelta(days=days)
    own = {key: more.pop(key) for key in list(more) if key in EventDetails.model_fields}
    values: dict[str, Any] = {
        "uid": uid,
        "start": start,
        "end": start + timedelta(hours=2),
        "timezone": "Asia/Shanghai",
    }
    details = EventDetails(**{**values, **own})
    return item(f"event:{uid}@{start:%Y%m%dT%H%M%SZ}", kind="event", source="calendar", details=details, **more)


def candidate(lead: Item, *others: Item, **more: Any) -> Candidate:
    items = (lead, *others)
    return Candidate(lead.id, items, **{"tiers": ("primary",) * len(items), **more})


def seen(one: Item, first: str = WEEK, **more: Any) -> Seen:
    return Seen((one,), first, **more)
