"""Q6 and Q29: what is told is of the week, or says how old it is; totals say as of when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.keys import arxiv_ids

NEWS = timedelta(days=366)
"""A paper that went to arXiv longer ago is no news, whatever lists it now."""
_AGELESS = ("learn", "corrections")
_TOTAL = re.compile(
    r"(?:\bHub\b|平台|Hugging Face)[^。.!?！？]{0,40}?(\d[\d,.]*)\s?(万|亿|k|M|million)?\s?(?:public |公开|个|多)*"
    r"(?:models?|datasets?|Spaces?|模型|数据集)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"截至|目前为止|as of|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b", re.IGNORECASE)
_MANY = 100_000
_SCALES = {"万": 10**4, "亿": 10**8, "k": 10**3, "m": 10**6, "million": 10**6, "": 1}


def of_the_week(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q6: a story is of the week, was first listed in it, comes back for a reason, or is marked late with its date."""
    for section in edition.sections:
        for story in section.stories:
            fault = _fault(story, edition) if section.id not in _AGELESS else ""
            if fault:
                yield Problem("Q6", "gate", fault, story.id)


def totals(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q6: what a whole platform counts changes every day, so that the story says as of when."""
    for story in edition.stories():
        for lang, sentences in story.summary.items():
            texts = [story.headline.get(lang, ""), *(one.text for one in sentences if one.method != "extracted")]
            if any(_is_total(text) for text in texts) and not any(_AS_OF.search(text) for text in texts):
                yield Problem("Q6", "gate", "a total of the platform without the day it was counted", story.id, lang)


def freshness(edition: Edition) -> dict[str, float | int]:
    """Q29: median hours from publication to the edition, and the percentage of stories that are at most a week old."""
    end = edition.window.end
    ages = [(end - one.published) / timedelta(hours=1) for one in edition.stories() if _is_news(one) and one.published]
    if not ages:
        return {}
    recent = sum(age <= 7 * 24 for age in ages)
    return {
        "stories": len(ages),
        "median_hours": round(median(ages), 1),
        "week_percent": round(100 * recent / len(ages)),
    }


def _fault(story: Story, edition: Edition) -> str:
    if not _is_news(story) or story.follow_up_of:
        return ""
    if (submitted := _submitted(story, edition)) and edition.window.start - submitted > NEWS and not story.late:
        return f"a paper of {submitted:%Y-%m} told as news"
    if story.late or story.first_listed or edition.imported:
        wrong = story.first_listed and story.first_listed > edition.week
        return f"first listed in {story.first_listed}, after this week" if wrong else ""
    days = [moment for moment in (story.published, _day(story, edition)) if moment]
    if not days or any(edition.window.start <= moment < edition.window.end for moment in days):
        return ""
    return f"published on {days[0]:%Y-%m-%d}, outside the week, and not marked as late"


def _is_news(story: Story) -> bool:
    """Events are told before they happen, and recaps after; what they are about has dates of its own (Q12)."""
    return story.kind not in ("event", "recap") and story.details.get("type") != "event"


def _day(story: Story, edition: Edition) -> datetime | None:
    """When Daily Papers listed a paper: noon of that day in the edition's zone."""
    try:
        day = date.fromisoformat(str(story.details.get("day")))
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(edition.window.timezone))


def _submitted(story: Story, edition: Edition) -> datetime | None:
    """The month in which a paper went to arXiv, by its number; of an imported story that leads to one as well."""
    named = story.id if story.kind == "paper" else ""
    if edition.imported and story.links and story.links[0].type == "paper":
        named = story.links[0].url
    found = arxiv_ids(named if "://" in named else f"arXiv:{named.partition(':')[2]}")
    year, month = (int(found[0][:2]), int(found[0][2:4])) if found else (0, 0)
    return datetime(2000 + year, month, 1, tzinfo=UTC) if 1 <= month <= 12 else None


def _is_total(text: str) -> bool:
    return any(
        float(number.replace(",", "").rstrip(".") or 0) * _SCALES[(scale or "").lower()] >= _MANY
        for number, scale in _TOTAL.findall(text)
    )
