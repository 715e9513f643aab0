"""Every text of an edition that readers see, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hugging_news.check.problem import Place
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.stories import Method


@dataclass(frozen=True)
class Printed:
    """*text* as it stands in the documents of *lang*, written in *own* (an extract keeps its source's language).

    *part* says in words what it is; a sentence or headline has its *story* and *sentence*. Texts without a *method* are
    the newsletter's own, like its title.
    """

    text: str
    lang: str
    own: str
    part: str
    story: str = ""
    sentence: Place = None
    method: Method | None = None


def printed(edition: Edition) -> Iterator[Printed]:
    """The newsletter's own texts, then story by story; lines of the glance that repeat a headline are left out."""
    headlines = {story.id: story.headline for story in edition.stories()}
    for part in ("title", "intro", "signoff"):
        for lang, text in getattr(edition, part).items():
            yield Printed(text, lang, lang, part)
    for line in edition.glance:
        repeated = headlines.get(line.story, {})
        own = {lang: text for lang, text in line.text.items() if text != repeated.get(lang)}
        yield from (Printed(text, lang, lang, "glance", line.story) for lang, text in own.items())
    for table in (table for section in edition.sections for table in section.tables):
        yield from (Printed(text, lang, lang, f"note of the {table.kind}") for lang, text in table.note.items())
    for correction in edition.corrections:
        for texts in (correction.was, correction.now):
            yield from (Printed(text, lang, lang, "correction", correction.story) for lang, text in texts.items())
    for story in edition.stories():
        yield from told(story)


def told(story: Story) -> Iterator[Printed]:
    """The headline and sentences of a story, its explainer, and what stands under its picture."""
    for lang, headline in story.headline.items():
        yield Printed(headline, lang, lang, "headline", story.id, "headline")
    for lang, sentences in story.summary.items():
        for place, sentence in enumerate(sentences):
            yield Printed(sentence.text, lang, sentence.lang, "sentence", story.id, place, sentence.method)
    if story.explainer:
        for texts in (story.explainer.term, story.explainer.text):
            yield from (Printed(text, lang, lang, "explainer", story.id) for lang, text in texts.items())


def many(story: Story, name: str) -> tuple[Any, ...]:
    """The list *name* among the details of a story; nothing where a hand made something else of it."""
    value = story.details.get(name)
    return tuple(value) if isinstance(value, (list, tuple)) else ()
