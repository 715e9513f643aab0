"""Who does what to which thing, or does not: words with a contrary, bound to the clause in which they stand.

A word of an axis (`adds`/`removes`) is compared with the words of that axis in the sources, and those clauses count most
that share most with its own: names, numbers, words of the same language, and terms of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hugging_news.domain.facts.axes import BY_NAME, NEGATION, PATTERNS
from hugging_news.domain.facts.folding import lower, words_of
from hugging_news.domain.facts.terms import terms_of
from hugging_news.domain.text import HAN, word_set

_BREAK = re.compile(
    r"[,;:，；：。！？!?()（）\n]|\.(?= |$)| - |\b(?:and|but|while|whereas|although|though|however|instead|then)\b|并且|并(?!非|不)|但是?|而(?!且)|同时|以及|、"
)
_CLAUSE = re.compile(r"[;:；：。！？!?,，]|\.(?= |$)|\bbut\b|而")
_FLIP = re.compile(
    r"(?:\bno longer|\bnot|n't|\bno|\bnever|\bcannot|\bwithout|\bneither|\bnor|\bstops?|\bstopped|\bfails? to|\bunable to|\bisn't)(?: [\w.`-]+){0,4} ?$"
    r"|(?:不再|不会|不能|无法|没有|没|尚未|未能|未|不|停止|并非|并不|无)(?:再|被|直接|默认|可|提供|对)? ?$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"not only|not just|no doubt|not to mention|whether or not|no\. ?\d|不仅|不只|不但", re.I)
_STOP = word_set(
    "the a an and or of to in is are for with on by from that this it its as at we you your our be been has have had was "
    "were will can may now than then also more most not no so such which who into out over up all any their they them "
    "these those using use used via per when where while what how if but about after before only new does do did"
)
_COMMON_HAN = word_set(
    "模型 我们 可以 进行 通过 使用 这个 一个 以及 现在 已经 它们 他们 你的 目前 本周 其中 因此 由于 并且 这些"
)

Found = tuple[int, int, str, str]


@dataclass(frozen=True)
class Polarity:
    """One word with a contrary: its axis, `+` or `-`, and what its clause is about."""

    axis: str
    sign: str
    start: int
    end: int
    about: frozenset[str]


@lru_cache(maxsize=4096)
def polarities(folded: str) -> tuple[Polarity, ...]:
    """The words with a contrary in a folded text, in order."""
    small = lower(folded)
    found: list[Found] = []
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(small):
            found.append((match.start(), match.end(), name, _sign(small, match, name)))
    found = _settled(small, sorted(found))
    clauses = _clauses(small, [start for start, *_ in found])
    return tuple(
        Polarity(name, sign, start, end, anchors(small[low:high], small[start:end]))
        for (start, end, name, sign), (low, high) in zip(found, clauses, strict=True)
    )


def _sign(small: str, match: re.Match[str], axis: str) -> str:
    sign = "-" if match["minus"] else "+"
    if axis == "negation":
        return sign
    flipped = _FLIP.search(small, max(0, match.start() - 40), match.start())
    if flipped and not _BREAK.search(flipped[0]) and not _NOT_ONLY.search(flipped[0]):
        return "+" if sign == "-" else "-"
    return sign


def _settled(small: str, found: list[Found]) -> list[Found]:
    """*found* without the noun of "removes support" and without negations that turned another word round."""
    against = [one for one in found if one[3] == "-" and one[2] != "negation"]
    kept: list[Found] = []
    for one in found:
        start, end, axis, sign = one
        if axis == "negation" and any(
            -(end - start) < other[0] - start <= 40 or other[0] <= start < other[1] for other in against
        ):
            continue
        if (
            sign == "+"
            and small[start:end] in ("support", "支持")
            and any(_together(small, one, other) for other in against)
        ):
            continue
        kept.append(one)
    return kept


def _together(small: str, one: Found, other: Found) -> bool:
    """Whether two words of one axis stand close together in one clause."""
    low, high = sorted((one[:2], other[:2]))
    return other[2] == "presence" and high[0] - low[1] <= 40 and not _BREAK.search(small, low[1], high[0])


def _clauses(small: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """The clause of each place: from the break before it to the first break after it whose clause has a word of its own."""
    breaks = [0, *(match.end() for match in _BREAK.finditer(small)), len(small)]
    out = []
    for at, place in enumerate(places):
        low = max((edge for edge in breaks if edge <= place), default=0) if len(breaks) < 60 else max(0, place - 80)
        nxt = next((other for other in places[at + 1 :] if other > place), None)
        after = [edge for edge in breaks if edge > place] if len(breaks) < 60 else [min(len(small), place + 80)]
        if nxt is None:
            high = after[-1] if after else len(small)
        else:
            high = max((edge for edge in after if edge <= nxt), default=min(after, default=len(small)))
        out.append((low, min(high, place + 200)))
    return out


def anchors(small: str, word: str = "") -> frozenset[str]:
    """What a text is about: its words but for the commonest, pairs of Han characters, and terms of both languages."""
    found: set[str] = set(terms_of(small))
    for token in words_of(small):
        if token[0].isdecimal():
            found.add(token)
        elif re.match(f"[{HAN}]", token):
            found.update(
                token[place : place + 2]
                for place in range(len(token) - 1)
                if token[place : place + 2] not in _COMMON_HAN
            )
        elif len(token) > 2 and token not in _STOP:
            found.add(token[:6])
    return frozenset(found - {lower(word)[:6], word})


def contradiction(claim: Polarity, known: Sequence[Polarity], sources: int) -> str | None:
    """Why the sources don't let *claim* be said, or None."""
    axis = BY_NAME.get(claim.axis, NEGATION)
    same = [one for one in known if one.axis == claim.axis and one.sign == claim.sign]
    against = [one for one in known if one.axis == claim.axis and one.sign != claim.sign]
    if claim.sign == "-" or claim.axis == "negation":
        same += [one for one in known if one.sign == "-" and one not in same and claim.about & one.about]
    if not same and not against:
        unheard = claim.sign in axis.needs and not (axis.comparison and _measured(claim))
        return "no source says so" if unheard else None
    near, far = _nearest(claim, same), _nearest(claim, against)
    if not same:
        told = far > 0 or sources <= 2 or claim.sign in axis.needs
        return "the sources say the contrary" if told else None
    return "the sources say the contrary of this" if far > near else None


