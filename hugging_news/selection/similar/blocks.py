"""Pairs worth judging among many items, in time that grows with their number and not with its square.

Items of one title are settled first. The others meet in the blocks of their rarest tokens; a block that is too large (a
hub: one name in every title) is split by a second token, and what is still a crowd meets its neighbours in time alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from hugging_news.domain.items import Item
from hugging_news.selection.similar.judge import APART, why_same
from hugging_news.selection.similar.told import Told

SERIES = 20
"""A title that more items share names a series, or nothing: only equal summaries prove more."""
_RAREST = 6
_CROWD, _NEIGHBOURS = 24, 4
"""In a larger block each meets only so many of those that follow it in time."""
_MANY = 4
_EARLY = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Near:
    """Two items that tell the same story, by their ids in order, and *why* in words for readers of the report."""

    first: str
    second: str
    why: str


def same_story(first: Item, second: Item) -> str | None:
    """Why two items are one story, None when they are not or nothing proves it."""
    return why_same(Told(first), Told(second))


def near_duplicates(items: Sequence[Item]) -> tuple[Near, ...]:
    """The pairs of *items* that tell the same story, sorted by their ids.

    Of n items with one title and no difference n - 1 pairs come out, enough to join them all. An id that is there
    twice is judged once, by its oldest item.
    """
    known = {item.id: item for item in sorted(items, key=lambda item: (*_age(item), item.title), reverse=True)}
    told = [Told(item) for item in sorted(known.values(), key=_age)]
    found, left = _same_titles(told)
    for first, second in _meetings(left):
        if why := why_same(first, second):
            found.append(_near(first, second, why))
    return tuple(sorted(found, key=lambda near: (near.first, near.second)))


def _age(item: Item) -> tuple[datetime, str]:
    return (item.published or _EARLY, item.id)


def _near(first: Told, second: Told, why: str) -> Near:
    low, high = sorted((first.item.id, second.item.id))
    return Near(low, high, why)


def _same_titles(told: list[Told]) -> tuple[list[Near], list[Told]]:
    """The pairs among items of one title, and one item of each story that is left, in their order.

    Items are compared with the last one that was not the same, so the time is linear; those of a series stay out.
    """
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.key].append(one)
    found, left = [], []
    for key, group in groups.items():
        heads: dict[str, Told] = {}
        series = len(group) > SERIES
        for one in group:
            part = " ".join(one.item.summary.casefold().split()) if series else ""
            head = heads.get(part)
            why = why_same(head, one) if head and (part or not series) and key else None
            if head and why:
                found.append(_near(head, one, why))
            else:
                heads[part] = one
                left += [] if series or not key else [one]
    return found, sorted(left, key=lambda one: _age(one.item))


def _meetings(told: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Each pair with the same marks that meets in a block and may agree, once; *told* is sorted by age."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(told):
        for pair in _neighbours(block):
            first, second = told[pair[0]], told[pair[1]]
            if pair not in seen and _may_agree(first, second) and _of_its_days(first, second):
                seen.add(pair)
                yield first, second


def _blocks(told: list[Told]) -> Iterator[list[int]]:
    """The places of those that share one of their rarest tokens and all marks; a crowd is split by a second token."""
    often = Counter(token for one in told for token in one.tokens)
    rare = [_rarest(one.tokens, often) for one in told]
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        for token in rare[place]:
            blocks[token, one.title.marks].append(place)
    for block in blocks.values():
        if len(block) > _CROWD:
            yield from _split(block, rare)
        elif len(block) > 1:
            yield block


def _split(block: list[int], rare: list[list[str]]) -> Iterator[list[int]]:
    parts: dict[str, list[int]] = defaultdict(list)
    for place in block:
        for token in rare[place]:
            parts[token].append(place)
    yield from (part for part in parts.values() if 1 < len(part) < len(block))
    yield block


def _rarest(tokens: Iterable[str], often: Counter[str]) -> list[str]:
    shared = [token for token in tokens if often[token] > 1]
    return sorted(shared, key=lambda token: (often[token], token))[:_RAREST]


def _neighbours(block: list[int]) -> Iterator[tuple[int, int]]:
    """Each place with those that follow it, in a crowd only with the next ones: those of its days."""
    reach = len(block) if len(block) <= _CROWD else _NEIGHBOURS
    for at, place in enumerate(block):
        for other in block[at + 1 : at + 1 + reach]:
            yield place, other


def _may_agree(first: Told, second: Told) -> bool:
    """Whether the numbers agree and enough tokens are shared, names or figures among them where they are few."""
    a, b = first.title, second.title
    if not (a.numbers <= b.values and b.numbers <= a.values):
        return False
    shared = first.tokens & second.tokens
    if len(shared) < min(2, len(first.tokens) - 1, len(second.tokens) - 1):
        return False
    many = len(shared) >= _MANY or first.tokens == second.tokens or (a.chinese and b.chinese)
    return many or not (shared.isdisjoint(first.telling) and shared.isdisjoint(second.telling))


def _of_its_days(first: Told, second: Told) -> bool:
    one, two = first.item.published, second.item.published
    return one is None or two is None or two - one <= APART
