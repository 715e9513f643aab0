"""Gives every section its stories, within caps, budgets and balance; what is left out says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hugging_news.domain.items import EventDetails
from hugging_news.domain.stories import Candidate, Chosen
from hugging_news.selection.balance import balance
from hugging_news.selection.desk import Desk, Refusal, Rules, is_brief, strength
from hugging_news.selection.policy import POLICY

__all__ = ["HOME", "Rules", "choose", "home_of"]

HOME = {
    "release": "releases", "model": "models", "dataset": "models", "leaderboard": "models", "space": "try",
    "paper": "papers", "product": "platform", "policy": "platform", "partnership": "platform", "tutorial": "learn",
    "course": "learn", "blog": "learn", "talk": "learn", "podcast": "learn", "community": "community",
    "competition": "community", "milestone": "community", "event": "events", "recap": "events",
}  # fmt: skip
FIRST = {"releases": 2, "models": 2, "papers": 3, "learn": 2}
"""How many stories a section gets before scores decide alone; one where it is not named here."""
_LIFTED = ("release", "model", "dataset", "space", "product", "course", "competition")


def choose(candidates: Iterable[Candidate], rules: Rules, refused: frozenset[str] = frozenset()) -> Chosen:
    """The stories of an edition, whatever order the candidates come in.

    Asked again with the ids in *refused*, it names the next best in their place. A story with a muted topic is cut.
    """
    candidates = tuple(candidates)
    homes = {candidate.id: home_of(candidate, rules) for candidate in candidates}
    desk = Desk(rules, homes)
    ranked = sorted((c for c in candidates if c.id not in refused), key=strength)
    ranked = [candidate for candidate in ranked if not _shut_out(desk, candidate)]
    _pinned(desk, ranked)
    _lifted(desk, ranked)
    _first(desk, ranked)
    for candidate in ranked:
        if not desk.has(candidate):
            desk.offer(candidate)
    balance(desk, ranked)
    return desk.chosen()


def home_of(candidate: Candidate, rules: Rules) -> str:
    """The section of a story: the editor's, that of its state (a cancelled event), its source's, its kind's."""
    if candidate.carried:
        return HOME["event"]
    details = candidate.lead.details
    amended = isinstance(details, EventDetails) and details.status in ("cancelled", "moved")
    hints = [rules.hints[item.source] for item in candidate.items if item.source in rules.hints]
    wanted = (candidate.decision.section, "corrections" if amended else None, *hints[:1])
    return next((str(section) for section in wanted if section in rules.order), HOME[candidate.lead.kind])


def _shut_out(desk: Desk, candidate: Candidate) -> bool:
    """Cut what can be told nowhere: its section is left out, or readers asked not to hear of it."""
    home = desk.homes[candidate.id]
    if home not in desk.rules.order:
        desk.leave_out(candidate, Refusal("order", f"section {home} is left out of this newsletter"))
    elif muted := desk.rules.profile.muted(candidate):
        desk.leave_out(candidate, Refusal("mute", f"muted: {', '.join(muted)}"))
    return desk.has(candidate)


def _pinned(desk: Desk, ranked: Sequence[Candidate]) -> None:
    pinned = (c for c in ranked if c.decision.pin and not c.carried)
    for candidate in sorted(pinned, key=lambda c: (c.decision.pin or 0, c.id)):
        desk.take(candidate, desk.homes[candidate.id])


def _lifted(desk: Desk, ranked: Sequence[Candidate]) -> None:
    """The best of all into `top`, where there is such a section."""
    rules = desk.rules
    room = min(rules.top, rules.cap("top")) if "top" in rules.order else 0
    for candidate in ranked[: POLICY.pool_top]:
        free = room > len(desk.sections.get("top", ())) and not desk.has(candidate)
        if free and _deserves_top(candidate, rules) and desk.refusal(candidate, "top") is None:
            desk.take(candidate, "top")


def _first(desk: Desk, ranked: Sequence[Candidate]) -> None:
    """Give every section its first stories in turn, before scores decide alone."""
    order, homes = desk.rules.order, desk.homes
    waiting: Mapping[str, list[Candidate]] = {section: [] for section in order}
    for candidate in ranked:
        if not desk.has(candidate) and not is_brief(candidate):
            waiting[homes[candidate.id]].append(candidate)
    for place in range(max(FIRST.values())):
        for section in (s for s in order if FIRST.get(s, 1) > place >= len(desk.sections[s])):
            fit = (c for c in waiting[section] if not desk.has(c) and desk.refusal(c, section) is None)
            if best := next(fit, None):
                desk.take(best, section)


def _deserves_top(candidate: Candidate, rules: Rules) -> bool:
    own = candidate.decision.section is None and not candidate.decision.pin
    return own and candidate.lead.kind in _LIFTED and not is_brief(candidate) and candidate.score >= rules.lift
