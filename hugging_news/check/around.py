"""Q3 beyond the stories: title, glance, notes under tables and explainers say nothing that the edition does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.check.proof import passages
from hugging_news.domain.editions import Edition, Row, Story, Table
from hugging_news.domain.facts import Passage, doubts

_COUNTED = ("quantity", "version", "date", "licence")


def surroundings(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q3: what stands around the stories follows from them."""
    yield from _title(edition, book)
    yield from _glance(edition, book)
    for table in (table for section in edition.sections for table in section.tables):
        yield from _note(table, book)
    for story in edition.stories():
        yield from _explainer(story, book)


def _title(edition: Edition, book: Book) -> Iterator[Problem]:
    """The title names stories and the day of the edition (`#0817`), which is no fact about them."""
    known = [Passage("edition", f"{edition.newsletter.name} #{edition.id[5:7]}{edition.id[8:10]}")]
    known += [passage for story in edition.stories() for passage in _of(story)]
    for lang, title in edition.title.items():
        yield from _found(title, lang, known, "the title", book)


def _glance(edition: Edition, book: Book) -> Iterator[Problem]:
    stories = {story.id: story for story in edition.stories()}
    for line in edition.glance:
        story = stories.get(line.story)
        if story is None:
            yield Problem("Q3", "gate", f"a line of the glance leads to {line.story}, which is not told", line.story)
            continue
        for lang, text in line.text.items():
            yield from _found(text, lang, _of(story), "the glance", book, story.id)


def _of(story: Story) -> list[Passage]:
    """What a story says and is proved by."""
    said = [*story.headline.values(), *(one.text for lines in story.summary.values() for one in lines)]
    return [*passages(story.evidence), *(Passage(story.id, text) for text in said)]


def _note(table: Table, book: Book) -> Iterator[Problem]:
    known = [passage for row in table.rows for passage in _figures(row)]
    moments = (table.as_of, table.compared_with)
    known += [Passage("table", field="as_of", value=moment.isoformat()) for moment in moments if moment]
    for lang, text in table.note.items():
        yield from _found(text, lang, known, f"the note under the {table.kind}", book)


def _figures(row: Row) -> Iterator[Passage]:
    """What a row says: its name, place, counts and changes."""
    yield Passage(row.item, row.title)
    change = {"change.rank": row.change.rank, "change.likes": row.change.likes, "rank": row.rank}
    for metric in row.metrics:
        change[f"metrics.{metric.counts}"] = metric.value
    for field, value in change.items():
        if value is not None:
            yield Passage(row.item, field=field, value=abs(value))
    if row.license.id:
        yield Passage(row.item, field="license.id", value=row.license.id)


def _explainer(story: Story, book: Book) -> Iterator[Problem]:
    """A reviewed text has no source in the edition: its languages must say the same figures."""
    text = story.explainer.text if story.explainer else {}
    for lang, words in text.items():
        others = [Passage("explainer", other) for name, other in text.items() if name != lang]
        found = doubts(words, lang, others, book.words) if others else ()
        for doubt in (one for one in found if one.fact.kind in _COUNTED):
            message = f"the explainer says {doubt.fact.text} in {lang} alone"
            yield Problem("Q3", "gate", message, story.id, lang)


def _found(text: str, lang: str, known: Sequence[Passage], part: str, book: Book, story: str = "") -> Iterable[Problem]:
    for doubt in doubts(text, lang, known, book.words):
        message = f"{part} says {doubt.fact.text}, which no story says"
        yield Problem("Q3", "gate", message, story, lang)
