"""A release train (pre-releases, .0, patches of one package in one week) is told by its newest final version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hugging_news.domain.items import Item, Link, ReleaseDetails
from hugging_news.domain.releases import parse_version
from hugging_news.domain.releases.trains import before, details_of, newest_first, together, train_of, with_security
from hugging_news.domain.stories import Candidate, Cut


def told_by_newest(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates with one release a train, which names the others in `details.train`; those are cut.

    The one that stays says what all of them say to readers. Posts about the others go with it, so that none is lost.
    A release that the editor pinned, placed or split is told by itself.
    """
    candidates = tuple(candidates)
    trains: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        details = candidate.lead.details
        if isinstance(details, ReleaseDetails) and not _decided(candidate):
            trains.setdefault(train_of(details), []).append(candidate)
    heads: dict[str, Candidate] = {}
    cut: list[Cut] = []
    for train in trains.values():
        by_item = {candidate.lead.id: candidate for candidate in train}
        head, *others = (by_item[item.id] for item in newest_first(one.lead for one in train))
        heads[head.id] = _told(head, others)
        cut += [Cut(other.id, "cut", _reason(other, head), _releases(other)) for other in others]
    gone = {one.item for one in cut}
    return tuple(heads.get(c.id, c) for c in candidates if c.id not in gone), tuple(cut)


def _decided(candidate: Candidate) -> bool:
    decision = candidate.decision
    return bool(candidate.split_of or decision.pin or decision.section)


def _told(head: Candidate, others: Sequence[Candidate]) -> Candidate:
    """*head* as the story of its train: what all versions say, the tags of the others, and the posts about them."""
    week = [other.lead for other in others if not other.late]
    earlier = before(head.lead, (other.lead for other in others))
    details = together(head.lead, earlier) if earlier else details_of(head.lead)
    mending = [item for item in newest_first(week) if item not in earlier and details_of(item).security]
    details = with_security(details, mending).model_copy(update={"train": tuple(details_of(i).tag for i in week)})
    lead = head.lead.model_copy(update={"details": details, "links": _links(head.lead, (*earlier, *mending))})
    known = {item.id for item in head.items}
    moved = [
        (item, tier, f"{item.id}: about {other.id} of the same train")
        for other in others
        for item, tier in zip(other.items, other.tiers, strict=True)
        if item.id not in known and not isinstance(item.details, ReleaseDetails)
    ]
    moved = list({item.id: (item, tier, why) for item, tier, why in moved}.values())
    return replace(
        head.with_lead(lead),
        items=(lead, *head.items[1:], *(item for item, _, _ in moved)),
        tiers=(*head.tiers, *(tier for _, tier, _ in moved)),
        why=(*head.why, *(why for _, _, why in moved)),
        variants=tuple(dict.fromkeys(variant for one in (head, *others) for variant in one.variants)),
    )


def _links(head: Item, earlier: Sequence[Item]) -> tuple[Link, ...]:
    """The links of *head*, and those of the versions whose notes its story quotes: the reader can look them up."""
    return tuple({link.url: link for item in (head, *earlier) for link in item.links}.values())


def _releases(candidate: Candidate) -> tuple[str, ...]:
    """The releases of a candidate that is cut; its posts stay in the story of the train."""
    return tuple(dict.fromkeys(item.id for item in candidate.items if isinstance(item.details, ReleaseDetails)))


def _reason(other: Candidate, head: Candidate) -> str:
    details = details_of(other.lead)
    if details.prerelease:
        return f"a pre-release of the train that {head.id} tells"
    if parse_version(details.tag) == parse_version(details_of(head.lead).tag) is not None:
        return f"the same version as {head.id}, which tells the train"
    return f"another version of the train that {head.id} tells"
