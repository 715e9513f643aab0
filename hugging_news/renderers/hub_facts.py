"""The facts of models, datasets and Spaces (EDITORIAL §3.2). What was not fetched is not printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from hugging_news.domain.editions import Story
from hugging_news.domain.items import DatasetDetails, FileFormat, ModelDetails, Relation, Result, SpaceDetails
from hugging_news.domain.markup import safe_url
from hugging_news.domain.wording import parameters
from hugging_news.renderers.facts import Line, fact, licence_fact, line, names, signals
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Fact
from hugging_news.renderers.words import Words

_MAX_LANGUAGES = 4
_MAX_RESULTS = 2
_MAX_FAMILY = 4
_CLASS = re.compile(r"(?:(?P<low>\d+[KMBT]?)<)?n(?:<(?P<high>\d+[KMBT]?)|>(?P<over>\d+[KMBT]?))?")
_SCALE = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}


def model_facts(story: Story, details: ModelDetails, words: Words) -> tuple[Line, ...]:
    return (
        line(
            fact(words.label("kinds.model"), details.repo_id),
            fact(words.label("hub.task"), words.task(details.task) if details.task else None),
            fact(words.label("hub.parameters"), _parameters(details, words)),
            fact(words.label("hub.context"), _tokens(details.context, words)),
            fact(words.label("hub.languages"), _languages(details.languages, words)),
        ),
        line(
            fact(words.label("hub.formats"), _formats(details.formats, words)),
            fact(words.label("hub.download"), _download(details.bytes, words)),
            *_bases(details.base_models, words),
            _variants(story, words),
            _family(story, words),
            _results(details.results, words),
            fact(words.label("hub.datasets"), words.listed(names(details.datasets))),
        ),
        line(licence_fact(story.license, words), signals(story, words)),
    )


def _parameters(details: ModelDetails, words: Words) -> str | None:
    if not details.parameters:
        return None
    total = parameters(details.parameters)
    if not details.active_parameters:
        return total
    active = words.fill("hub.active", active=parameters(details.active_parameters))
    return words.fill("hub.parameters_line", total=total, active=active)


def _tokens(count: int | None, words: Words) -> str | None:
    return words.fill("hub.tokens", count=words.number(count)) if count else None


def _languages(codes: tuple[str, ...], words: Words) -> str:
    return words.listed(names(words.language(literal(code, 40)) for code in codes), _MAX_LANGUAGES, "languages")


def _formats(formats: tuple[FileFormat, ...], words: Words) -> str:
    """Names, and the size of each where there is more than one to choose from."""
    texts = []
    for each in formats:
        size = words.label("open") + words.size(each.bytes) + words.label("close") if each.bytes else ""
        texts.append(literal(each.name, 40) + (size if len(formats) > 1 else ""))
    return words.listed(texts, 4, "items")


def _download(count: int | None, words: Words) -> str | None:
    return words.fill("hub.download_size", size=words.size(count)) if count else None


def _bases(bases: tuple[Relation, ...], words: Words) -> list[Fact | None]:
    """What it was made from, one fact for each way (fine-tuned, quantised …)."""
    ordered = sorted(bases, key=lambda base: base.relation or "")
    found = []
    for relation, group in groupby(ordered, key=lambda base: base.relation):
        label = words.label(f"hub.relations.{relation}" if relation else "hub.base")
        ids = [base.id for base in group]
        url = safe_url(f"https://huggingface.co/{ids[0]}") if len(ids) == 1 else None
        known = fact(label, words.listed(names(ids)))
        found.append(replace(known, url=url) if known else None)
    return found


def _results(results: tuple[Result, ...], words: Words) -> Fact | None:
    """At most two evaluations, each with its data set, and who measured them; an independent test is linked."""
    texts = []
    for (verified, by), group in groupby(results[:_MAX_RESULTS], key=lambda result: (result.verified, result.by)):
        values = [_result(result, words) for result in group]
        who = _measured_by(verified, by, words)
        texts.append(words.fill("hub.results_line", values=words.listed(values, _MAX_RESULTS, "items"), by=who))
    found = fact(words.label("hub.results"), words.listed(texts, _MAX_RESULTS, "items"))
    pages = {result.url for result in results[:_MAX_RESULTS]}
    page = safe_url(next(iter(pages)) or "") if len(pages) == 1 else None
    return replace(found, url=page) if found and page else found


def _measured_by(verified: bool, by: str | None, words: Words) -> str:
    if by and not verified:
        return words.fill("hub.measured_by.independent", name=literal(by, 80))
    return words.label("hub.measured_by.hub" if verified else "hub.measured_by.authors")


def _result(result: Result, words: Words) -> str:
    values = {"metric": literal(result.metric, 60), "dataset": literal(result.dataset, 80)}
    return words.fill("hub.result", value=words.number(result.value), **values)


def _family(story: Story, words: Words) -> Fact | None:
    """The other models and datasets of the same work, with their sizes."""
    texts = []
    for member in story.family[:_MAX_FAMILY]:
        size = words.label("open") + parameters(member.parameters) + words.label("close") if member.parameters else ""
        texts.append(literal(member.title, 120) + size)
    return fact(words.label("hub.family"), words.listed(texts, _MAX_FAMILY, "items"))


def _variants(story: Story, words: Words) -> Fact | None:
    """The copies that were folded into the story: how many, and whose."""
    if not story.variants:
        return None
    ids = names(variant.rpartition(":")[2] for variant in story.variants)
    label = words.fill("hub.variants", count=words.number(len(ids))) if len(ids) > 1 else words.label("hub.variant")
    return fact(label, words.listed(ids, 3, "and_more"))


def dataset_facts(story: Story, details: DatasetDetails, words: Words) -> tuple[Line, ...]:
    rows = words.fill("hub.row_count", count=words.compact(details.rows)) if details.rows else None
    return (
        line(
            fact(words.label("kinds.dataset"), details.repo_id),
            fact(words.label("hub.task"), words.listed(names(words.task(task) for task in details.tasks))),
            fact(
                words.label("hub.modality"), words.listed(names(_modality(each, words) for each in details.modalities))
            ),
            fact(words.label("hub.languages"), _languages(details.languages, words)),
        ),
        line(
            fact(words.label("hub.rows"), rows),
            fact(words.label("hub.bytes"), words.size(details.bytes) if details.bytes else None),
            fact(words.label("hub.size_class"), _size_class(details.size_class, words)),
            fact(words.label("hub.splits"), words.listed(names(details.splits), 4)),
        ),
        line(licence_fact(story.license, words), signals(story, words)),
    )


def _size_class(name: str | None, words: Words) -> str:
    """`100M<n<1B` in words; any other form as it is."""
    parts = _CLASS.fullmatch(name or "n")
    if parts is None or not any(parts.groups()):
        return name or ""
    low, high = _bound(parts["low"] or parts["over"], words), _bound(parts["high"], words)
    key = "between" if low and high else "above" if low else "below"
    return words.fill(f"hub.size_classes.{key}", low=low, high=high)


def _bound(text: str | None, words: Words) -> str:
    return words.compact(int(text.rstrip("KMBT")) * _SCALE[text.lstrip("0123456789")]) if text else ""


def _modality(name: str, words: Words) -> str:
    return words.label(f"hub.modalities.{name}", name) if "." not in name else name


def space_facts(story: Story, details: SpaceDetails, words: Words) -> tuple[Line, ...]:
    stage = words.label(f"hub.stages.{details.stage.lower()}", details.stage) if details.stage else None
    app = details.app_file
    if app and details.app_lines:
        app = words.fill("hub.app_lines", file=literal(app, 80), count=words.number(details.app_lines))
    return (
        line(
            fact(words.label("kinds.space"), details.repo_id),
            fact(words.label("hub.sdk"), details.sdk),
            fact(words.label("hub.hardware"), details.hardware),
            fact(words.label("hub.stage"), stage),
        ),
        line(
            fact(words.label("hub.models_used"), words.listed(names(details.models))),
            fact(words.label("hub.app"), app),
        ),
        line(licence_fact(story.license, words), signals(story, words), _queue(details, words)),
    )


def _queue(details: SpaceDetails, words: Words) -> Fact | None:
    """The advice for a busy Space; one that does not run has no queue, and neither has a static page."""
    running = details.stage is None or details.stage.lower().startswith("running")
    running = running and not (details.sdk or "").lower().startswith("static")
    return fact(words.label("hub.queue"), words.label("hub.duplicate"), bare=True) if running else None
