"""From one number to another: `from 48 GB to 31 GB`, `10–20 minutes`; both may be right and the order not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hugging_news.domain.facts.amounts import Amount, proves
from hugging_news.domain.facts.folding import fold
from hugging_news.domain.facts.models import Doubt, Fact
from hugging_news.domain.facts.polarity import polarities
from hugging_news.domain.facts.reading import amounts_of

_FROM = re.compile(r"(?:\bfrom|从|由|自)(?: about| around| over| nearly|约|超过|近)? ?$", re.IGNORECASE)
_TO = re.compile(
    r"(?: [a-z]+){0,3} to (?:about |around |over |nearly |just |only )?"
    r"|[^，。；,;!?！？]{0,8}(?:到|至|为|成)了?(?:约|近|仅)? ?",
    re.IGNORECASE,
)
_RANGE = re.compile(r" ?(?:-|~|to|到|至) ?", re.IGNORECASE)
_BEFORE, _AFTER = 24, 8


@dataclass(frozen=True)
class Move:
    """Two numbers of a folded text that belong together: a range, or where something was and where it went."""

    start: int
    end: int
    first: Amount
    last: Amount
    directed: bool


def moves(folded: str) -> Iterator[Move]:
    """The ranges and movements of a text, in order."""
    for (start, end, first), (later, last_end, last) in pairwise(amounts_of(folded)):
        if first.unit != last.unit or later < end:
            continue
        if _TO.fullmatch(folded, end, later) and _FROM.search(folded, max(0, start - 12), start):
            bare = folded[end:later].strip() in ("到", "至")
            yield Move(start, last_end, first, last, directed=not bare)
        elif _RANGE.fullmatch(folded, end, later):
            yield Move(start, last_end, first, last, directed=False)


def turned(text: str, sources: Sequence[str]) -> list[Doubt]:
    """The movements of *text* that say of themselves, or of folded *sources*, the other way round."""
    folded = fold(text)
    found = [(move, reason) for move in moves(folded) if (reason := _wrong(move, folded, sources))]
    return [
        Doubt(Fact("quantity", text[move.start : move.end], move.last, move.start, move.end), reason)
        for move, reason in found
    ]


def _wrong(move: Move, folded: str, sources: Sequence[str]) -> str:
    """Why a movement can't be right; empty where nothing speaks against it."""
    if move.first.value == move.last.value:
        return "begins and ends with the same number"
    if not move.directed:
        return ""
    known = [one for source in sources for one in moves(source) if one.directed]
    same = any(_says(one.first, move.first) and _says(one.last, move.last) for one in known)
    if not same and any(_says(one.last, move.first) and _says(one.first, move.last) for one in known):
        return "the sources say it the other way round"
    up = "+" if move.last.value > move.first.value else "-"
    said = {one.sign for one in polarities(folded) if one.axis == "amount" and _within(move, one.start, one.end)}
    return "the words say up and the numbers down, or the other way round" if said and up not in said else ""


def _within(move: Move, start: int, end: int) -> bool:
    return move.start - _BEFORE <= start and end <= move.end + _AFTER


def _says(known: Amount, claim: Amount) -> bool:
    return proves(replace(known, roles=frozenset()), replace(claim, roles=frozenset(), bound=""))
