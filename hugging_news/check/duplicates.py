"""Q7: one edition tells nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.keys import canonical_url, fold
from hugging_news.domain.text import units

ALIKE = 80
"""Percent of the same words from which two texts with the same names and numbers tell the same."""
_LEAST = 12
"""Units below which a text is too short to be compared."""
_NAMES = re.compile(r"(?<![A-Za-z])[A-Za-z]*(?:[A-Z]|\d)[\w.-]*")


def duplicates(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q7: no two stories share a key, a leading address or a release, or read the same; parts of one split may."""
    owner: dict[str, Story] = {}
    said: set[str] = set()
    for story in edition.stories():
        for key in _keys(story):
            first = owner.setdefault(key, story)
            if first is not story and not _parts_of_one(first, story):
                said.add(story.id)
                yield Problem("Q7", "gate", f"tells the same as {first.id} ({key})", story.id)
                break
    for first, second in combinations(edition.stories(), 2):
        if second.id not in said and not _parts_of_one(first, second) and (lang := _alike(first, second)):
            yield Problem("Q7", "gate", f"reads like {first.id}", second.id, lang)
            said.add(second.id)


def _keys(story: Story) -> Iterator[str]:
    yield from dict.fromkeys((story.id, *story.keys))
    repo, version = story.details.get("repo"), story.details.get("version")
    if story.kind == "release" and repo and version:
        yield fold(f"github:{repo}@{story.details.get('tag') or version!s}")
    if story.links and story.kind not in ("event", "recap"):
        yield f"url:{canonical_url(story.links[0].url)}"


def _parts_of_one(first: Story, second: Story) -> bool:
    return bool(second.split_of) and first.split_of == second.split_of


def _alike(first: Story, second: Story) -> str:
    """The language in which two stories read the same; events of one series differ by their dates."""
    from rapidfuzz import fuzz

    if first.kind != second.kind or first.details.get("start") != second.details.get("start"):
        return ""
    for lang in sorted(first.summary.keys() & second.summary.keys()):
        one, other = _text(first, lang), _text(second, lang)
        if min(units(one), units(other)) < _LEAST or _marks(one) != _marks(other):
            continue
        if fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE) >= ALIKE:
            return lang
    return ""


def _text(story: Story, lang: str) -> str:
    return " ".join([story.headline.get(lang, ""), *(one.text for one in story.summary[lang])])


def _marks(text: str) -> frozenset[str]:
    """Names and numbers, by which two stories of one pattern are told apart."""
    return frozenset(mark.strip(".-").lower() for mark in _NAMES.findall(text))
