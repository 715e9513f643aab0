"""Q16 and Q18: an edition that can be read in its time, and that is various. Both only warn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.artefacts import kind_of
from hugging_news.domain.editions import Edition, Section, Story
from hugging_news.domain.items import Item
from hugging_news.domain.modalities import OTHER, modality_of
from hugging_news.domain.text import units

MINUTES = (4, 8)
STORIES = (8, 14)
CAPS = {
    "top": 3,
    "releases": 6,
    "models": 6,
    "try": 3,
    "papers": 5,
    "platform": 4,
    "learn": 4,
    "community": 4,
    "events": 5,
}
"""Full stories a section (EDITORIAL §2)."""
LENGTHS = {
    "top": (300, 180), "releases": (160, 90), "models": (120, 70), "try": (100, 60), "papers": (110, 60),
}  # fmt: skip
"""Units of a story's own sentences in Chinese and in English; other sections as `_OTHER`."""
_OTHER = (120, 70)
_CALENDAR = ("events", "corrections")
PER_ORGANISATION, KINDS, MODALITIES = 3, 4, 3


def budgets(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q16: reading time, full stories of the edition and of each section, length of each story."""
    for lang, minutes in edition.minutes.items():
        if not MINUTES[0] <= minutes <= MINUTES[1]:
            message = f"takes {minutes} min to read; {MINUTES[0]} to {MINUTES[1]} are right"
            yield Problem("Q16", "warning", message, lang=lang)
    told = (story for section in edition.sections if section.id not in _CALENDAR for story in section.stories)
    count = sum(not story.brief for story in told)
    if not STORIES[0] <= count <= STORIES[1]:
        yield Problem("Q16", "warning", f"{count} full stories; {STORIES[0]} to {STORIES[1]} are right")
    for section in edition.sections:
        cap = {**CAPS, **book.caps}.get(section.id)
        full = sum(not story.brief for story in section.stories)
        if cap is not None and full > cap:
            yield Problem("Q16", "warning", f"section {section.id} has {full} full stories; {cap} at most")
        yield from (problem for story in section.stories for problem in _length(story, section))


def diversity(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q18: not all from one organisation, of one kind or about one modality, where there was something else."""
    full = [story for story in edition.stories() if not story.brief]
    by_maker = Counter(story.organisation for story in full if story.organisation and story.kind != "event")
    for maker, count in sorted(by_maker.items()):
        if count > PER_ORGANISATION:
            yield Problem("Q18", "warning", f"{count} full stories of {maker}; {PER_ORGANISATION} at most")
    kinds = {str(story.kind) for story in full}
    spare = {kind for cut in edition.cut if cut.state == "cut" and (kind := kind_of(cut.item))} - kinds
    if len(kinds) < KINDS and spare:
        yield Problem("Q18", "warning", f"only {len(kinds)} kinds, though there was a {' and a '.join(sorted(spare))}")
    told, listed = _modalities(full, book), _listed(edition, book)
    if len(told) < MODALITIES and (missing := sorted(listed - told)):
        yield Problem("Q18", "warning", f"only {len(told)} modalities, though the lists have {', '.join(missing)}")


def _length(story: Story, section: Section) -> Iterator[Problem]:
    for lang, most in zip(("zh", "en"), LENGTHS.get(section.id, _OTHER), strict=True):
        length = sum(units(one.text) for one in story.summary.get(lang, ()) if one.lang == lang)
        if length > most and not story.brief:
            message = f"{length} units of text; {most} at most in section {section.id}"
            yield Problem("Q16", "warning", message, story.id, lang)


def _modalities(stories: Sequence[Story], book: Book) -> set[str]:
    return {modality for story in stories if (modality := _modality(story, book))}


def _modality(story: Story, book: Book) -> str | None:
    """What a story is about, as selection sees it; what says nothing (a library, an essay) is about none."""
    try:
        item = Item(
            id=story.id, source=story.source.name, kind=story.kind, title=" ".join(story.headline.values()), url="",
            tags=story.tags, details=story.details,
        )  # fmt: skip
    except ValidationError:
        return None
    found = modality_of(item, book.tasks)
    return found if found != OTHER else None


def _listed(edition: Edition, book: Book) -> set[str]:
    rows = (row for section in edition.sections for table in section.tables for row in table.rows)
    return {str(book.tasks[row.task]["modality"]) for row in rows if row.task and row.task in book.tasks}
