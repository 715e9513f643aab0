"""One story for one thing, with all its artefacts: candidates that a graph of hard keys joins, and why.

Takes and returns candidates, and is asked again after enrichment with the keys found there. The parts of one split are
never joined; of `base_model` relations only copies join their original, the others are related.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hugging_news.domain.items import EventDetails, Item, ModelDetails
from hugging_news.domain.keys import public_url
from hugging_news.domain.stories import Candidate, Decision, Related
from hugging_news.selection.identity.graph import Grouped, grouped
from hugging_news.selection.identity.keys import is_copy, joining, keys_of, plain_name
from hugging_news.selection.identity.registry import HUB, Edge, Registry, edge_between
from hugging_news.selection.identity.ties import edges
from hugging_news.selection.similar import SERIES, near_duplicates

_LEADS = ("release", "model", "dataset", "space", "paper", "event")
_MOST_RELATED = 3


@dataclass(frozen=True)
class Joined:
    """The stories in the order of their first candidates, and what the report says of joins that were refused."""

    stories: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()


def join(candidates: Iterable[Candidate], told: Iterable[Candidate] = ()) -> Joined:
    """The stories that *candidates* make; the lead is the artefact itself, then a primary source.

    *told* stand for the stories of earlier editions: they are no stories of this one, but the `echoes` of those that
    they would join.
    """
    live = tuple(candidates)
    everything = (*live, *told)
    registry = Registry(everything)
    found = (*edges(registry), *_worded(everything))
    groups = grouped(everything, found)
    near = _near(live, found, groups)
    stories = []
    for number, group in enumerate(groups.groups):
        parts = [everything[place] for place in sorted(group.places) if place < len(live)]
        echoes = tuple(everything[place].id for place in sorted(group.places) if place >= len(live))
        if parts:
            story = _story(parts, group.why)
            stories.append(replace(story, related=_related(story, near.get(number, ())), echoes=echoes))
    return Joined(tuple(stories), (*_hubs(registry), *_series(live), *groups.refused))


def _worded(candidates: Sequence[Candidate]) -> list[Edge]:
    """The edges between candidates whose leads say the same in other words, the weakest of all."""
    whole = [(place, candidate.lead) for place, candidate in enumerate(candidates) if not candidate.split_of]
    places = {f"{lead.id} {place:06}": place for place, lead in whole}
    items = [lead.model_copy(update={"id": key}) for key, (_, lead) in zip(places, whole, strict=True)]
    return [edge_between(places[near.first], places[near.second], near.why, 5) for near in near_duplicates(items)]


def _hubs(registry: Registry) -> tuple[str, ...]:
    return tuple(
        f"{key} is linked by {count} posts, more than {HUB}: links to it join nothing"
        for key, count in sorted(registry.hubs.items())
        if registry.owners.get(key) or registry.releases.get(key)
    )


def _series(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    titles = Counter(" ".join(one.lead.title.split()) for one in candidates if not one.split_of)
    return tuple(
        f"{count} items are titled {title!r}, more than {SERIES}: the title alone joins none of them"
        for title, count in sorted(titles.items())
        if count > SERIES
    )


def _story(parts: list[Candidate], why: list[str]) -> Candidate:
    """One candidate of all *parts*, led by what the editor decided about, if anything.

    What only packs the lead's weights otherwise is a variant of it.
    """
    if len(parts) == 1:
        return parts[0]
    decided = [part for part in parts if part.decision != Decision()]
    of_all = [(item, tier, part) for part in parts for item, tier in zip(part.items, part.tiers, strict=True)]
    of_all.sort(key=lambda one: (bool(decided) and one[2] not in decided, *_lead_order(one[0], one[1])))
    of_all.sort(key=lambda one: not _has_parts(one[0]))
    ordered = [item for item, _, _ in of_all]
    best = of_all[0][2]
    return replace(
        best,
        id=ordered[0].id,
        items=tuple(ordered),
        tiers=tuple(tier for _, tier, _ in of_all),
        why=tuple(dict.fromkeys([*(reason for part in parts for reason in part.why), *why])),
        late=all(part.late for part in parts),
        held=any(part.held for part in parts),
        by_hand=any(part.by_hand for part in parts),
        first_listed=min((part.first_listed for part in parts if part.first_listed), default=None),
        moved=best.moved or next((part.moved for part in parts if part.moved), None),
        variants=_variants(ordered),
    )


def _has_parts(item: Item) -> bool:
    """Whether an event is told with parts of it, which it leads."""
    return isinstance(item.details, EventDetails) and bool(item.details.children)


def _variants(items: Sequence[Item]) -> tuple[str, ...]:
    """The ids of the copies among *items*: packed otherwise, or the lead's name or files under another owner."""
    models = [(item.id, item.details) for item in items if isinstance(item.details, ModelDetails)]
    lead = items[0].details
    copies = {
        id for id, details in models if is_copy(details) or (isinstance(lead, ModelDetails) and _same(details, lead))
    }
    return tuple(sorted(copies - {items[0].id}))


def _same(details: ModelDetails, lead: ModelDetails) -> bool:
    files = details.fingerprint is not None and details.fingerprint == lead.fingerprint
    return files or plain_name(details.repo_id) == plain_name(lead.repo_id)


def _lead_order(item: Item, tier: str) -> tuple[bool, bool, int, int, str, int]:
    """Primary sources first, originals before copies, artefacts before posts; of two of a name the better ranked."""
    copy = isinstance(item.details, ModelDetails) and is_copy(item.details)
    place = _LEADS.index(item.kind) if item.kind in _LEADS else len(_LEADS)
    rank = min((metric.value for metric in item.metrics if metric.counts == "rank"), default=1_000)
    return (tier == "secondary", copy, place, rank, item.id, -len(item.metrics))


def _near(candidates: Sequence[Candidate], found: Iterable[Edge], groups: Grouped) -> dict[int, list[Related]]:
    """The posts of now that only tell about a story, and what a post tells about, by the number of the group."""
    number = {group.places[0]: place for place, group in enumerate(groups.groups)}
    near: dict[int, list[Related]] = {}
    for edge in (edge for edge in found if not edge.joins):
        homes = groups.home[edge.first], groups.home[edge.second]
        if homes[0] == homes[1] or edge.second >= len(candidates):
            continue
        post, subject = edge.first, edge.second
        if candidates[post].lead.details.type != "post":
            post, subject = subject, post
        near.setdefault(number[groups.home[subject]], []).append(_beside("post", candidates[post].lead))
        near.setdefault(number[groups.home[post]], []).append(_beside("subject", candidates[subject].lead))
    return near


def _beside(relation: str, item: Item) -> Related:
    return Related.model_validate({"relation": relation, "item": item.id, "url": item.url, "title": item.title})


def _related(story: Candidate, near: Iterable[Related]) -> tuple[Related, ...]:
    """What the lead was made from, then what stands near it; a few."""
    details = story.lead.details
    bases = details.base_models if isinstance(details, ModelDetails) else ()
    found = [
        Related(
            relation=base.relation or "base",
            item=f"hub:model:{base.id}",
            url=str(public_url(f"hub:model:{base.id}")),
            title=base.id,
        )
        for base in bases
        if base.relation != "quantized"
    ]
    own = {item.id for item in story.items}
    beside = sorted((one for one in near if one.url), key=lambda one: (one.relation, one.item))
    known = {one.item: one for one in (*found, *story.related, *beside) if one.item not in own}
    return tuple(known.values())[:_MOST_RELATED]


__all__ = ["Joined", "is_copy", "join", "joining", "keys_of"]
