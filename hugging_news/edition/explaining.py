"""Gives the lead story of an edition one hard term in plain words, as the human editors did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hugging_news.domain.editions import MEMORY, Edition, Explainer, Story
from hugging_news.domain.explainers import Term
from hugging_news.edition.assemble import reading_minutes

_NOTES = ("lead", "subject", "why", "snippet", "highlights", "breaking", "deprecations", "minimums")
"""What of a release's notes is printed with the story."""


def explained(edition: Edition, history: Iterable[Edition], terms: Sequence[Term]) -> Edition:
    """*edition* with an explainer for its lead story, where there is one to give; its minutes count it.

    The lead is the first full story of `top`, else of the edition; where it names no term the next one of `top` is
    asked. What one of the last twelve editions explained is not explained again.
    """
    known = _known(edition, history)
    free = [term for term in terms if term.id not in known]
    for story in _leads(edition):
        if term := hardest(story, free):
            return _with(edition, story, term)
    return edition


def hardest(story: Story, terms: Iterable[Term]) -> Term | None:
    """The hardest of *terms* that the words of *story* contain and do not explain themselves.

    Words that are printed count before the card's task and licence, then the level, then what is named first.
    """
    printed = "\n".join(_printed(story))
    said = [sentence.text for sentences in story.summary.values() for sentence in sentences]
    tags = _facts(story)
    found: list[tuple[bool, int, int, str, Term]] = []
    for term in terms:
        place = term.place(printed)
        if (place is not None or term.tags & tags) and not any(map(term.is_explained, said)):
            found.append((place is None, -term.level, place or 0, term.id, term))
    return min(found, key=lambda one: one[:4])[4] if found else None


def _known(edition: Edition, history: Iterable[Edition]) -> frozenset[str]:
    """The terms that readers remember."""
    before = sorted((one for one in history if one.id < edition.id), key=lambda one: one.id)[-MEMORY:]
    return frozenset(story.explainer.id for one in before for story in one.stories() if story.explainer)


def _leads(edition: Edition) -> tuple[Story, ...]:
    top = [story for section in edition.sections if section.id == "top" for story in section.stories if not story.brief]
    return tuple(top or [story for story in edition.stories() if not story.brief][:1])


def _printed(story: Story) -> Iterator[str]:
    """The words that readers see of a story: headline, summary, and what a release's notes add to it."""
    yield from story.headline.values()
    yield from (sentence.text for sentences in story.summary.values() for sentence in sentences)
    for name in _NOTES:
        value = story.details.get(name)
        for note in value if isinstance(value, list) else [value]:
            yield str(note.get("text", "")) if isinstance(note, dict) else str(note or "")


def _facts(story: Story) -> frozenset[str]:
    """What the card of a model or dataset prints that may call for a term; its tags are not printed."""
    licence = story.license.id if story.license else None
    return frozenset((str(story.details.get("task", "")).casefold(), f"license:{licence}"))


def _with(edition: Edition, story: Story, term: Term) -> Edition:
    words = {lang: term.name[lang] for lang in edition.languages}
    explainer = Explainer(id=term.id, term=words, text={lang: term.text[lang] for lang in edition.languages})
    told = story.model_copy(update={"explainer": explainer})
    sections = tuple(
        section.model_copy(update={"stories": tuple(told if one is story else one for one in section.stories)})
        for section in edition.sections
    )
    edition = edition.model_copy(update={"sections": sections})
    return edition.model_copy(update={"minutes": {lang: reading_minutes(edition, lang) for lang in edition.languages}})
