"""The fields that a phrase may use, per kind and language, each with the value that proves it.

`text` is what a sentence prints, `path` and `value` go into the evidence: where in the item it stands, and what it is.
"""

from __future__ import annotations

from collections.abc import Callable

from hugging_news.domain import wording
from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.stories import Candidate
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Facts, Field, Given, Tables
from hugging_news.drafts.fields.event import event
from hugging_news.drafts.fields.hub import dataset, model, space
from hugging_news.drafts.fields.paper import paper
from hugging_news.drafts.fields.post import post
from hugging_news.drafts.fields.release import release

__all__ = ["Facts", "Field", "Tables", "facts"]


def facts(candidate: Candidate, lang: str, tables: Tables) -> Facts:
    """Every field that is known about the story's lead, by name; a name that is missing is not known."""
    lead = candidate.lead
    found: Facts = {"title": Field(lead.title, lead.id, "title", lead.title)}
    for name, text, path, value in (
        *_common(candidate, lang, tables),
        *_OF_KIND[lead.details.type](lead, lang, tables),
    ):
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


def _common(candidate: Candidate, lang: str, tables: Tables) -> Given:
    lead = candidate.lead
    if lead.organisation:
        yield "organisation", tables.name(lead.organisation), "organisation", lead.organisation
    if lead.published:
        yield "date", wording.day(lead.published, lang, tables.timezone), "published", iso(lead.published)
    if lead.authors:
        yield "authors", wording.listed(lead.authors, lang, tables.labels[lang], 3), "authors", list(lead.authors)
    if subjects := [one.title for one in candidate.related if one.relation == "subject"]:
        names = [title.rpartition("/")[2] for title in subjects]
        yield "subjects", wording.joined(names[:3], lang), "related", subjects
    for metric in lead.metrics:
        if metric.counts == "rank":
            yield "rank", str(metric.value), "metrics.rank", metric.value
            if candidate.moved in ("new", "up"):
                yield f"{candidate.moved}_rank", str(metric.value), "metrics.rank", metric.value
        elif metric.value > 0:
            name = metric.counts if metric.span == "total" else f"{metric.counts}_{metric.span}"
            yield name, wording.compact(metric.value, lang), f"metrics.{metric.counts}", metric.value


_OF_KIND: dict[str, Callable[[Item, str, Tables], Given]] = {
    "release": release, "model": model, "dataset": dataset, "space": space, "paper": paper, "event": event,
    "post": post,
}  # fmt: skip
