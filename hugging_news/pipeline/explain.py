"""Why an item is in the edition of a week or out of it, and what would change that."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hugging_news.config import Config
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.stories import Candidate
from hugging_news.domain.weeks import window_of
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline.build import Newsroom, build, open_newsroom, scored_candidates
from hugging_news.selection import quality


def explain(config: Config, week: str, now: datetime, item: str) -> dict[str, Any]:
    """`item`, `state` (chosen, brief, cut, held, dropped, told, outside), `parts`, `score`, `reasons`, `would_change`.

    Raises:
        NewsroomError: no archived collection has that item.
    """
    room = open_newsroom(config, Archive(config.data / "archive"), now)
    known = {seen.item.id: seen.item for seen in room.pool.seen}
    base = item.partition("#")[0]
    if base not in known:
        raise NewsroomError(f"{item}: no archived collection has this item; ids look like {_some(known)}")
    edition = build(room, week, now).edition
    candidate = _candidate(room, week, now, item)
    found: dict[str, Any] = {"item": item, "title": known[base].title, "week": week}
    if candidate:
        found |= {"parts": candidate.parts, "score": candidate.score, "reasons": list(candidate.reasons)}
    return found | _verdict(edition, item, known[base].published, room, week)


def _verdict(edition: Edition, item: str, published: datetime | None, room: Newsroom, week: str) -> dict[str, Any]:
    for section in edition.sections:
        for place, story in enumerate(section.stories, 1):
            if item in (story.id, *story.items):
                state = "brief" if story.brief else "chosen"
                return {
                    "state": f"{state}: {section.id}, place {place}",
                    "would_change": [f'drop or hold it in curation.toml under ["{item}"]'],
                }
    for cut in edition.cut:
        if item in (cut.item, *cut.items):
            advice = _advice(cut.state, item, cut.reason)
            return {"state": f"{cut.state}: {cut.reason}", "would_change": advice}
    window = window_of(week, room.config.newsletter.timezone)
    when = f"published {published.isoformat()}" if published else "without a date"
    return {
        "state": f"outside: {when}, the week is {window.start.isoformat()} to {window.end.isoformat()}",
        "would_change": ["hold it in an earlier edition, or put it into the inbox with `hugging-news add`"],
    }


def _advice(state: str, item: str, reason: str = "") -> list[str]:
    if reason.startswith(quality.PREFIX):
        return [f'keep = "why it is news" in curation.toml under ["{item}"]; a pin, a section or own words do the same']
    if state == "cut":
        return [
            f'pin = 1 in curation.toml under ["{item}"]',
            "a higher cap in [select] caps, or a word of it in [select] watch",
        ]
    if state == "told":
        return ["nothing: readers know it; a new version or a change of licence would make it a new story"]
    return [f'remove the decision under ["{item}"] in curation.toml']


def _candidate(room: Newsroom, week: str, now: datetime, item: str) -> Candidate | None:
    for candidate in scored_candidates(room, week):
        if item in (candidate.id, *(part.id for part in candidate.items)):
            return candidate
    return None


def _some(known: dict[str, Any]) -> str:
    return ", ".join(sorted(known)[:3]) or "github:OWNER/REPO@TAG"
