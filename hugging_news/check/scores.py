"""What is measured about an edition and neither refuses nor warns (EDITORIAL §7, kind S)."""

from __future__ import annotations

from datetime import timedelta
from statistics import median

from hugging_news.domain.editions import Edition

Scores = dict[str, dict[str, float | int]]
_WEEK = 7 * 24


def scores_of(edition: Edition) -> Scores:
    """By rule: its figures; a rule that has nothing to measure is left out."""
    return {rule: found for rule, found in (("Q29", freshness(edition)),) if found}


def freshness(edition: Edition) -> dict[str, float | int]:
    """Q29: median hours from publication to the edition, and the percentage of stories that are at most a week old."""
    news = [story.published for story in edition.stories() if story.published and story.kind not in ("event", "recap")]
    ages = [(edition.window.end - published) / timedelta(hours=1) for published in news]
    if not ages:
        return {}
    recent = round(100 * sum(age <= _WEEK for age in ages) / len(ages))
    return {"stories": len(ages), "median_hours": round(median(ages), 1), "week_percent": recent}
