"""Why an item is in the edition of a week or out of it, whom it competed with, and what would change that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from hugging_news.config import Config
from hugging_news.domain.editions import CutItem, Edition, Story
from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate, Chosen, Cut
from hugging_news.domain.weeks import window_of
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline import advice
from hugging_news.pipeline.bounds import rules_of, taste_of
from hugging_news.pipeline.build import build, scored_candidates
from hugging_news.pipeline.opening import Newsroom, open_newsroom
from hugging_news.selection import quality
from hugging_news.selection.choose import choose, home_of
from hugging_news.selection.policy import POLICY


def explain(config: Config, week: str, now: datetime, item: str) -> dict[str, Any]:
    """All that is known of the choice, as one JSON value.

    `item` `title` `week` · `story` that tells it, `also` other ones (parts of a split) · `state` (chosen, brief, cut,
    held, quarantined, dropped, told, outside) and `verdict`, the same in words · `section` and `place` · `parts` =
    {name: {value, weight, weighted}}, `score`, `reasons` · `kept_out_by` = {cap, reason, rival, lacks} · `beat`, the
    best that it kept out, and `pushed_out_by` in words · `would_change`. A rival is {id, headline, score}.

    Raises:
        NewsroomError: no archived collection has that item (it names the nearest ones), or no story is that part.
    """
    room = open_newsroom(config, Archive(config.data / "archive"), now)
    known = {seen.item.id: seen.item for seen in room.pool.seen}
    asked = _resolved(item, known)
    found = _Found(room, week, now, asked)
    story = found.story
    said: dict[str, Any] = {"item": asked, "title": known[asked.partition("#")[0]].title, "week": week}
    said |= {"story": story.id if story else None, "also": found.also()}
    return said | _score(story, config) | found.verdict(known[asked.partition("#")[0]])


def _resolved(item: str, known: Mapping[str, Item]) -> str:
    """The id as the archive spells it; case alone is no reason to fail."""
    base, mark, part = item.strip().partition("#")
    spelt = {id.casefold(): id for id in sorted(known)}
    exact = base if base in known else spelt.get(base.casefold())
    if exact:
        return f"{exact}{mark}{part}"
    near = [spelt[one] for one in get_close_matches(base.casefold(), spelt, 3, 0.6)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"ids look like {', '.join(sorted(known)[:3]) or _LIKE}"
    raise NewsroomError(f"{item}: no archived collection has this item; {hint}")


_LIKE = "github:OWNER/REPO@TAG"


def _score(story: Candidate | None, config: Config) -> dict[str, Any]:
    """The parts of a story that was scored; they add up to its score."""
    if story is None:
        return {"parts": {}, "score": None, "reasons": []}
    taste = taste_of(config)
    parts = {
        name: {"value": story.values.get(name, 0.0), "weight": taste.weight(name), "weighted": story.parts[name]}
        for name in POLICY.weights
        if name in story.parts
    }
    return {"parts": parts, "score": story.score, "reasons": list(story.reasons)}


@dataclass(frozen=True)
class _Place:
    """Where a story stands in an edition."""

    section: str
    place: int
    story: Story


class _Found:
    """One item in the choice of one week: the edition, and the choice asked again for what it does not print."""

    def __init__(self, room: Newsroom, week: str, now: datetime, item: str) -> None:
        self.room, self.week, self.item = room, week, item
        self.edition: Edition = build(room, week, now).edition
        self.pool = {candidate.id: candidate for candidate in scored_candidates(room, week)}
        self.rules = rules_of(room.config)
        self.held = frozenset(cut.item for cut in self.edition.cut if cut.state == "held" and cut.item in self.pool)
        self.chosen: Chosen = choose(self.pool.values(), self.rules, self.held)
        self.placed = [_Place(s.id, n, story) for s in self.edition.sections for n, story in enumerate(s.stories, 1)]
        self.story = self._story()

    def also(self) -> list[str]:
        """Other stories that tell the same item: the parts of a split."""
        return [c.id for c in self._telling() if self.story and c.id != self.story.id]

    def verdict(self, item: Item) -> dict[str, Any]:
        place = next((p for p in self.placed if self.item in (p.story.id, *p.story.items)), None)
        if place:
            return self._told(place)
        cut = next(_matching(self.edition.cut, self.item), None)
        return self._cut(cut) if cut else self._outside(item)

    def _telling(self) -> list[Candidate]:
        return [c for c in self.pool.values() if self.item in (c.id, *(part.id for part in c.items))]

    def _story(self) -> Candidate | None:
        """The story that tells the item, the one in the edition first."""
        told = {place.story.id for place in self.placed}
        return min(self._telling(), key=lambda c: (c.id != self.item, c.id not in told, c.id), default=None)

    def _told(self, place: _Place) -> dict[str, Any]:
        state = "brief" if place.story.brief else "chosen"
        beaten = self._beaten()
        return {
            "state": state,
            "verdict": f"{state}: {place.section}, place {place.place}",
            "section": place.section,
            "place": place.place,
            "kept_out_by": None,
            "beat": self._rival(beaten.id) if beaten else None,
            "pushed_out_by": advice.pushed_out(self.story, place.section, self._weakest(place), beaten),
            "would_change": [f'drop = "why" or hold = DATE in curation.toml under ["{place.story.id}"]'],
        }

    def _cut(self, cut: CutItem) -> dict[str, Any]:
        state = "quarantined" if cut.reason.startswith(quality.PREFIX) else cut.state
        why = next((one for one in self.chosen.cut if one.item == cut.item), None)
        section = why.section if why and cut.state == "cut" else None
        blocked = self._blocked(why) if why and cut.state == "cut" else None
        return {
            "state": state,
            "verdict": cut.reason if state == "quarantined" else f"{state}: {cut.reason}",
            "section": section,
            "place": None,
            "kept_out_by": blocked,
            "beat": None,
            "pushed_out_by": None,
            "would_change": self._advice(state, cut, why, blocked),
        }

    def _blocked(self, why: Cut) -> dict[str, Any]:
        """The bound that kept a story out and who stands in its way; *lacks* is negative where it scored higher."""
        rival, own = self.pool.get(why.rival), self.pool.get(why.item)
        lacks = round(rival.score - own.score, 4) if rival and own else None
        return {"cap": why.cap, "reason": why.reason, "rival": self._rival(why.rival), "lacks": lacks}

    def _advice(self, state: str, cut: CutItem, why: Cut | None, blocked: dict[str, Any] | None) -> list[str]:
        if blocked is None or why is None:
            return advice.without_rival(state, cut.item, cut.reason)
        weight, capped = taste_of(self.room.config).weight("fit"), frozenset(self.room.config.select.caps)
        trial = advice.Trial(tuple(self.pool.values()), self.rules, self.held, weight, capped)
        return advice.against_cap(why, blocked["lacks"], trial)

    def _outside(self, item: Item) -> dict[str, Any]:
        if "#" in self.item:
            raise NewsroomError(f"{self.item}: no story is such a part; curation.toml splits nothing into it")
        window = window_of(self.week, self.room.config.newsletter.timezone)
        when = f"published {item.published.isoformat()}" if item.published else "without a date"
        listed = self.room.first_listed.get(item.id)
        when += f", first listed in {listed}, not risen in the lists of this week" if listed else ""
        return {
            "state": "outside",
            "verdict": f"outside: {when}; the week is {window.start.isoformat()} to {window.end.isoformat()}",
            "section": None,
            "place": None,
            "kept_out_by": None,
            "beat": None,
            "pushed_out_by": None,
            "would_change": ["hold it in an earlier edition, or put it into the inbox with `hugging-news add`"],
        }

    def _beaten(self) -> Candidate | None:
        """The best story of the same section (the one it would have beside `top`) that had no place."""
        home = home_of(self.story, self.rules) if self.story else None
        cut = [one.item for one in self.chosen.cut if one.section == home and one.rival]
        return min((self.pool[id] for id in cut), key=lambda c: (-c.score, c.id), default=None)

    def _weakest(self, place: _Place) -> bool:
        stories = [p.story for p in self.placed if p.section == place.section and p.story.brief == place.story.brief]
        return min(stories, key=lambda story: (story.score, story.id)).id == place.story.id

    def _rival(self, id: str) -> dict[str, Any] | None:
        """Who stands in the way, with the headline that readers see, else the title."""
        candidate = self.pool.get(id)
        if candidate is None:
            return None
        told = next((p.story for p in self.placed if p.story.id == id), None)
        headline = told.headline.get(self.edition.languages[0]) if told else None
        return {"id": id, "headline": headline or candidate.lead.title, "score": candidate.score}


def _matching(cut: Iterable[CutItem], item: str) -> Iterator[CutItem]:
    """The cuts of *item*, that of the story of its own id first."""
    found = [one for one in cut if item in (one.item, *one.items)]
    return iter(sorted(found, key=lambda one: one.item != item))
