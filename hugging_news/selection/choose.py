"""Gives every section its stories, within caps, budgets and balance; what is left out says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.items import EventDetails, ReleaseDetails
from hugging_news.domain.stories import Candidate, Chosen, Cut, Pick

HOME = {
    "release": "releases", "model": "models", "dataset": "models", "leaderboard": "models", "space": "try",
    "paper": "papers", "product": "platform", "policy": "platform", "partnership": "platform", "tutorial": "learn",
    "course": "learn", "blog": "learn", "talk": "learn", "podcast": "learn", "community": "community",
    "competition": "community", "milestone": "community", "event": "events", "recap": "events",
}  # fmt: skip
CAPS = {
    "top": 3, "releases": 6, "models": 6, "try": 3, "papers": 5, "platform": 4, "learn": 4, "community": 4, "events": 5,
    "corrections": 8,
}  # fmt: skip
BRIEF = {"releases": 8, "events": 6}
FIRST = {"releases": 2, "models": 2, "papers": 3, "learn": 2}
"""How many stories a section gets before scores decide alone; one where it is not named here."""
_BESIDE = ("events", "corrections")
"""Sections that are looked up rather than read: they do not count against the number of stories."""
_LIFTED = ("release", "model", "dataset", "space", "product", "course", "competition")


@dataclass(frozen=True)
class Rules:
    """Caps per section, how many full stories in all, how many of one organisation, and what lifts a story to `top`."""

    order: tuple[str, ...] = SECTIONS
    caps: Mapping[str, int] = field(default_factory=dict)
    brief: Mapping[str, int] = field(default_factory=dict)
    stories: int = 14
    per_organisation: int = 3
    top: int = 2
    lift: float = 4.0
    hints: Mapping[str, str] = field(default_factory=dict)

    def room(self, section: str) -> int:
        """How many one-line stories a section has."""
        return self.brief.get(section, BRIEF.get(section, 0))

    def cap(self, section: str) -> int:
        return self.caps.get(section, CAPS.get(section, 4))


def choose(candidates: Iterable[Candidate], rules: Rules, refused: frozenset[str] = frozenset()) -> Chosen:
    """The stories of an edition. Asked again with the ids in *refused*, it names the next best in their place.

    *hints* maps a source's name to the section that its configuration suggests.
    """
    candidates = tuple(candidates)
    desk = _Desk(rules)
    homes: dict[str, str] = {}
    for candidate in candidates:
        home = _home(candidate, rules)
        if home in rules.order:
            homes[candidate.id] = home
        else:
            desk.leave_out(candidate, f"section {home} is left out of this newsletter")
    ranked = sorted((c for c in candidates if c.id in homes and c.id not in refused), key=lambda c: (-c.score, c.id))
    _pinned(desk, ranked, homes)
    _lifted(desk, ranked, rules)
    _first(desk, ranked, homes, rules)
    for candidate in ranked:
        if not desk.has(candidate):
            desk.offer(candidate, homes[candidate.id])
    return desk.chosen()


def _pinned(desk: _Desk, ranked: Sequence[Candidate], homes: Mapping[str, str]) -> None:
    for candidate in sorted(
        (c for c in ranked if c.decision.pin and not c.carried), key=lambda c: (c.decision.pin or 0, c.id)
    ):
        desk.take(candidate, homes[candidate.id])


def _lifted(desk: _Desk, ranked: Sequence[Candidate], rules: Rules) -> None:
    """The best of all into `top`, where there is such a section."""
    room = min(rules.top, rules.cap("top")) if "top" in rules.order else 0
    for candidate in ranked[: 3 * rules.top]:
        if room > len(desk.sections.get("top", ())) and _deserves_top(candidate, rules) and not desk.has(candidate):
            desk.take(candidate, "top")


def _first(desk: _Desk, ranked: Sequence[Candidate], homes: Mapping[str, str], rules: Rules) -> None:
    """Give every section its first stories in turn, before scores decide alone."""
    for place in range(max(FIRST.values())):
        for section in (s for s in rules.order if FIRST.get(s, 1) > place >= len(desk.sections[s])):
            fit = (c for c in ranked if homes[c.id] == section and not desk.has(c) and not _is_brief(c))
            if best := next((c for c in fit if desk.refusal(c, section) is None), None):
                desk.take(best, section)


class _Desk:
    """The edition as it fills."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.sections: dict[str, list[Candidate]] = {section: [] for section in rules.order}
        self.briefs: dict[str, list[Candidate]] = {section: [] for section in rules.order}
        self.organisations: Counter[str] = Counter()
        self.cut: list[Cut] = []
        self.seen: set[str] = set()

    def has(self, candidate: Candidate) -> bool:
        return candidate.id in self.seen

    def take(self, candidate: Candidate, section: str) -> None:
        self.seen.add(candidate.id)
        self.sections[section].append(candidate)
        if organisation := _organisation(candidate):
            self.organisations[organisation] += 1

    def leave_out(self, candidate: Candidate, reason: str) -> None:
        self.seen.add(candidate.id)
        self.cut.append(Cut(candidate.id, "cut", reason, tuple(dict.fromkeys(item.id for item in candidate.items))))

    def offer(self, candidate: Candidate, section: str) -> None:
        reason = self.refusal(candidate, section)
        if reason is None and not _is_brief(candidate):
            return self.take(candidate, section)
        self.seen.add(candidate.id)
        if section == HOME["event"] and not candidate.carried:
            return self.leave_out(candidate, reason or f"section {section} has no room")
        if len(self.briefs[section]) < self.rules.room(section):
            self.briefs[section].append(candidate)
        else:
            self.leave_out(candidate, reason or f"the list of short notes in {section} is full")
        return None

    def refusal(self, candidate: Candidate, section: str) -> str | None:
        full = sum(len(stories) for section, stories in self.sections.items() if section not in _BESIDE)
        organisation = _organisation(candidate)
        if len(self.sections[section]) >= self.rules.cap(section):
            return f"section {section} is full ({self.rules.cap(section)}); score {candidate.score:.2f}"
        if organisation and self.organisations[organisation] >= self.rules.per_organisation:
            return f"{organisation} has {self.rules.per_organisation} stories already"
        if full >= self.rules.stories and section not in _BESIDE:
            return f"the edition is full ({self.rules.stories} stories); score {candidate.score:.2f}"
        return None

    def chosen(self) -> Chosen:
        picks: list[Pick] = []
        for section in self.rules.order:
            full = _placed(self.sections[section], section)
            brief = sorted(self.briefs[section], key=lambda c: _order(c, section))
            picks += [Pick(candidate, section, place) for place, candidate in enumerate(full, 1)]
            picks += [Pick(candidate, section, place, True) for place, candidate in enumerate(brief, len(full) + 1)]
        return Chosen(tuple(picks), tuple(sorted(self.cut, key=lambda cut: cut.item)))


