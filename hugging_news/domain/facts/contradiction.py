"""Whether sources speak against a word that has a contrary, or against a clause as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hugging_news.domain.facts.axes import BY_NAME, NEGATION
from hugging_news.domain.facts.folding import lower
from hugging_news.domain.facts.polarity import Polarity, anchors, denies, parts, polarities
from hugging_news.domain.text import HAN

_HAN = re.compile(f"[{HAN}]")


def contradiction(claim: Polarity, known: Sequence[Polarity], sources: int) -> str | None:
    """Why the sources don't let *claim* be said, or None."""
    axis = BY_NAME.get(claim.axis, NEGATION)
    same = [one for one in known if one.axis == claim.axis and one.sign == claim.sign]
    against = [one for one in known if one.axis == claim.axis and one.sign != claim.sign]
    if claim.sign == "-" or claim.axis == "negation":
        same += [one for one in known if _denies(one) and one not in same and claim.about & one.about]
    if not same and not against:
        unheard = claim.sign in axis.needs and not (axis.comparison and _measured(claim))
        return "no source says so" if unheard else None
    near, far = _nearest(claim, same), _nearest(claim, against)
    if not same:
        told = far > 0 or sources <= 2 or claim.sign in axis.needs
        return "the sources say the contrary" if told else None
    return "the sources say the contrary of this" if far > near else None


def _denies(known: Polarity) -> bool:
    """Whether a word may stand for a negation of another axis: what is fixed fails no longer; what shrinks is there."""
    axis = BY_NAME.get(known.axis, NEGATION)
    return (known.sign == "-" and not axis.comparison) or (known.axis, known.sign) == ("success", "+")


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
    said = [anchors(lower(text[low:high])) for text in texts for low, high in parts(text) if not denies(text[low:high])]
    for low, high in parts(text):
        clause = text[low:high]
        if denies(clause):
            continue
        about = anchors(lower(clause))
        most = max((len(about & one.about) for one in denied), default=0)
        if most >= max(2, 0.6 * _shareable(about, [one.about for one in denied])) and most > max(
            (len(about & one) for one in said), default=0
        ):
            return low, high
    return None


def overstated(text: str, known: Sequence[Polarity], texts: Sequence[str]) -> tuple[int, int] | None:
    """The first clause of a folded *text* that denies what the sources say: the other way round of `unsaid`."""
    against = [one for one in known if _denies(one)]
    said = [anchors(lower(text[low:high])) for text in texts for low, high in parts(text) if not denies(text[low:high])]
    for low, high in parts(text):
        if not any(one.axis == "negation" for one in polarities(text[low:high])):
            continue
        about = anchors(lower(text[low:high]))
        shared = max(said, key=lambda one: len(about & one), default=frozenset())
        most = max((len(about & one.about) for one in against), default=0)
        if len(about & shared) > most and len(about & shared) >= max(2, 0.6 * _shareable(about, said)):
            return low, high
    return None


def _shareable(about: frozenset[str], others: Sequence[frozenset[str]]) -> int:
    """How many words of a clause could be shared with sources of another language or of the same."""
    han = any(_HAN.match(word) for one in others for word in one)
    own = [word for word in about if bool(_HAN.match(word)) <= han]
    latin = [word for word in own if word[0] != "*"]
    return len(own) if any(word in one for one in others for word in latin) else len(own) - len(latin)
