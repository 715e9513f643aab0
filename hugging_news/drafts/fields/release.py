"""Fields of a release."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.releases import told_action
from hugging_news.domain.releases.records import version_of
from hugging_news.domain.releases.trains import is_newer, product_of, train_of
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Given, Tables

_SHORT_LEAD = 160
"""Characters of a lead that fits into one line."""
_SHORT_SUBJECT = 60


def release(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, ReleaseDetails)
    proof = "tag" if train_of(details)[1] else "repo"
    yield "name", product_of(details, tables.names), f"details.{proof}", getattr(details, proof)
    yield "version", details.version, "details.version", details.version
    if details.previous:
        yield "previous", details.previous, "details.previous", details.previous
    if details.previous_date and item.published:
        gap = (item.published - details.previous_date).days
        yield "gap", str(gap) if gap > 1 else "", "details.previous_date", iso(details.previous_date)
    if details.models:
        yield (
            "models",
            wording.listed(details.models, lang, tables.labels[lang], 4, "and_more"),
            "details.models",
            list(details.models),
        )
    if len(details.models) > 2:
        yield (
            "models_more",
            wording.listed(details.models[:2], lang, tables.labels[lang], 2),
            "details.models",
            list(details.models),
        )
        yield "models_count", str(len(details.models)), "details.models", list(details.models)
    if details.breaking and len(details.breaking) > 1:
        texts = [note.text for note in details.breaking]
        yield "breaking_count", str(len(texts)), "details.breaking", texts
    if details.lead and len(details.lead) <= _SHORT_LEAD:
        yield "lead", details.lead, "details.lead", details.lead
    if details.subject and len(details.subject) <= _SHORT_SUBJECT:
        yield "subject", details.subject, "details.subject", details.subject
    if own := [note.source for note in details.security if is_newer(note, details)]:
        fixes = "security_count" if len(own) > 1 else "security_one"
        yield fixes, str(len(own)), "details.security", own
    if details.highlights:
        yield "highlight", details.highlights[0].text, "details.highlights", details.highlights[0].source
    if details.highlights and details.highlights[0].version and len(details.train) > 1:
        yield "main", details.highlights[0].version, "details.highlights", details.highlights[0].version
    if details.train:
        train = [version_of(tag) for tag in details.train]
        yield "train", wording.listed(train, lang, tables.labels[lang], 4), "details.train", list(details.train)
    if action := told_action(details.action, details.minimums):
        yield "action", tables.labels[lang]["release"]["action"][action], "details.action", details.action
