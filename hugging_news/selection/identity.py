"""One story for one thing: candidates that share a hard key become one, and every join says why.

Takes and returns candidates, and is asked again after enrichment with the keys found there. The parts of one split are
never joined; of `base_model` relations only quantised copies join their original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hugging_news.domain.items import EventDetails, Item, ModelDetails, PaperDetails
from hugging_news.domain.keys import item_id
from hugging_news.domain.stories import Candidate

_LEADS = ("release", "model", "dataset", "space", "paper", "event")


_PACKING = re.compile(
    r"(?:[-_.](?:i1|gguf|ggml|awq|gptq|exl[23]|mlx|onnx|bnb|fp8|fp4|nvfp4|mxfp4|mxfp8|int4|int8|w4a16|w8a8|[2-8]bit|"
    r"quantized|dynamic))+$"
)
_TELLING = re.compile(r"(?=.*\d)(?=.*[a-z]).{6,}")
"""A name that two repositories do not share by chance: letters and a number."""


def keys_of(item: Item) -> tuple[str, ...]:
    """What telling an item makes told: itself, and the paper that it is. Not what it only links to."""
    paper = (f"arxiv:{item.details.arxiv_id}",) if isinstance(item.details, PaperDetails) else ()
    return tuple(dict.fromkeys((item.id, *paper)))


def joining(item: Item) -> tuple[tuple[str, str], ...]:
    """The keys that join, each with the reason that the join prints: what it is, and the artefact that it links to.

    An address that is not the item's own (a feed's, a calendar's page) identifies nothing; an event is its id alone.
    """
    if isinstance(item.details, EventDetails):
        return ((item.id, "the same event"),)
    keys = [(key, "the same paper" if key.startswith("arxiv:") else "the same address") for key in keys_of(item)]
    address = item_id(item.url) if item.url else item.id
    if not address.startswith("url:"):
        keys.append((address, "the same address"))
    if isinstance(item.details, ModelDetails):
        originals = [base.id for base in item.details.base_models if base.relation == "quantized"]
        keys += [(f"hub:model:{base}", f"a quantised copy of {base}") for base in originals]
        name = plain_name(item.details.repo_id)
        keys += [(f"name:{name}", f"a copy by its name, {name}")] if _TELLING.fullmatch(name) else []
    return tuple(keys)


def plain_name(repo_id: str) -> str:
    """The name of a model without its owner and without what says how its weights are packed."""
    return _PACKING.sub("", repo_id.rpartition("/")[2].lower())


def is_copy(details: ModelDetails) -> bool:
    """Whether a repository packs another one's weights: it says so, or its name does."""
    quantised = any(base.relation == "quantized" for base in details.base_models)
    return quantised or plain_name(details.repo_id) != details.repo_id.rpartition("/")[2].lower()


def join(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The stories that *candidates* make, in their order; the lead is the artefact itself, then a primary source."""
    candidates = tuple(candidates)
    owner: dict[str, tuple[int, str]] = {}
    groups: dict[int, list[int]] = {}
    why: dict[int, list[str]] = {}
    for place, candidate in enumerate(candidates):
        shared = [] if candidate.split_of else _shared(candidate, owner)
        home = min((group for group, _ in shared), default=place)
        groups.setdefault(home, []).append(place)
        why.setdefault(home, []).extend(f"{candidate.id}: {reason}" for _, reason in shared[:1])
        for other in {group for group, _ in shared} - {home}:
            groups[home] += groups.pop(other)
            why[home] += why.pop(other, [])
            owner.update({key: (home, reason) for key, (group, reason) in owner.items() if group == other})
        if not candidate.split_of:
            owner.update({key: (home, why_it) for item in candidate.items for key, why_it in joining(item)})
    return tuple(_story([candidates[i] for i in sorted(groups[home])], why.get(home, [])) for home in sorted(groups))


def _shared(candidate: Candidate, owner: dict[str, tuple[int, str]]) -> list[tuple[int, str]]:
    """The groups that hold a key of *candidate*, with the reason: that of the copy, whichever of the two came first."""
    found = []
    for key, reason in (pair for item in candidate.items for pair in joining(item)):
        if key in owner:
            group, other = owner[key]
            found.append((group, other if other.startswith("a ") else reason))
    return found


def _story(parts: list[Candidate], why: list[str]) -> Candidate:
    if len(parts) == 1:
        return parts[0]
    pairs = [(item, tier) for part in parts for item, tier in zip(part.items, part.tiers, strict=True)]
    pairs.sort(key=lambda pair: _lead_order(*pair))
    ordered = [item for item, _ in pairs]
    best = next(part for part in parts if any(item.id == ordered[0].id for item in part.items))
    return replace(
        best,
        id=ordered[0].id,
        items=tuple(ordered),
        tiers=tuple(tier for _, tier in pairs),
        why=tuple(dict.fromkeys([*(reason for part in parts for reason in part.why), *why])),
        late=all(part.late for part in parts),
        held=any(part.held for part in parts),
        first_listed=min((part.first_listed for part in parts if part.first_listed), default=None),
        decision=next((part.decision for part in parts if part.decision != type(part.decision)()), best.decision),
    )


def _lead_order(item: Item, tier: str) -> tuple[bool, bool, int, int, str, int]:
    """Primary sources first, originals before copies, artefacts before posts; of two of a name the better ranked."""
    copy = isinstance(item.details, ModelDetails) and is_copy(item.details)
    place = _LEADS.index(item.kind) if item.kind in _LEADS else len(_LEADS)
    rank = min((metric.value for metric in item.metrics if metric.counts == "rank"), default=1_000)
    return (tier == "secondary", copy, place, rank, item.id, -len(item.metrics))
