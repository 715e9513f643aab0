"""The source's own words for a story, within the limit for quotations.

A summary that the source wrote for readers is taken from its beginning; where it has none, or only a teaser, its text
is from where it comes to the point (`lexrank`). What is quoted stands in the source word for word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hugging_news.domain.items import Item, PaperDetails, PostDetails, ReleaseDetails
from hugging_news.domain.markdown import plain
from hugging_news.domain.text import language_of, sentences
from hugging_news.drafts.extract import abstract
from hugging_news.drafts.extract.lexrank import lexrank
from hugging_news.drafts.extract.limits import fits, within_limit
from hugging_news.drafts.extract.quotable import is_quotable, is_weak, leans, unmarked

_BEGINNING = 10
"""Sentences of a text among which it has come to its point."""
_LONGEST = 60_000
"""Characters of a text that are read."""


def lead(item: Item) -> tuple[str, ...]:
    """At most three sentences that say what it is and what is new, together at most 300 characters or 150 CJK ones."""
    details = item.details
    if isinstance(details, ReleaseDetails):
        return within_limit(_split(details.lead or ""))
    summary = _prose(item.summary, item.title, ended=False)
    if isinstance(details, PaperDetails):
        return abstract.told(_split(item.summary), item.title) or opening(summary)
    if isinstance(details, PostDetails):
        return _of_post(item, summary)
    return opening(summary)


def _of_post(item: Item, summary: Sequence[str | None]) -> tuple[str, ...]:
    """The summary, else its text; teasers only where there is nothing else."""
    text = _prose(plain(item.content[:_LONGEST]), item.title)
    return (
        opening(summary)
        or central(text, item.title)
        or opening(summary, weak=True)
        or central(text, item.title, weak=True)
    )


def opening(found: Sequence[str | None], weak: bool = False, most: int = 3) -> tuple[str, ...]:
    """The first sentences, at most *most*, that can be quoted, until one does not fit."""
    kept: list[int] = []
    for place, sentence in enumerate(found):
        if sentence is None or not _stands(found, place, kept, weak):
            continue
        if not fits([found[at] or "" for at in (*kept, place)]):
            if kept:
                break
            continue
        kept.append(place)
        if len(kept) == most:
            break
    return _words(found, kept)


def central(found: Sequence[str | None], title: str, weak: bool = False) -> tuple[str, ...]:
    """The text from where its beginning comes to the point: the earlier of the two most central sentences there.

    Sentences from anywhere in a long text are central and yet say nothing of what it is: a tutorial's are its steps.
    """
    known = [place for place, sentence in enumerate(found) if sentence is not None]
    ranked = [known[rank] for rank in lexrank([found[place] or "" for place in known], title)]
    able = [place for place in ranked if place in known[:_BEGINNING] and _is_start(found, place, weak)]
    return opening(found[min(able[:2]) :], weak, most=2) if able else ()


def _is_start(found: Sequence[str | None], place: int, weak: bool) -> bool:
    return _stands(found, place, (), weak) and fits([found[place] or ""])


def _stands(found: Sequence[str | None], place: int, kept: Sequence[int], weak: bool) -> bool:
    """Whether a sentence is understood: by itself, or after the one before it."""
    sentence = found[place] or ""
    return (weak or not is_weak(sentence)) and (not leans(sentence) or place - 1 in kept)


def _prose(text: str, title: str, ended: bool = True) -> tuple[str | None, ...]:
    """The sentences of *text* in order, None for those that may not be quoted or repeat the title or themselves."""
    said = [unmarked(one) for one in _split(text)]
    folded = Counter([_folded(title), *map(_folded, said)])
    return tuple(one if is_quotable(one, ended) and folded[_folded(one)] == 1 else None for one in said)


def _split(text: str) -> tuple[str, ...]:
    return sentences(text, language_of(text) or "en")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _words(found: Sequence[str | None], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(found[place] or "" for place in places)
