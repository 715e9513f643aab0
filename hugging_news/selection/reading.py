"""How long a story will take to read, before its words are written: from its source's text and its section's lengths.

Minutes, at the rates of EDITORIAL §2 (`domain.wording.READING_RATE`), of the slower of the two languages.
"""

from __future__ import annotations

from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.stories import Candidate
from hugging_news.domain.text import units
from hugging_news.domain.wording import READING_RATE

FRAME = 0.8
"""Intro, glance, sign-off and the sentences under the tables."""
BRIEF = 0.05
_LENGTHS = {
    "top": (80, 180), "releases": (40, 90), "models": (30, 70), "try": (25, 60), "papers": (30, 60),
    "platform": (25, 70), "learn": (25, 70), "community": (25, 70), "events": (15, 40), "corrections": (15, 40),
}  # fmt: skip
_OTHER = (25, 70)


def minutes(candidate: Candidate, section: str) -> float:
    """A full story: as long as its source has something to say, within what *section* grants, and its lists."""
    low, high = _LENGTHS.get(section, _OTHER)
    return (min(max(units(candidate.lead.summary), low), high) + _lists(candidate.lead)) / READING_RATE["en"]


def _lists(item: Item) -> int:
    """The words of a release's lists, which stand under its text: four lines each."""
    if not isinstance(item.details, ReleaseDetails):
        return 0
    one = item.details
    lists = (one.highlights, one.breaking or (), one.deprecations, one.minimums, one.security)
    return sum(units(note.text) for notes in lists for note in notes[:4])