def _measured(claim: Polarity) -> bool:
    """Whether the clause gives two numbers, of which the comparison is only the reading."""
    return sum(one[0].isdecimal() for one in claim.about) >= 2


def _nearest(claim: Polarity, others: Sequence[Polarity]) -> int:
    return max((len(claim.about & one.about) for one in others), default=0)


def supports(claim: Polarity, known: Sequence[Polarity]) -> bool:
    """Whether a source says the same, of something in common."""
    return any(one.axis == claim.axis and one.sign == claim.sign and one.about & claim.about for one in known)


def unsaid(text: str, known: Sequence[Polarity], texts: Sequence[str]) -> tuple[int, int] | None:
    """The first clause of a folded *text* that says as a fact what the sources only deny.

    A source denies it in a clause that shares two thirds of its words, or two terms where the languages differ, and no
    clause of the sources without a negation shares as many.
    """
    denied = [one for one in known if one.axis == "negation"]
    if not denied:
        return None
    said = [
        anchors(lower(text[low:high])) for text in texts for low, high in _parts(text) if not _denies(text[low:high])
    ]
    for low, high in _parts(text):
        clause = text[low:high]
        if _denies(clause):
            continue
        about = anchors(lower(clause))
        most = max((len(about & one.about) for one in denied), default=0)
        if most >= max(2, 0.6 * _comparable(about, denied)) and most > max(
            (len(about & one) for one in said), default=0
        ):
            return low, high
    return None


def _comparable(about: frozenset[str], others: Sequence[Polarity]) -> int:
    """How many words of a clause could be shared: only the terms and Latin ones where the sources have no Han."""
    han = any(re.match(f"[{HAN}]", word) for one in others for word in one.about)
    own = [word for word in about if bool(re.match(f"[{HAN}]", word)) <= han]
    latin = [word for word in own if word[0] != "*"]
    return len(own) if any(word in one.about for one in others for word in latin) else len(own) - len(latin)


def _denies(clause: str) -> bool:
    return any(one.sign == "-" for one in polarities(clause))


def _parts(text: str) -> list[tuple[int, int]]:
    """The clauses of a folded text by its breaks, at most 200."""
    edges = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)][:200]
    return [(low, high) for low, high in zip(edges, edges[1:], strict=False) if high - low > 2]
