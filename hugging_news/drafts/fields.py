"""The fields that a phrase may use, per kind and language, each with the value that proves it.

`text` is what a sentence prints, `path` and `value` go into the evidence: where in the item it stands, and what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hugging_news.domain import wording
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    Item,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)  # fmt: skip
from hugging_news.domain.releases import told_action
from hugging_news.domain.releases.records import version_of
from hugging_news.domain.releases.trains import is_newer, product_of, train_of
from hugging_news.domain.stories import Candidate
from hugging_news.domain.values import iso

_SHORT_LEAD = 160
"""Characters of a lead that fits into one line."""
_SHORT_SUBJECT = 60


@dataclass(frozen=True)
class Tables:
    """Names that the house spells in its own way (libraries, organisations) and the labels of each language."""

    names: Mapping[str, str]
    labels: Mapping[str, Mapping[str, Any]]
    timezone: str

    def task(self, task: str, lang: str) -> str:
        return str(self.labels[lang]["tasks"].get(task, task))

    def name(self, name: str) -> str:
        return self.names.get(name.lower(), name)


@dataclass(frozen=True)
class Field:
    """One fact: the words for it, and what proves them."""

    text: str
    item: str
    path: str
    value: object


Facts = dict[str, Field]


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


Given = Iterator[tuple[str, str, str, object]]


def _common(candidate: Candidate, lang: str, tables: Tables) -> Given:
    lead = candidate.lead
    if lead.organisation:
        yield "organisation", tables.name(lead.organisation), "organisation", lead.organisation
    if lead.published:
        yield "date", wording.day(lead.published, lang, tables.timezone), "published", iso(lead.published)
    if lead.authors:
        yield "authors", wording.listed(lead.authors, lang, tables.labels[lang], 3), "authors", list(lead.authors)
    for metric in lead.metrics:
        if metric.counts == "rank":
            yield "rank", str(metric.value), "metrics.rank", metric.value
            if candidate.moved in ("new", "up"):
                yield f"{candidate.moved}_rank", str(metric.value), "metrics.rank", metric.value
        elif metric.value > 0:
            name = metric.counts if metric.span == "total" else f"{metric.counts}_{metric.span}"
            yield name, wording.compact(metric.value, lang), f"metrics.{metric.counts}", metric.value


def _release(item: Item, lang: str, tables: Tables) -> Given:
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


def _model(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, ModelDetails)
    yield "name", details.repo_id.partition("/")[2] or details.repo_id, "details.repo_id", details.repo_id
    if details.task:
        yield "task", tables.task(details.task, lang), "details.task", details.task
    if details.parameters:
        yield "parameters", wording.parameters(details.parameters), "details.parameters", details.parameters
    if details.active_parameters:
        active = details.active_parameters
        yield "active", wording.parameters(active), "details.active_parameters", active
    tuned = [base.id for base in details.base_models if base.relation in ("finetune", "adapter")]
    if tuned:
        yield "base", wording.listed(tuned, lang, tables.labels[lang], 2), "details.base_models", tuned
    if len(details.languages) > 2:
        yield "languages_count", str(len(details.languages)), "details.languages", list(details.languages)


def _dataset(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, DatasetDetails)
    yield "name", details.repo_id.partition("/")[2] or details.repo_id, "details.repo_id", details.repo_id
    if details.rows:
        yield "rows", wording.compact(details.rows, lang), "details.rows", details.rows
    if details.bytes:
        yield "size", wording.size(details.bytes, lang), "details.bytes", details.bytes
    if details.size_class:
        yield "size_class", details.size_class, "details.size_class", details.size_class
    if details.tasks:
        names = [tables.task(task, lang) for task in details.tasks[:2]]
        yield "tasks", wording.joined(names, lang), "details.tasks", list(details.tasks)


def _space(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, SpaceDetails)
    yield "name", item.title.rpartition("/")[2], "title", item.title
    if details.sdk:
        yield "sdk", tables.name(details.sdk), "details.sdk", details.sdk
    if details.models:
        yield (
            "models",
            wording.listed(details.models, lang, tables.labels[lang], 2),
            "details.models",
            list(details.models),
        )


def _paper(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PaperDetails)
    if details.organisations:
        names = wording.listed(details.organisations, lang, tables.labels[lang], 3)
        yield "organisations", names, "details.organisations", list(details.organisations)


def _event(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, EventDetails)
    if details.series:
        yield "series", details.series, "details.series", details.series
    if details.organisers:
        names = wording.listed(details.organisers, lang, tables.labels[lang], 3)
        yield "organisers", names, "details.organisers", list(details.organisers)
    labels, zone = tables.labels[lang], details.timezone
    when = wording.event_span(details.start, details.end, zone, lang, labels, details.all_day)
    yield "when", when, "details.start", iso(details.start)
    yield "day", wording.day(details.start, lang, zone), "details.start", iso(details.start)
    if further := [part for part in details.children if part.name == item.title]:
        named = [wording.day(part.start, lang, part.timezone) for part in further]
        days = wording.listed([*named, *["…"] * details.more], lang, labels, 2, "dates")
        yield "dates", days, "details.children", [iso(part.start) for part in further]
    if details.registration_deadline:
        closes = wording.deadline(details.registration_deadline, zone, lang, labels)
        name = "closed" if details.registration == "closed" else "deadline"
        yield name, closes, "details.registration_deadline", iso(details.registration_deadline)
    shown = {"recording": details.recording_url, "slides": details.slides_url}
    if seen := [name for name, url in shown.items() if url]:
        words = wording.joined([str(labels["event"]["seen"][name]) for name in seen], lang)
        yield "seen", words, f"details.{seen[0]}_url", shown[seen[0]]


def _post(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PostDetails)
    if details.site:
        yield "site", details.site, "details.site", details.site


_OF_KIND: dict[str, Callable[[Item, str, Tables], Given]] = {
    "release": _release, "model": _model, "dataset": _dataset, "space": _space, "paper": _paper, "event": _event,
    "post": _post,
}  # fmt: skip
