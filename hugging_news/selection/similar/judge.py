"""Whether two items tell the same story, by their titles, with their summaries as witnesses.

First comes everything that keeps two stories apart (`apart`). Only then what they share: the same words, or the same
names, figures and acts. What only one of them says counts against it; between languages that is what the table of
words knows, and what else stands in the clause that names the thing.
"""

from __future__ import annotations

import re
from datetime import timedelta

from rapidfuzz import fuzz

from hugging_news.domain.items import EventDetails, Item, PostDetails
from hugging_news.domain.keys import host_of
from hugging_news.selection.similar.apart import disjoint, opened_later, summaries_contradict, titles_contradict
from hugging_news.selection.similar.reading import PLAIN_ACTS, Reading
from hugging_news.selection.similar.told import Told
from hugging_news.selection.similar.vocabulary import HAN

APART = timedelta(days=10)
"""Posts further apart are not about the same news."""
_ENOUGH, _MUCH, _SLACK, _DETAILS, _LEFT_OVER = 3.0, 4.0, 0.5, 1.0, 2.0
_RICH = 4
"""So many shared words name a thing as surely as a version does."""
_ALIKE, _SOMEWHAT_ALIKE = 0.6, 0.3
_FORMS = frozenset({"how", "why", "guide", "inside", "review", "interview", "recap", "card"})
"""Acts that say what kind of text it is, not what happened."""
_REPOSITORY = re.compile(r"[\w.-]+ ?/ ?[\w.-]+")


def why_same(first: Told, second: Told) -> str | None:
    """Why two items are one story, in words for readers of the report; None when they are not, or nothing proves it."""
    a, b = first.title, second.title
    if a.boilerplate or b.boilerplate or titles_contradict(a, b):
        return None
    if not _comparable(first.item, second.item) or opened_later(first, second):
        return None
    reason = _same_wording(first, second) or (None if _one_site(first, second) else _agreement(first, second))
    return None if reason and summaries_contradict(first, second) else reason


def _comparable(first: Item, second: Item) -> bool:
    """Whether one is a post, none an event, and both may be of the same days. Artefacts are known by their keys."""
    kinds = {type(first.details), type(second.details)}
    if EventDetails in kinds or PostDetails not in kinds:
        return False
    if first.title != second.title and all(_REPOSITORY.fullmatch(one.title) for one in (first, second)):
        return False
    return not (first.published and second.published) or abs(first.published - second.published) <= APART


def _one_site(first: Told, second: Told) -> bool:
    """Whether one site tells both in one language: then two titles are two stories."""
    return first.title.chinese == second.title.chinese and host_of(first.item.url) == host_of(second.item.url)


# -- the same words ----------------------------------------------------------------------------------------------------


def _same_wording(first: Told, second: Told) -> str | None:
    """The same title, or nearly, in one language."""
    a, b = first.title, second.title
    if a.chinese != b.chinese or not (_alike_enough(a, b) if a.chinese else _same_content(a, b)):
        return None
    one, two = first.item.title.casefold(), second.item.title.casefold()
    if one == two:
        return "the same title"
    return f"the same title in other words (similarity {fuzz.token_sort_ratio(one, two):.0f})"


def _same_content(a: Reading, b: Reading) -> bool:
    """Whether nothing but filler and plain acts differs, and the order neither where there are few words."""
    telling = bool(a.words) and len(a.content | a.acts) >= 2
    return telling and a.content == b.content and (list(a.words) == list(b.words) or len(a.content) >= _RICH)


def _alike_enough(a: Reading, b: Reading) -> bool:
    least = 3 if a.names else 5
    return len(a.grams & b.grams) >= least and _alike(a, b) >= _ALIKE


def _alike(a: Reading, b: Reading) -> float:
    """How many pairs of neighbouring characters two Chinese titles share, from 0 to 1."""
    return 2 * len(a.grams & b.grams) / max(len(a.grams) + len(b.grams), 1)


# -- the same names, figures and acts ----------------------------------------------------------------------------------


def _agreement(first: Told, second: Told) -> str | None:
    """The same names, figures and acts, and nothing of weight that only one of them says."""
    a, b = first.title, second.title
    shared = _shared(a, b)
    witnesses = _witnesses(first, second)
    weight = sum(shared.values()) + witnesses + (2 * _alike(a, b) if a.chinese and b.chinese else 0)
    if weight < _ENOUGH or not _telling(a, b, shared) or not (witnesses or _both_announce(a, b, shared)):
        return None
    slack = _SLACK if witnesses or (weight >= _MUCH and _well_proved(a, b, shared)) else 0
    left, right = _rest(a, b, second), _rest(b, a, first)
    if min(sum(left.values()), sum(right.values())) > slack:
        return None
    if not (witnesses or (_nothing_further(a, b, shared, left) and _nothing_further(b, a, shared, right))):
        return None
    spelt = [(b if a.chinese else a).spelt.get(name, name) for name in shared if name not in PLAIN_ACTS]
    languages = " in Chinese and English" if a.chinese != b.chinese else ""
    return f"the same names and numbers{languages}: {', '.join(spelt)}"


