"""The fields that a phrase may use, per kind and language, each with the value that proves it.

`text` is what a sentence prints, `path` and `value` go into the evidence: where in the item it stands, and what it is.
"""

from __future__ import annotations

from collections.abc import Callable

from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.stories import Candidate
from hugging_news.drafts.fields.base import Facts, Field, Given, Tables
from hugging_news.drafts.fields.event import event
from hugging_news.drafts.fields.hub import dataset, model, space
from hugging_news.drafts.fields.paper import paper
from hugging_news.drafts.fields.post import post
from hugging_news.drafts.fields.release import release
from hugging_news.drafts.fields.story import story

__all__ = ["Facts", "Field", "Tables", "facts"]


def facts(candidate: Candidate, lang: str, tables: Tables) -> Facts:
    """Every field that is known about the story's lead, by name; a name that is missing is not known."""
    lead = candidate.lead
    found: Facts = {"title": Field(lead.title, lead.id, "title", lead.title)}
    for name, text, path, value in (*story(candidate, lang, tables), *_OF_KIND[lead.details.type](lead, lang, tables)):
        if text:
            found[name] = Field(text, _holder(lead, path), path, value)
    return found


def _holder(lead: Item, path: str) -> str:
    """The item whose words the field holds: of a release train it may be another version."""
    details = lead.details
    if not isinstance(details, ReleaseDetails):
        return lead.id
    if path in ("details.lead", "details.subject"):
        return details.lead_item or lead.id
    first = details.highlights[0] if path == "details.highlights" else None
    return (first.item if first else None) or lead.id


_OF_KIND: dict[str, Callable[[Item, str, Tables], Given]] = {
    "release": release, "model": model, "dataset": dataset, "space": space, "paper": paper, "event": event,
    "post": post,
}  # fmt: skip
