"""Fields of models, datasets and Spaces."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain import wording
from hugging_news.domain.items import DatasetDetails, HubDetails, Item, ModelDetails, SpaceDetails
from hugging_news.domain.licences import class_of, is_open_source
from hugging_news.drafts.fields.base import KNOWN, Given, Tables, capital, with_article

_MANY_LANGUAGES = 10
_LONG_CONTEXT = 100_000
_MODEST = 80 * 10**9
"""Parameters up to which somebody may think of a machine at home."""
_RELATIONS = {"finetune": "tuned", "adapter": "adapted", "merge": "merged", "quantized": "quantised", None: "based"}
_UPPER = frozenset(("mit", "cc", "cc0", "gpl", "lgpl", "agpl", "mpl", "isc", "afl", "ecl", "osl", "epl", "eupl", "odc"))
_ASLEEP = {
    "sleeping": "asleep", "paused": "paused", "stopped": "paused", "error": "broken", "runtime_error": "broken",
    "build_error": "broken", "config_error": "broken",
}  # fmt: skip


def model(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, ModelDetails)
    yield "name", _name(details), "details.repo_id", details.repo_id
    yield from _task(details, lang, tables)
    yield from _size(details, lang)
    yield from _bases(details, lang, tables)
    yield from _languages(details.languages, lang)
    yield from _files(details, lang)
    yield from _use(details, lang, tables)
    yield from _results(details, lang, tables)
    yield from _terms(details, details.gated, tables)


def _task(details: ModelDetails, lang: str, tables: Tables) -> Given:
    """What a model of this task is called and does (`data/task_words.toml`); the task proves it."""
    if details.task is None:
        return
    yield "task", tables.task(details.task, lang), "details.task", details.task
    known = tables.tasks.get(details.task)
    if known:
        noun = known["noun"][lang]
        yield "noun", noun, "details.task", details.task
        yield "a_noun", with_article(noun, lang), "details.task", details.task
        yield "does", known["does"][lang], "details.task", details.task
        if not known.get("plain"):
            yield "doing", known["does"][lang].removeprefix("能"), "details.task", details.task


def _size(details: ModelDetails, lang: str) -> Given:
    if details.parameters:
        size = wording.parameters(details.parameters)
        yield "parameters", size, "details.parameters", details.parameters
        if details.parameters <= _MODEST:
            yield "modest", KNOWN, "details.parameters", details.parameters
    if details.active_parameters:
        active = details.active_parameters
        yield "active", wording.parameters(active), "details.active_parameters", active
    if details.context:
        yield "context", wording.compact(details.context, lang), "details.context", details.context
        if details.context >= _LONG_CONTEXT:
            yield "long_context", wording.compact(details.context, lang), "details.context", details.context


def _bases(details: ModelDetails, lang: str, tables: Tables) -> Given:
    """What the model was made from, by how it was made."""
    for relation, name in _RELATIONS.items():
        ids = [base.id for base in details.base_models if base.relation == relation]
        if ids:
            path = f"details.base_models.{relation}" if relation else "details.base_models"
            yield name, _few(ids, lang, tables), path, ids
            yield f"{name}_name", ids[0].rpartition("/")[2], path, ids


def _languages(codes: tuple[str, ...], lang: str) -> Given:
    """Their number, or up to three by name; "multilingual" is not one of them."""
    named = [code for code in codes if code.lower() not in ("multilingual", "mul", "code")]
    value = list(codes)
    if not named:
        return
    if len(named) <= 3:
        names = [wording.language_name(code, lang) for code in named]
        yield "languages", wording.joined(names, lang), "details.languages", value
    elif len(named) == len(codes):
        yield "languages_count", str(len(named)), "details.languages", value
        if len(named) >= _MANY_LANGUAGES:
            yield "many_languages", str(len(named)), "details.languages", value


def _files(details: ModelDetails, lang: str) -> Given:
    names = [each.name for each in details.formats]
    for name in ("gguf", "onnx", "safetensors", "mlx"):
        if name in {each.lower() for each in names}:
            yield name, KNOWN, "details.formats", names
    if details.bytes:
        yield "size", wording.size(details.bytes, lang), "details.bytes", details.bytes


def _use(details: ModelDetails, lang: str, tables: Tables) -> Given:
    """How to load the model, and who serves it."""
    if details.library:
        yield "library", tables.name(details.library), "details.library", details.library
    if details.custom_code:
        yield "custom_code", KNOWN, "details.custom_code", True
    names = [tables.name(provider) for provider in details.providers]
    value = list(details.providers)
    if len(names) > 3:
        yield "providers_count", str(len(names)), "details.providers", value
        yield "providers_some", wording.joined(names[:2], lang), "details.providers", value
    elif names:
        yield "providers", wording.joined(names, lang), "details.providers", value
    if len(names) > 1:
        yield "served_by", str(len(names)), "details.providers", value


def _results(details: ModelDetails, lang: str, tables: Tables) -> Given:
    """The first evaluation of the card, with its data set and who measured it."""
    for result in details.results[:1]:
        value = result.model_dump(mode="json", exclude_none=True)
        yield "score", wording.number(result.value, lang), "details.results", value
        yield "metric", result.metric, "details.results", value
        yield "benchmark", result.dataset, "details.results", value
        who = "hub" if result.verified else "authors"
        yield "measured", tables.labels[lang]["hub"]["measured_by"][who], "details.results", value


def _terms(details: HubDetails, gated: bool | None, tables: Tables) -> Given:
    """The licence by what it means, and whether access must be asked for. An inherited one is the base model's."""
    if gated:
        yield "gated", KNOWN, "details.gated", True
    license = details.license
    kind = class_of(license, tables.licences)
    if kind == "not-stated":
        yield "licence_unstated", KNOWN, "details.license.state", license.state
    if license.state != "stated" or not license.id or license.inherited_from:
        return
    name = license.name or "" if license.id == "other" else tables.names.get(license.id.lower()) or _spelt(license.id)
    yield f"licence_{kind.replace('-', '_')}", name or KNOWN, "details.license.id", license.id
    if license.id == "other" and license.name:
        yield "licence_named", license.name, "details.license.name", license.name
    if is_open_source(license.id, tables.licences):
        yield "licence_open", name, "details.license.id", license.id


