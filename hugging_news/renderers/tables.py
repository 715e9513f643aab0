"""Trending tables (EDITORIAL §3.3): the columns that the source really has, changes in signs and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from hugging_news.domain.editions import LicenseNote, Row, Table
from hugging_news.domain.markup import safe_url
from hugging_news.renderers.counts import COUNTED, Count
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Cell, Column, TableView
from hugging_news.renderers.words import Words

_MAX_NAME = 120


def table_view(table: Table, words: Words) -> TableView:
    """The whole table; a column in which no row has anything is left out."""
    makers = _makers(table, words)
    cells = [tuple(replace(make(row), column=column.name) for column, make in makers) for row in table.rows]
    kept = [index for index, _ in enumerate(makers) if any(row[index].text for row in cells)]
    return TableView(
        kind=table.kind,
        title=words.label(f"trending.titles.{table.kind}"),
        columns=tuple(makers[index][0] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in cells),
        caption=_caption(table, words),
        note=literal(table.note.get(words.lang, "")) or _note(table, words),
    )


def _makers(table: Table, words: Words) -> list[tuple[Column, Callable[[Row], Cell]]]:
    """Every column that there may be, in order, with the function that makes its cells."""
    found: list[tuple[Column, Callable[[Row], Cell]]] = [
        (Column("rank", "#"), lambda row: Cell(str(row.rank))),
        (Column("name", words.label(f"trending.names.{table.kind}")), _name),
        (Column("task", words.label("trending.task")), lambda row: Cell(words.task(row.task) if row.task else "")),
        (Column("sdk", words.label("trending.sdk")), lambda row: Cell(literal(row.sdk or "", 40))),
    ]
    for counts, span in _counted(table):
        column = Column(f"{counts}-{span}", words.label(f"metrics.{counts}_{span}"), True)
        found.append((column, partial(_metric, counts=counts, span=span, words=words)))
    days = words.fill("trending.change", days=str(_days(table)))
    found.append((Column("change", days), lambda row: change_cell(row, words)))
    found.append((Column("licence", words.label("trending.licence")), lambda row: _licence(row.license, words)))
    return found


def _name(row: Row) -> Cell:
    return Cell(literal(row.title, _MAX_NAME), safe_url(row.url))


def _counted(table: Table) -> list[tuple[str, str]]:
    found = {(metric.counts, metric.span) for row in table.rows for metric in row.metrics if metric.counts in COUNTED}
    return sorted(found, key=lambda pair: (COUNTED.index(pair[0]), pair[1] != "total", pair[1]))


def _metric(row: Row, counts: str, span: str, words: Words) -> Cell:
    metric = next((metric for metric in row.metrics if (metric.counts, metric.span) == (counts, span)), None)
    return Cell(Count(metric, words) if metric else "")


def change_cell(row: Row, words: Words) -> Cell:
    """`▲3，+412`, `▼1`, `–`, 新上榜 or 无对比, with the same in words for those who cannot see the signs."""
    change = row.change
    if change.state in ("new", "uncompared"):
        return Cell(words.label(f"trending.{change.state}"), tone=change.state)
    places = str(abs(change.rank)) if change.rank else ""
    sign = {"up": f"▲{places}", "down": f"▼{places}", "same": "–"}[change.state]
    spoken = words.fill(f"trending.{change.state}", count=places)
    if not change.likes:
        return Cell(sign, spoken=spoken, tone=change.state)
    likes = words.signed(change.likes)
    said = words.joint(spoken, words.fill("trending.likes", count=likes), by="comma")
    return Cell(words.joint(sign, likes, by="comma"), spoken=said, tone=change.state)


def _days(table: Table) -> int:
    """Days between the snapshots; a week when there is nothing to compare with."""
    if table.compared_with is None:
        return 7
    return max(1, round((table.as_of - table.compared_with).total_seconds() / 86400))


def _licence(note: LicenseNote, words: Words) -> Cell:
    if note.class_ == "not-fetched":
        return Cell("")
    if note.class_ == "not-stated":
        return Cell(words.label("licence.classes.not-stated"), tone="not-stated")
    name = note.name or (note.id if note.id != "other" else "") or words.label(f"licence.classes.{note.class_}")
    return Cell(literal(name, 60), tone=note.class_)


def _note(table: Table, words: Words) -> str:
    """One sentence on the most notable row: what gained most likes, else what was downloaded or liked most."""
    gains = {row.title: row.change.likes for row in table.rows if (row.change.likes or 0) > 0}
    if len(gains) > 1:
        return _most("gained", gains, words.signed, words, days=str(_days(table)))
    for counts, span in (("downloads", "30d"), ("likes", "total")):
        values = {
            row.title: metric.value
            for row in table.rows
            for metric in row.metrics
            if (metric.counts, metric.span) == (counts, span) and metric.value
        }
        if len(values) > 1:
            return _most(counts, values, words.compact, words)
    return ""


def _most(key: str, values: Mapping[str, int | None], say: Callable[[int], str], words: Words, **more: str) -> str:
    """The sentence about the row with the largest of *values*; the upper one of equals."""
    name = max(values, key=lambda each: values[each] or 0)
    return words.fill(f"trending.notes.{key}", name=literal(name, _MAX_NAME), count=say(values[name] or 0), **more)


def _caption(table: Table, words: Words) -> str:
    time = words.stamp(table.as_of)
    if table.compared_with is None:
        return words.fill("trending.caption_alone", time=time)
    return words.fill("trending.caption", time=time, before=words.day(table.compared_with, "UTC"))
