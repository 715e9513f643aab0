"""How much of a story is new to readers: all of it, a follow-up, a model made from another, an old acquaintance."""

from __future__ import annotations

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails, ModelDetails
from hugging_news.domain.stories import Candidate
from hugging_news.selection.families import borrowed
from hugging_news.selection.identity.keys import is_copy, is_uncensored
from hugging_news.selection.momentum import Part
from hugging_news.selection.policy import POLICY


def newness(candidate: Candidate, window: Window) -> Part:
    """The novelty of a story: 1, unless something says otherwise; of several such things the strongest."""
    lead, found = candidate.lead, [(1.0, "new to readers")]
    if candidate.follow_up_of:
        reason = candidate.follow_up.reason if candidate.follow_up else ""
        told = f"a follow-up of the edition of {candidate.follow_up_of}" + (f": {reason}" if reason else "")
        found.append((POLICY.follow_ups.get(reason, POLICY.follow_up), told))
    if isinstance(lead.details, ModelDetails) and (derived := _derived(lead.details)):
        found.append(derived)
    dated = lead.published if not isinstance(lead.details, EventDetails) else None
    if dated and dated < window.start - POLICY.old_after:
        found.append((POLICY.old, "not new, readers may know it"))
    return min(found)


def _derived(details: ModelDetails) -> Part | None:
    relations = {base.relation for base in details.base_models}
    base = next((base.id for base in details.base_models), "")
    if is_uncensored(details):
        return POLICY.altered, "another model with its refusals removed, by its name"
    if is_copy(details):
        return POLICY.copy, "a repackaging of another model" + (f", {base}" if base else "")
    if relations & {"adapter", "merge"}:
        return POLICY.adapter, f"made from {base} as an adapter or merge"
    if "finetune" in relations:
        return POLICY.finetune, f"a fine-tune of {base}"
    if relations:
        return POLICY.derived, f"made from {base}"
    family = borrowed(details.repo_id)
    return (POLICY.derived, f"made from a {family} model, by its name") if family else None
