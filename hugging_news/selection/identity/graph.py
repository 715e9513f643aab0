"""Groups of candidates that are one story: edges are taken in order of their strength, contradictions are refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hugging_news.domain.items import EventDetails, Item, ModelDetails, PaperDetails, ReleaseDetails
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity.keys import is_copy
from hugging_news.selection.identity.registry import Edge


@dataclass
class Group:
    """Candidates of one story by their places, and what joined them. *unique* is what a story has only one of."""

    places: list[int]
    unique: dict[str, set[str]]
    why: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Grouped:
    """The groups in the order of their first candidates, where each candidate went, and the joins that were refused."""

    groups: tuple[Group, ...]
    home: tuple[int, ...]
    refused: tuple[str, ...]


def grouped(candidates: Sequence[Candidate], edges: Iterable[Edge]) -> Grouped:
    """Join along *edges* (the strongest first) unless a story would tell two releases, two papers or two events.

    What a weak edge (a post, wording) may not do either is bring together the models of two makers.
    """
    groups = {place: Group([place], _unique(candidate)) for place, candidate in enumerate(candidates)}
    home = list(range(len(candidates)))
    refused: list[str] = []
    for edge in (edge for edge in edges if edge.joins):
        first, second = sorted((home[edge.first], home[edge.second]))
        mine, other = groups[first], groups[second]
        if first == second:
            mine.why += [] if edge.strength else [_said(candidates, edge)]
        elif against := _against(mine, other, edge):
            ids = f"{candidates[edge.first].id} and {candidates[edge.second].id}"
            refused.append(f"{ids} stay apart although {edge.why}: {against}")
        else:
            _unite(mine, other, _said(candidates, edge))
            for place in other.places:
                home[place] = first
            del groups[second]
    return Grouped(tuple(groups[place] for place in sorted(groups)), tuple(home), tuple(dict.fromkeys(refused)))


def _said(candidates: Sequence[Candidate], edge: Edge) -> str:
    """The line that the story keeps: which candidate came to it, and why."""
    first, second = candidates[edge.first].id, candidates[edge.second].id
    return edge.why if second in edge.why or first in edge.why else f"{second}: {edge.why}"


def _unite(mine: Group, other: Group, why: str) -> None:
    mine.places += other.places
    mine.why += [*other.why, why]
    for sort, values in other.unique.items():
        mine.unique.setdefault(sort, set()).update(values)


def _unique(candidate: Candidate) -> dict[str, set[str]]:
    """What a story has one of, by sort: releases, papers, events; and the makers of its original models."""
    found: dict[str, set[str]] = {}
    for item in candidate.items:
        for sort, value in _sorts(item):
            found.setdefault(sort, set()).add(value)
    return found


def _sorts(item: Item) -> Iterable[tuple[str, str]]:
    details = item.details
    if isinstance(details, ReleaseDetails):
        yield "releases", item.id
    elif isinstance(details, PaperDetails):
        yield "papers", details.arxiv_id
    elif isinstance(details, EventDetails):
        yield "events", details.uid
    elif isinstance(details, ModelDetails) and not is_copy(details):
        yield "makers", details.repo_id.partition("/")[0].lower()


def _against(first: Group, second: Group, edge: Edge) -> str | None:
    """Why two groups cannot be one story; nothing speaks against what is the same thing."""
    if edge.strength == 0:
        return None
    for sort in ("releases", "papers", "events", *(("makers",) if edge.strength > 3 else ())):
        mine, other = first.unique.get(sort, set()), second.unique.get(sort, set())
        if mine and other and mine != other:
            return f"a story has no two {sort} ({', '.join(sorted(mine | other)[:3])})"
    return None
