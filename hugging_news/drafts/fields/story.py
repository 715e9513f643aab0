"""Fields that do not depend on the kind: who, when, how it stands in the lists, what belongs to it, what is new since."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hugging_news.domain import wording
from hugging_news.domain.items import DatasetDetails, Item, Metric, ModelDetails, PaperDetails
from hugging_news.domain.stories import Candidate
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import KNOWN, Given, Tables

_TOP = 3
_MANY_DOWNLOADS = 100_000


def story(candidate: Candidate, lang: str, tables: Tables) -> Given:
    yield from _about(candidate.lead, lang, tables)
    yield from _counts(candidate, lang, tables)
    yield from _company(candidate, lang, tables)
    yield from _follow_up(candidate, lang, tables)


def _about(lead: Item, lang: str, tables: Tables) -> Given:
    if lead.organisation:
        yield "organisation", tables.name(lead.organisation), "organisation", lead.organisation
    if lead.published:
        yield "date", wording.day(lead.published, lang, tables.timezone), "published", iso(lead.published)
    if lead.authors:
        yield "authors", wording.listed(lead.authors, lang, tables.labels[lang], 3), "authors", list(lead.authors)
    if lead.status == "announced":
        yield "announced", KNOWN, "status", lead.status


def _counts(candidate: Candidate, lang: str, tables: Tables) -> Given:
    """What was counted, and the place in a trending list, with the day it was seen (`rank_day`)."""
    for metric in candidate.lead.metrics:
        if metric.counts == "rank":
            yield from _place(metric, candidate.moved, lang, tables.timezone)
        elif metric.value > 0:
            name = metric.counts if metric.span == "total" else f"{metric.counts}_{metric.span}"
            name = {"downloads_30d": "downloads"}.get(name, name)
            said = wording.compact(metric.value, lang)
            yield name, said, f"metrics.{metric.counts}", metric.value
            if name == "downloads" and metric.value >= _MANY_DOWNLOADS:
                yield "many_downloads", said, f"metrics.{metric.counts}", metric.value


def _place(metric: Metric, moved: str | None, lang: str, zone: str) -> Given:
    place = str(metric.value)
    yield "rank", place, "metrics.rank", metric.value
    yield "rank_day", _short_day(metric.as_of, lang, zone), "metrics.rank.as_of", iso(metric.as_of)
    if metric.value <= _TOP:
        yield "top_rank", place, "metrics.rank", metric.value
    if moved in ("new", "up"):
        yield moved, KNOWN, "moved", moved
        yield f"{moved}_rank", place, "metrics.rank", metric.value


def _short_day(moment: datetime, lang: str, zone: str) -> str:
    """A day of this edition's weeks: `8 月 20 日`, `20 August`."""
    local = moment.astimezone(ZoneInfo(zone))
    return wording.day(local.date(), lang).removeprefix(f"{local.year} 年 ").removesuffix(f" {local.year}")


def _company(candidate: Candidate, lang: str, tables: Tables) -> Given:
    """What was joined to the lead: other forms of its weights, other works, a page to try it, its paper."""
    variants = [id.rpartition(":")[2] for id in candidate.variants]
    if variants:
        yield "variants", wording.listed(variants, lang, tables.labels[lang], 2, "and_more"), "variants", variants
    if len(variants) > 1:
        yield "variants_count", str(len(variants)), "variants", variants
    for name, ending in (("gguf_variant", "gguf"), ("fp8_variant", "fp8"), ("mlx_variant", "mlx")):
        found = next((id for id in variants if ending in id.lower()), None)
        if found:
            yield name, found, "variants", found
    others = {item.id: item for item in candidate.items[1:] if item.id not in (candidate.id, *candidate.variants)}
    family = [item.title for item in others.values() if isinstance(item.details, ModelDetails | DatasetDetails)]
    if family:
        yield "family", wording.listed(family, lang, tables.labels[lang], 3, "items"), "family", family
    space = next((item.title for item in others.values() if item.kind == "space"), None)
    if space:
        yield "space", space, "links.demo", space
    paper = next((item for item in others.values() if isinstance(item.details, PaperDetails)), None)
    if paper:
        yield "paper", paper.title, "links.paper", paper.title


def _follow_up(candidate: Candidate, lang: str, tables: Tables) -> Given:
    """What is new since the story was told, as `news_REASON` with `before` and `now`."""
    news = candidate.follow_up
    if news is None:
        return
    path = f"follow_up.{news.reason}"
    yield f"news_{news.reason}", KNOWN, path, news.reason
    for name, value in (("before", news.before), ("now", news.now)):
        if value:
            said = wording.compact(int(value), lang) if value.isdigit() else tables.name(value)
            yield name, said, f"{path}.{name}", int(value) if value.isdigit() else value
