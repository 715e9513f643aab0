"""Repositories that are no news: empty ones, tests, copies of other people's work, endless series.

What was not fetched is never judged: a repository counts as empty only where its card and files were asked for.
Repackaged weights that state where they come from are the business of identity, which joins them to their original.
"""

from __future__ import annotations

import re

from hugging_news.domain.items import DatasetDetails, ModelDetails, SpaceDetails
from hugging_news.domain.markdown import plain
from hugging_news.domain.text import units
from hugging_news.selection.identity.keys import is_telling
from hugging_news.selection.quality import copies
from hugging_news.selection.quality.subject import Subject
from hugging_news.selection.quality.words import any_of, expressions, listed, vocabulary, words

_DUMP = 5
_SERIES = 20
_STUB = 12
_FILLED = 60
_NUMBERS = re.compile(r"\d+")


def empty(subject: Subject) -> str | None:
    """A repository of the Hub in which, as far as it was asked, there is nothing."""
    details = subject.item.details
    if subject.popular:
        return None
    if isinstance(details, SpaceDetails):
        return "an empty repository: the Space has no application file" if details.stage == "no_app_file" else None
    if isinstance(details, ModelDetails):
        return "an empty repository: no weights, no card" if _is_empty_model(details, subject) else None
    if isinstance(details, DatasetDetails):
        return "an empty repository: no data, no card" if _is_empty_dataset(details, subject) else None
    return None


def _is_empty_model(details: ModelDetails, subject: Subject) -> bool:
    said = (details.task, details.library, details.base_models, details.datasets, details.arxiv, details.formats)
    return {"card", "files"} <= set(details.fetched) and not any(said) and not _has_text(subject)


def _is_empty_dataset(details: DatasetDetails, subject: Subject) -> bool:
    if _has_text(subject) or "card" not in details.fetched:
        return False
    if details.rows == 0 or details.bytes == 0:
        return True
    said = (details.rows, details.bytes, details.size_class, details.splits, details.tasks, details.modalities)
    return bool({"files", "readme"} & set(details.fetched)) and not any((*said, details.arxiv))


def _has_text(subject: Subject) -> bool:
    """Whether the card says more than a heading or the Hub's template does."""
    text = f"{subject.item.summary}\n{plain(subject.item.content)}".replace("[More Information Needed]", "")
    return units(text) > _STUB


def trial(subject: Subject) -> str | None:
    """A test, a template's first page, or filler text; of posts only short ones."""
    opening = subject.opening[:400]
    if filler := next((words for words in vocabulary("trial", "fillers") if words in opening), None):
        return f"a trial: its text is filler ({filler[:40]})" if subject.is_post or not subject.popular else None
    kind = "titles" if subject.is_post else "names" if subject.repo else None
    if kind is None or subject.popular or (subject.is_post and units(opening) >= _FILLED):
        return None
    said = words(_NUMBERS.sub("", subject.title if subject.is_post else subject.name))
    name = " ".join(dict.fromkeys(said.split()))
    return f"a trial: it is called “{name}”" if name in listed("trial", kind) else None


def mirror(subject: Subject) -> str | None:
    """A model or dataset that somebody else made, uploaded again without a stated relation."""
    item = subject.item
    if subject.popular or not copies.may_be(item):
        return None
    copied = subject.company.copies_of(item)
    if copied >= _DUMP and copies.is_unstated(item):
        return f"a mirror dump: {copied} repositories of one owner copy others' and do not say so"
    if hit := any_of(expressions("mirrors", "names"), subject.name):
        return f"a mirror: its name says {hit.strip('-_.')}"
    hit = any_of(expressions("mirrors", "says"), subject.opening[:600])
    if hit and not any_of(expressions("mirrors", "official"), subject.opening[:600]):
        return f"a mirror: its card says “{hit}”"
    original = subject.company.original_of(item)
    if original and is_telling(subject.name):
        return f"a mirror: it has the name of {original.id.rpartition(':')[2]} and states no relation"
    return None


def series(subject: Subject) -> str | None:
    """One of many repositories of one owner whose names differ only by a number, and that nobody uses yet."""
    count = subject.company.series_of(subject.item)
    if count < _SERIES or subject.popular:
        return None
    return f"a series: {count} repositories of one owner differ only by a number"
