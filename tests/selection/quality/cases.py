"""The labelled cases of the quality filter: what must be held, and what looks like it and must not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hugging_news.domain.items import Item, Link, Metric, Relation
from hugging_news.domain.stories import Candidate
from hugging_news.selection.quality import quarantined
from tests import factories

FOLDER = Path(__file__).parent / "labelled"
_PARTS = {"bad": (True, False), "held_out_bad": (True, True), "good": (False, False), "held_out_good": (False, True)}


@dataclass(frozen=True)
class Case:
    """One candidate (the first) in its company, and whether it must be held."""

    rule: str
    name: str
    bad: bool
    held_out: bool
    candidates: tuple[Candidate, ...]


def load() -> tuple[Case, ...]:
    """Every case, by rule."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path))


def reason_of(case: Case) -> str | None:
    """Why the case's own candidate is held; None when it is admitted."""
    _, cut = quarantined(case.candidates)
    return next((one.reason for one in cut if one.item == case.candidates[0].id), None)


def _read(path: Path) -> Iterator[Case]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(table) <= set(_PARTS)
    for part, (bad, held_out) in _PARTS.items():
        for row in table.get(part, []):
            yield Case(path.stem, row["name"], bad, held_out, tuple(_candidates(row)))


def _candidates(row: dict[str, Any]) -> Iterator[Candidate]:
    values = {key: value for key, value in row.items() if key not in ("name", "tier", "company", "datasets", "posts")}
    yield factories.candidate(_item(**values), tiers=(row.get("tier", "primary"),))
    for other in row.get("company", []):
        repo, _, likes = other.partition("=")
        yield factories.candidate(factories.model(repo, likes=int(likes) if likes else None))
    for repo in row.get("datasets", []):
        yield factories.candidate(factories.dataset(repo))
    for number, title in enumerate(row.get("posts", [])):
        yield factories.candidate(factories.item(f"url:https://example.org/other-{number}", title=title))


def _item(kind: str = "post", repo: str = "", **more: Any) -> Item:
    more["tags"] = tuple(more.get("tags", ()))
    metrics = tuple(
        Metric(counts=counts, span=span, value=more.pop(counts), as_of=factories.NOW)  # type: ignore[arg-type]
        for counts, span in (("likes", "total"), ("downloads", "30d"))
        if counts in more
    )
    if kind in ("model", "dataset", "space"):
        if "fetched" in more:
            more["fetched"] = tuple(more["fetched"])
        if "base" in more:
            more["base_models"] = tuple(_relation(base) for base in more.pop("base"))
        made: Item = getattr(factories, kind)(repo, **_without_list(more))
        return made.model_copy(update={"metrics": metrics, **_details(made, more)})
    if kind == "release":
        return factories.release(repo, **more)
    if kind in ("paper", "event"):
        other: Item = getattr(factories, kind)(**more)
        return other
    url = more.pop("url", "https://example.org/a")
    links = (Link(type="video", url=url),) if more.pop("video", False) else ()
    return factories.item(f"url:{url}", links=links, **more)


def _relation(written: str) -> Relation:
    id, _, relation = written.partition(":")
    return Relation.model_validate({"id": id, "relation": relation or None})


def _without_list(more: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in more.items() if key != "fetched"}


def _details(made: Item, more: dict[str, Any]) -> dict[str, Any]:
    return {"details": made.details.model_copy(update={"fetched": more["fetched"]})} if "fetched" in more else {}
