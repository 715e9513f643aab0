"""The edition as it fills: who stands where, and which bound keeps a further story out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.items import EventDetails, ReleaseDetails
from hugging_news.domain.modalities import OTHER, modality_of
from hugging_news.domain.stories import Candidate, Chosen, Cut, Pick
from hugging_news.selection import reading
from hugging_news.selection.policy import POLICY
from hugging_news.selection.profile import Profile

CAPS = {
    "top": 3, "releases": 6, "models": 6, "try": 3, "papers": 5, "platform": 4, "learn": 4, "community": 4, "events": 5,
    "corrections": 8,
}  # fmt: skip
BRIEFS = {"releases": 8, "events": 6}
_CALENDAR = "events"
_BESIDE = (_CALENDAR, "corrections")
"""Sections that are looked up rather than read: they do not count against stories, minutes, kinds and modalities."""
_TINY = 1e-9
"""Sums of minutes in another order differ by less."""


@dataclass(frozen=True)
class Rules:
    """What bounds an edition, and what lifts a story to `top`.

    *caps* and *brief* are per section, *per_organisation*, *per_kind* and *per_modality* count full stories outside the
    calendar, *minutes* is the reading time; *kinds* and *modalities* are how many different ones it should have.
    *hints* maps a source's name to the section that its configuration suggests.
    """

    order: tuple[str, ...] = SECTIONS
    caps: Mapping[str, int] = field(default_factory=dict)
    brief: Mapping[str, int] = field(default_factory=dict)
    stories: int = 14
    per_organisation: int = 3
    per_kind: int = 8
    per_modality: int = 8
    minutes: float = 8.0
    kinds: int = 4
    modalities: int = 3
    top: int = 2
    lift: float = POLICY.lift
    hints: Mapping[str, str] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)

    def cap(self, section: str) -> int:
        """How many full stories a section may have."""
        return self.caps.get(section, CAPS.get(section, 4))

    def briefs(self, section: str) -> int:
        """How many short notes."""
        return self.brief.get(section, BRIEFS.get(section, 0))


@dataclass(frozen=True)
class Refusal:
    """Why a story does not fit: the bound by its key (`section`, `organisation` …), in words, and who stands there."""

    cap: str
    reason: str
    rival: str = ""


class Desk:
    """The edition as it fills. *homes* gives every candidate its section."""

    def __init__(self, rules: Rules, homes: Mapping[str, str]) -> None:
        self.rules = rules
        self.homes = homes
        self.sections: dict[str, list[Candidate]] = {section: [] for section in rules.order}
        self.briefs: dict[str, list[Candidate]] = {section: [] for section in rules.order}
        self.cut: dict[str, Cut] = {}
        self.seen: set[str] = set()
        self._modalities: dict[str, str] = {}
        self._watched: dict[str, bool] = {}

    @property
    def calendar(self) -> tuple[str, ...]:
        """The sections that bounds and balance of the edition leave alone."""
        return _BESIDE

    def has(self, candidate: Candidate) -> bool:
        return candidate.id in self.seen

    def take(self, candidate: Candidate, section: str) -> None:
        self.seen.add(candidate.id)
        self.cut.pop(candidate.id, None)
        self._remove(candidate)
        self.sections[section].append(candidate)

    def leave_out(self, candidate: Candidate, why: Refusal) -> None:
        """Say why *candidate* is not told, also when it had a place until now."""
        self.seen.add(candidate.id)
        self._remove(candidate)
        home = self.homes.get(candidate.id, "")
        reason = f"{why.reason}; score {candidate.score:.2f}" if why.rival else why.reason
        self.cut[candidate.id] = Cut(candidate.id, "cut", reason, candidate.item_ids, home, why.cap, why.rival)

    @contextmanager
    def without(self, candidate: Candidate) -> Iterator[None]:
        """The desk as if *candidate* had no place, until the block ends."""
        section = next(name for name, stories in self.sections.items() if candidate in stories)
        self.sections[section].remove(candidate)
        try:
            yield
        finally:
            self.sections[section].append(candidate)

    def offer(self, candidate: Candidate) -> None:
        """A full story where it fits, else a short note where the section has them, else cut.

        The short notes of events are for those that were told: a new event waits for a card.
        """
        section = self.homes[candidate.id]
        refusal = self.refusal(candidate, section)
        if refusal is None and not is_brief(candidate):
            return self.take(candidate, section)
        if section == _CALENDAR and not candidate.carried:
            return self.leave_out(candidate, refusal or Refusal("section", f"section {section} has no room"))
        too_much = self._no_note(section)
        if too_much is None:
            self.seen.add(candidate.id)
            return self.briefs[section].append(candidate)
        return self.leave_out(candidate, refusal or too_much)

    def refusal(self, candidate: Candidate, section: str) -> Refusal | None:
        """The first bound that keeps *candidate* out of *section*; None when it fits."""
        return next(self._refusals(candidate, section), None)

    def read(self) -> Iterator[Candidate]:
        """The full stories that count against the bounds of the edition, in no particular order."""
        for section, stories in self.sections.items():
            if section not in _BESIDE:
                yield from stories

    def minutes(self) -> float:
        """How long the edition takes to read, without what is looked up."""
        read = [section for section in self.sections if section not in _BESIDE]
        full = [reading.minutes(story, section) for section in read for story in self.sections[section]]
        return reading.FRAME + sum(full) + reading.BRIEF * sum(len(self.briefs[section]) for section in read)

    def modality(self, candidate: Candidate) -> str:
        if candidate.id not in self._modalities:
            self._modalities[candidate.id] = modality_of(candidate.lead, self.rules.profile.tables.tasks)
        return self._modalities[candidate.id]

    def watched(self, candidate: Candidate) -> bool:
        """Whether readers watch what the story is about."""
        if candidate.id not in self._watched:
            self._watched[candidate.id] = bool(self.rules.profile.watched(candidate))
        return self._watched[candidate.id]

    def chosen(self) -> Chosen:
        picks: list[Pick] = []
        for section in self.rules.order:
            full = _placed(self.sections[section], section)
            brief = sorted(self.briefs[section], key=lambda c: _order(c, section))
            picks += [Pick(candidate, section, place) for place, candidate in enumerate(full, 1)]
            picks += [Pick(candidate, section, place, True) for place, candidate in enumerate(brief, len(full) + 1)]
        return Chosen(tuple(picks), tuple(self.cut[item] for item in sorted(self.cut)))

    def _remove(self, candidate: Candidate) -> None:
        for stories in (*self.sections.values(), *self.briefs.values()):
            stories[:] = [story for story in stories if story.id != candidate.id]

    def _refusals(self, candidate: Candidate, section: str) -> Iterator[Refusal]:
        """Bounds from the narrowest to the widest; what readers watch passes those of section, kind and modality."""
        rules, here = self.rules, self.sections[section]
        watched = self.watched(candidate)
        if len(here) >= rules.cap(section) and not watched:
            yield Refusal("section", f"section {section} is full ({rules.cap(section)})", _weakest(here))
        if section in _BESIDE:
            return
        if name := organisation_of(candidate):
            yield from self._many("organisation", name, rules.per_organisation, organisation_of, candidate)
        if not watched:
            yield from self._many("kind", candidate.lead.kind, rules.per_kind, lambda c: c.lead.kind, candidate)
        if not watched and (modality := self.modality(candidate)) != OTHER:
            yield from self._many("modality", modality, rules.per_modality, self.modality, candidate)
        if sum(1 for _ in self.read()) >= rules.stories:
            yield Refusal("stories", f"the edition is full ({rules.stories} stories)", _weakest(self.read()))
        if self._too_long(reading.minutes(candidate, section)):
            yield self._out_of_time()

    def _no_note(self, section: str) -> Refusal | None:
        """The bound that keeps a further short note out of *section*."""
        if len(self.briefs[section]) >= self.rules.briefs(section):
            words = f"the list of short notes in {section} is full ({self.rules.briefs(section)})"
            return Refusal("brief", words, _weakest(self.briefs[section]))
        return self._out_of_time() if section not in _BESIDE and self._too_long(reading.BRIEF) else None

    def _too_long(self, more: float) -> bool:
        return self.minutes() + more > self.rules.minutes + _TINY

    def _out_of_time(self) -> Refusal:
        said = f"the edition takes {self.rules.minutes:g} minutes already"
        return Refusal("minutes", said, _weakest(self.read()))

    def _many(
        self, cap: str, name: str, most: int, of: Callable[[Candidate], str], candidate: Candidate
    ) -> Iterator[Refusal]:
        alike = [story for story in self.read() if of(story) == name]
        if len(alike) >= most:
            called = candidate.lead.organisation if cap == "organisation" else f"{cap} {name}"
            yield Refusal(cap, f"{called} has {most} stories already", _weakest(alike))


def organisation_of(candidate: Candidate) -> str:
    """Whom a story counts for, lower case; events for nobody."""
    if isinstance(candidate.lead.details, EventDetails):
        return ""
    return (candidate.lead.organisation or "").lower()


def is_brief(candidate: Candidate) -> bool:
    """A patch release folds into the one-line list, unless it closes a security hole or the editor says otherwise.

    So does an event that was told already.
    """
    if candidate.carried:
        return True
    details = candidate.lead.details
    decided = candidate.decision.pin or candidate.decision.section or candidate.decision.summary
    return isinstance(details, ReleaseDetails) and details.change == "patch" and not details.security and not decided


def strength(candidate: Candidate) -> tuple[float, str]:
    """The order of stories: the strongest first, ties by id."""
    return (-candidate.score, candidate.id)


def _weakest(stories: Iterable[Candidate]) -> str:
    """The id of the story that would go first; the editor's own are no rivals while there are others."""
    stories = tuple(stories)
    free = [story for story in stories if not story.decision.pin] or stories
    return max(free, key=strength).id if free else ""


def _placed(stories: list[Candidate], section: str) -> list[Candidate]:
    """Events by their start and recaps after them, the rest by score; then each pinned story at its own place.

    As far as there are places.
    """
    ordered = sorted((story for story in stories if not story.decision.pin), key=lambda c: _order(c, section))
    for story in sorted((c for c in stories if c.decision.pin), key=lambda c: (c.decision.pin or 0, c.id)):
        ordered.insert((story.decision.pin or 1) - 1, story)
    return ordered


def _order(candidate: Candidate, section: str) -> tuple[str, float, str]:
    details = candidate.lead.details
    start = details.start.isoformat() if isinstance(details, EventDetails) and section == _CALENDAR else ""
    start = "~" if candidate.lead.kind == "recap" else start
    return (start, *strength(candidate))
