"""A release train (pre-releases, .0, patches of one library in one week) is told by its newest final version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hugging_news.domain.items import ReleaseDetails
from hugging_news.domain.stories import Candidate, Cut


def told_by_newest(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates with one release a repository, which names the others in `details.train`; those are cut.

    A release that the editor pinned, placed or split is told by itself.
    """
    candidates = tuple(candidates)
    trains: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        details = candidate.lead.details
        if isinstance(details, ReleaseDetails) and not _decided(candidate):
            trains.setdefault(details.repo.lower(), []).append(candidate)
    heads: dict[str, Candidate] = {}
    cut: list[Cut] = []
    for train in trains.values():
        head, *others = sorted(train, key=_newest_first)
        heads[head.id] = _with_train(head, others)
        for other in others:
            ids = tuple(dict.fromkeys(item.id for item in other.items))
            cut.append(Cut(other.id, "cut", f"told by the newer {head.id}", ids))
    gone = {one.item for one in cut}
    return tuple(heads.get(c.id, c) for c in candidates if c.id not in gone), tuple(cut)


def _decided(candidate: Candidate) -> bool:
    decision = candidate.decision
    return bool(candidate.split_of or decision.pin or decision.section)


def _newest_first(candidate: Candidate) -> tuple[bool, float, str]:
    published = candidate.lead.published
    details = candidate.lead.details
    prerelease = isinstance(details, ReleaseDetails) and details.prerelease
    return (prerelease, -(published.timestamp() if published else 0.0), candidate.id)


def _with_train(head: Candidate, others: list[Candidate]) -> Candidate:
    details = head.lead.details
    assert isinstance(details, ReleaseDetails)
    week = [other.lead.details for other in others if not other.late]
    tags = tuple(details.tag for details in week if isinstance(details, ReleaseDetails))
    lead = head.lead.model_copy(update={"details": details.model_copy(update={"train": tags})})
    return replace(head.with_lead(lead), reasons=head.reasons)
