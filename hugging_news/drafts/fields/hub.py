"""Fields of models, datasets and Spaces."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import DatasetDetails, Item, ModelDetails, SpaceDetails
from hugging_news.drafts.fields.base import Given, Tables


def model(item: Item, lang: str, tables: Tables) -> Given:
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


def dataset(item: Item, lang: str, tables: Tables) -> Given:
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


def space(item: Item, lang: str, tables: Tables) -> Given:
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