def _home(candidate: Candidate, rules: Rules) -> str:
    """The section of a story: the editor's, that of its state (a cancelled event), its source's, its kind's."""
    if candidate.carried:
        return HOME["event"]
    details = candidate.lead.details
    amended = isinstance(details, EventDetails) and details.status in ("cancelled", "moved")
    hints = [rules.hints[item.source] for item in candidate.items if item.source in rules.hints]
    wanted = (candidate.decision.section, "corrections" if amended else None, *hints[:1])
    return next((str(section) for section in wanted if section in rules.order), HOME[candidate.lead.kind])


def _deserves_top(candidate: Candidate, rules: Rules) -> bool:
    own = candidate.decision.section is None and not candidate.decision.pin
    return own and candidate.lead.kind in _LIFTED and candidate.score >= rules.lift


def _organisation(candidate: Candidate) -> str | None:
    if isinstance(candidate.lead.details, EventDetails):
        return None
    return (candidate.lead.organisation or "").lower() or None


def _is_brief(candidate: Candidate) -> bool:
    """A patch release folds into the one-line list, unless it closes a security hole or the editor says otherwise.

    So does an event that was told already.
    """
    if candidate.carried:
        return True
    details = candidate.lead.details
    decided = candidate.decision.pin or candidate.decision.section or candidate.decision.summary
    return isinstance(details, ReleaseDetails) and details.change == "patch" and not details.security and not decided


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
    start = details.start.isoformat() if isinstance(details, EventDetails) and section == "events" else ""
    start = "~" if candidate.lead.kind == "recap" else start
    return (start, -candidate.score, candidate.id)
