"""Q13–Q15 and Q26: what a card or row must state, and that nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from hugging_news.check.book import Book
from hugging_news.check.printed import many, told
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.editions import Edition, Row, Story, Table
from hugging_news.domain.licences import classify, is_open_source

_ARTEFACTS = ("model", "dataset", "space")
_KNOWN = ("not-stated", "not-fetched")
_NEWS = ("highlights", "models", "security")
_OPEN = re.compile(r"(?<![未非不是])(?<!尚未)开源(?!社区|许可)|(?<!not )(?<!non-)\bopen[- ]sourced?\b", re.IGNORECASE)
_ROWS = 10
_GIVEN = frozenset(("likes",))
"""Counts that a list gives of all its rows or of none; downloads it may leave out."""
_LATEST, _STEP = timedelta(days=7), (timedelta(days=6), timedelta(days=8))


def licences(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q13: a model, dataset or Space whose card was read says under which licence it is, or that it states none."""
    for story in _artefacts(edition):
        note = story.license
        if note is None:
            if "card" in many(story, "fetched"):
                yield Problem("Q13", "gate", "its card was read, but no licence is noted", story.id)
        elif note.id and note.class_ in _KNOWN:
            yield Problem("Q13", "gate", f"licence {note.id} is noted as {note.class_}", story.id)
        elif note.id and book.licences and classify(note.id, book.licences) != note.class_:
            meant = classify(note.id, book.licences)
            yield Problem("Q13", "gate", f"licence {note.id} is {meant}, noted as {note.class_}", story.id)


def abstention(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q26: "not stated" only of a card that was read, a class only of a licence, "open source" only of OSI licences."""
    for story in _artefacts(edition):
        note = story.license
        if note and note.class_ == "not-stated" and "card" not in many(story, "fetched"):
            yield Problem("Q26", "gate", "a licence noted as not stated, though the card was not read", story.id)
        if note and not note.id and not note.name and note.class_ not in _KNOWN:
            yield Problem("Q26", "gate", f"a licence of class {note.class_} that nobody states", story.id)
        if not book.licences or (note and is_open_source(note.id, book.licences)):
            continue
        stated = bool(note and note.class_ != "not-fetched")
        yield from _called_open(story, stated)


def releases(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q14: version, date, what is new, what breaks (or that the notes state nothing), and the notes themselves.

    A line among the minor ones needs version and date alone; of a split the first part has the notes.
    """
    for story in edition.stories():
        if story.kind != "release" or (story.split_of and not story.id.endswith("#1")):
            continue
        missing = [name for name, value in _of_release(story).items() if not value]
        if missing:
            yield Problem("Q14", "gate", f"a release without {', '.join(missing)}", story.id)


def trending(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q15: a table comes from one snapshot; each row has its place, its counts and how it changed."""
    for table in (table for section in edition.sections for table in section.tables):
        for fault in (*_of_table(table, edition), *(f for row in table.rows for f in _of_row(row, table, book))):
            yield Problem("Q15", "gate", f"{table.kind}: {fault}")


def _artefacts(edition: Edition) -> Iterator[Story]:
    return (story for story in edition.stories() if story.details.get("type") in _ARTEFACTS)


def _called_open(story: Story, stated: bool) -> Iterator[Problem]:
    """Own words that say "open source" of what is not, or of what nobody looked up; authors may say so themselves."""
    why = "its licence is none of the OSI's" if stated else "its licence is not known"
    severity: Severity = "gate" if stated else "warning"
    for text in told(story):
        if text.method != "extracted" and (found := _OPEN.search(text.text)):
            yield Problem("Q26", severity, f"“{found[0]}”, but {why}", story.id, text.lang, text.sentence)


def _of_release(story: Story) -> dict[str, object]:
    details = story.details
    needed: dict[str, object] = {"version": details.get("version"), "date": story.published}
    if not story.brief:
        told = [details.get("lead"), *(one for name in _NEWS for one in many(story, name))]
        needed["a highlight"] = any((*told, *story.summary.values()))
        needed["what breaks (or that nothing is stated)"] = isinstance(details.get("breaking"), (list, tuple))
        needed["a link to its notes"] = any(link.type == "notes" for link in (*story.links, *story.more))
    return needed


def _of_table(table: Table, edition: Edition) -> Iterator[str]:
    ranks = [row.rank for row in table.rows]
    if ranks != sorted(set(ranks)) or any(rank < 1 for rank in ranks):
        yield "ranks are not in order"
    if not 1 <= len(ranks) <= _ROWS:
        yield f"{len(ranks)} rows; 1 to {_ROWS} are printed"
    if len({row.item for row in table.rows}) < len(ranks):
        yield "one item stands in two places"
    if table.as_of > edition.window.end + _LATEST:
        yield f"counted on {table.as_of:%Y-%m-%d}, over 7 days after the week"
    for row, counted in zip(table.rows, map(_counted, table.rows), strict=True):
        if lost := sorted(frozenset().union(*map(_counted, table.rows)) & _GIVEN - counted):
            yield f"{row.title}: no {', '.join(lost)}, which the other rows have"
    step = table.as_of - table.compared_with if table.compared_with else None
    if step is not None and not _STEP[0] <= step <= _STEP[1]:
        yield f"compared with {table.compared_with:%Y-%m-%d}, which is not a week before"


def _counted(row: Row) -> frozenset[str]:
    return frozenset(metric.counts for metric in row.metrics)


def _of_row(row: Row, table: Table, book: Book) -> Iterator[str]:
    compared, rank = row.change.state != "uncompared", row.change.rank or 0
    if compared != (table.compared_with is not None):
        yield f"{row.title}: {row.change.state}, though the table is{'' if table.compared_with else ' not'} compared"
    if {"up": rank <= 0, "down": rank >= 0, "same": rank != 0, "new": rank != 0}.get(row.change.state, False):
        yield f"{row.title}: {row.change.state} by {rank} places"
    if row.license.id and row.license.class_ in _KNOWN:
        yield f"{row.title}: licence {row.license.id} is noted as {row.license.class_}"
    elif row.license.id and book.licences and (meant := classify(row.license.id, book.licences)) != row.license.class_:
        yield f"{row.title}: licence {row.license.id} is {meant}, noted as {row.license.class_}"
    if not (row.title and row.item):
        yield f"row {row.rank} without a name"