def _spelt(id: str) -> str:
    """A licence's identifier as it is written in text: `Apache-2.0`, `MIT`, `CC-BY-4.0`."""
    parts = (part.strip() for part in id.split(","))
    return ", ".join(_written(part) for part in parts)


def _written(id: str) -> str:
    first = id.partition("-")[0]
    if first in _UPPER:
        return id.upper()
    return f"BSD{id[3:].title()}" if first == "bsd" else capital(id) if first == "apache" else id


def _name(details: HubDetails) -> str:
    return details.repo_id.partition("/")[2] or details.repo_id


def _few(ids: Sequence[str], lang: str, tables: Tables) -> str:
    """Both of two models; of more the first two, and how many there are."""
    if len(ids) <= 2:
        return wording.joined(ids, lang)
    return wording.listed(ids, lang, tables.labels[lang], 2, "models")


def dataset(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, DatasetDetails)
    yield "name", _name(details), "details.repo_id", details.repo_id
    labels = tables.labels[lang]["hub"]["modalities"]
    kinds = [str(labels.get(each, each)) for each in details.modalities]
    if kinds:
        noun = wording.joined(kinds, lang)
        yield "kind", noun, "details.modalities", list(details.modalities)
        yield "a_kind", with_article(noun, lang), "details.modalities", list(details.modalities)
    if details.rows:
        yield "rows", wording.compact(details.rows, lang), "details.rows", details.rows
    if details.bytes:
        yield "size", wording.size(details.bytes, lang), "details.bytes", details.bytes
    if details.tasks:
        names = [tables.task(task, lang) for task in details.tasks[:3]]
        yield "tasks", wording.joined(names, lang), "details.tasks", list(details.tasks)
    if len(details.splits) > 1:
        yield "splits", wording.joined(details.splits[:3], lang), "details.splits", list(details.splits)
    yield from _languages(details.languages, lang)
    yield from _terms(details, details.gated, tables)


def space(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, SpaceDetails)
    yield "name", item.title.rpartition("/")[2], "title", item.title
    if details.sdk:
        yield "static" if details.sdk == "static" else "sdk", tables.name(details.sdk), "details.sdk", details.sdk
    if details.hardware:
        yield "hardware", tables.name(details.hardware), "details.hardware", details.hardware
    yield from _models(details.models, lang, tables)
    stage = (details.stage or "").lower()
    state = _ASLEEP.get(stage) or ("running" if stage.startswith("running") else "")
    if state:
        shown = str(tables.labels[lang]["hub"]["stages"].get(stage, stage))
        yield state, with_article(shown, lang), "details.stage", stage
    if details.app_lines:
        yield "app_lines", str(details.app_lines), "details.app_lines", details.app_lines
        yield "app_file", details.app_file or "", "details.app_file", details.app_file
    yield from _terms(details, None, tables)


def _models(models: Sequence[str], lang: str, tables: Tables) -> Given:
    if models:
        yield "models", _few(models, lang, tables), "details.models", list(models)
        yield "first_model", models[0].rpartition("/")[2], "details.models", list(models)