def _shared(a: Reading, b: Reading) -> dict[str, float]:
    """What both titles say, with its weight, in the order of the first."""
    words = {word: max(weight, b.words[word]) for word, weight in a.words.items() if word in b.words}
    words |= dict.fromkeys(sorted(a.variants & b.variants), 0.5)
    words |= dict.fromkeys(sorted((a.numbers & b.numbers) | (a.amounts & b.amounts) | (a.marked & b.marked)), 1.0)
    return words | ({"release": 1.0} if a.acts & PLAIN_ACTS and b.acts & PLAIN_ACTS else {})


def _witnesses(first: Told, second: Told) -> float:
    """What the summaries add: figures that the other item gives too, half a point each, at most one."""
    if not (first.item.summary and second.item.summary):
        return 0.0
    titles = first.title.amounts & second.title.amounts
    both = (first.title.amounts | first.summary.amounts) & (second.title.amounts | second.summary.amounts)
    return min(1.0, 0.5 * len(both - titles))


def _telling(a: Reading, b: Reading, shared: dict[str, float]) -> bool:
    """Whether a name or a figure is among what is shared, or more words than chance gives."""
    telling = {*a.names, *b.names, *a.amounts}
    return any(word in telling for word in shared) or len(shared) > _RICH


def _both_announce(a: Reading, b: Reading, shared: dict[str, float]) -> bool:
    """Whether both say that something happened, or the one that does not says nothing but a name.

    `K3 now runs in Ollama` and `Introducing K3` are two stories. Two that name no act share more than a name.
    """
    if (a.acts and b.acts) or (not a.acts and not b.acts and len(shared) > _RICH):
        return True
    more = (a.words.keys() - b.words.keys(), b.words.keys() - a.words.keys())
    return not any(rest for one, rest in zip((a, b), more, strict=True) if not one.acts)


def _well_proved(a: Reading, b: Reading, shared: dict[str, float]) -> bool:
    """Whether two names meet at something that happened, or a name goes with a sum, a size or a share."""
    names = sum(word in a.names or word in b.names for word in shared)
    happened = any(act not in _FORMS for act in shared if act in a.acts | b.acts) or len(shared) > _RICH
    return (names >= 2 and happened) or (names >= 1 and bool(a.amounts & b.amounts))


def _rest(a: Reading, b: Reading, other: Told) -> dict[str, float]:
    """What *a* says and *other* does not, neither in its title *b* nor in its summary, with its weight.

    Between languages a word that the table lacks says nothing.
    """
    rest = {word: weight for word, weight in a.words.items() if word not in b.words}
    if a.chinese != b.chinese:
        rest = {word: weight for word, weight in rest.items() if word in a.known or word in a.names}
    return {word: rest[word] for word in rest if word not in other.summary.words} if rest else rest


def _nothing_further(a: Reading, b: Reading, shared: dict[str, float], rest: dict[str, float]) -> bool:
    """Whether what only *a* says can be left out: who made it, and details where the thing itself is sure."""
    details = {word: weight for word, weight in rest.items() if not (word in a.names and word in a.known)}
    crossing = a.chinese != b.chinese
    words = len(shared.keys() - a.acts - b.acts)
    sure = bool(a.versions & b.versions or a.amounts & b.amounts) or words >= (_RICH if crossing else _RICH + 1)
    if not sure and (details or (not crossing and a.chinese and _alike(a, b) < _SOMEWHAT_ALIKE)):
        return False
    if details and disjoint(a.acts & PLAIN_ACTS, b.acts & PLAIN_ACTS):
        return False
    if any(word in a.names for word in details) or sum(details.values()) > _DETAILS:
        return False
    return not crossing or _left_over(a, shared) <= (_LEFT_OVER if sure else 1)


def _left_over(one: Reading, shared: dict[str, float]) -> float:
    """How much the table lacks in the clause that names the thing, in words; two Chinese characters are one."""
    places = [
        one.clauses[word] for word in shared if word in one.clauses and (word in one.names or word in one.numbers)
    ]
    found = one.unknown.get(min(places, default=0), [])
    return sum(0.5 if HAN.match(word) else 1 for word in found if word not in shared)
