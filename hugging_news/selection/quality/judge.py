"""Holds back what is not news, with a reason, unless the editor admits it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from hugging_news.domain.curation import Curation
from hugging_news.domain.editions import Edition
from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate, Cut
from hugging_news.selection.quality import damaged, posts, repositories, unwanted
from hugging_news.selection.quality.subject import Company, Subject

PREFIX = "quarantined: "
"""How the reason of a quarantined story begins, in `cut` and in the report."""

RULES: Mapping[str, Callable[[Subject], str | None]] = {
    "damaged": damaged.damaged,
    "spam": unwanted.spam,
    "adult": unwanted.adult,
    "advertisement": unwanted.advertisement,
    "trial": repositories.trial,
    "empty": repositories.empty,
    "mirror": repositories.mirror,
    "series": repositories.series,
    "list": posts.link_list,
    "farm": posts.farm,
}
"""The rules in the order in which they are asked; the first reason is the one that is given."""


def quarantine(candidate: Candidate) -> str | None:
    """Why the story is held back, in plain words; None when nothing speaks against it."""
    return _reason(candidate, Company([candidate]))


def quarantined(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The stories that are admitted, with the tiers that policy gives them, and those held back.

    They are judged together: a dump or a series shows only in company. A part of a split follows the others, and what
    an editor wrote, added or decided to tell is never held back.
    """
    candidates = tuple(candidates)
    company = Company(candidates)
    wanted = {candidate.split_of for candidate in candidates if candidate.split_of and is_admitted(candidate)}
    kept: list[Candidate] = []
    cut: list[Cut] = []
    for candidate in candidates:
        free = is_admitted(candidate) or candidate.split_of in wanted - {None}
        if reason := None if free else _reason(candidate, company):
            cut.append(Cut(candidate.id, "held", f"{PREFIX}{reason}", candidate.item_ids))
        else:
            kept.append(replace(candidate, tiers=posts.tiers(candidate)))
    return tuple(kept), tuple(cut)


def is_admitted(candidate: Candidate) -> bool:
    """Whether the editor wrote it, or decided something that only makes sense for a story that is told."""
    decision = candidate.decision
    decided = (decision.keep is not None, decision.pin, decision.section, decision.headline, decision.summary)
    return candidate.by_hand or any(decided)


def admitted_since(before: Iterable[Edition], curation: Curation) -> frozenset[str]:
    """Items that an earlier edition quarantined and the editor admitted since; the last word of an edition counts."""
    last = {one.item: one for edition in before for one in edition.cut}
    held = [one for one in last.values() if one.reason.startswith(PREFIX)]
    ids = {one.item: {one.item, one.item.partition("#")[0], *one.items} for one in held}
    return frozenset(id for group in ids.values() if any(curation.of(each).admits for each in group) for id in group)


def _reason(candidate: Candidate, company: Company) -> str | None:
    """The first reason against the lead; a story of posts is held back only when each of them has one."""
    tiers = candidate.tiers or (None,) * len(candidate.items)
    subjects = [Subject(item, tier, company) for item, tier in zip(candidate.items, tiers, strict=True)]
    reason = _first(subjects[0])
    if reason is None or not subjects[0].is_post:
        return reason
    return reason if all(_first(other) for other in subjects[1:] if not _is_lead(other.item, candidate)) else None


def _is_lead(item: Item, candidate: Candidate) -> bool:
    return item.id == candidate.lead.id


def _first(subject: Subject) -> str | None:
    return next((reason for rule in RULES.values() if (reason := rule(subject))), None)
