"""Q3 for what was made from fields: its phrase is evidence, so that nothing but the fields may differ from it.

The phrase (`wording`) says what stands between the fields; a slot that has the name of one field prints that field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugging_news.domain.facts import Doubt, Passage, Vocabulary, doubts
from hugging_news.domain.facts.folding import fold
from hugging_news.domain.stories import WORDING, Evidence

_SLOT = re.compile(r"\{([a-z_0-9]+)\}")
_MARKS = dict.fromkeys(map(ord, "\"'`*《》"), " ")
_MEASURED = ("quantity", "version", "date")


def departs(text: str, proof: Sequence[Evidence]) -> bool:
    """Whether *text* has other words than a phrase among its evidence, typography aside."""
    return any(_filled(text, phrase) is None for phrase in _phrases(proof))


def misprinted(text: str, lang: str, proof: Sequence[Evidence], words: Vocabulary) -> Iterator[Doubt]:
    """The numbers, versions and dates that another field proves, and not the one whose slot they stand in."""
    for phrase in _phrases(proof):
        for slot, (start, end) in _filled(text, phrase) or ():
            fields = [one for one in proof if (one.field or "").rpartition(".")[2] == slot.removesuffix("_count")]
            if len({repr(one.value) for one in fields}) == 1 and re.search(r"\d", text[start:end]):
                known = [Passage(one.item, field=one.field, value=one.value) for one in fields]
                for doubt in doubts(text, lang, [*known, Passage("", phrase)], words):
                    if doubt.fact.kind in _MEASURED and start <= doubt.fact.start < end:
                        yield doubt


def _phrases(proof: Sequence[Evidence]) -> Iterator[str]:
    return (one.value for one in proof if one.field == WORDING and isinstance(one.value, str))


def _filled(text: str, phrase: str) -> list[tuple[str, tuple[int, int]]] | None:
    """Where *text* prints each slot of *phrase*; None when it is not made by it."""
    parts = _SLOT.split(phrase)
    pattern = "".join(r"\s*(.+?)\s*" if place % 2 else _literal(part) for place, part in enumerate(parts))
    match = re.fullmatch(pattern, _plain(text), re.IGNORECASE | re.DOTALL)
    return [(slot, match.span(place)) for place, slot in enumerate(parts[1::2], 1)] if match else None


def _literal(words: str) -> str:
    """An expression for *words*, whatever spaces typography sets between them."""
    pieces = [r"\s*".join(map(re.escape, piece)) for piece in _plain(words).split()]
    return (
        (r"\s+" if words[:1].isspace() else "")
        + r"\s*".join(pieces)
        + (r"\s+" if words[-1:].isspace() and pieces else "")
    )


def _plain(text: str) -> str:
    """*text* in one notation, each character in its place."""
    return fold(text).translate(_MARKS)
