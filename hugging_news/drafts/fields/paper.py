"""Fields of a paper."""

from __future__ import annotations

from collections.abc import Iterator

from hugging_news.domain import wording
from hugging_news.domain.items import Item, Metric, PaperDetails
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Given, Tables, few
from hugging_news.drafts.fields.themes import themes

_NEW = 14
"""Days from submission within which a paper is new when readers hear of it."""
_MANY = 100
_WORTH_SAYING = 10


def paper(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PaperDetails)
    labels = tables.labels[lang]
    yield from _makers(item, details, lang, tables)
    areas = [str(labels["areas"][code]) for code in details.categories if code in labels["areas"]]
    yield "areas", wording.joined(areas[:2], lang), "details.categories", list(details.categories)
    yield from themes(item, lang, tables)
    yield from _days(details, lang, tables)
    yield from _open(item, details, lang, tables)
    yield from _received(item, lang, tables)


def _makers(item: Item, details: PaperDetails, lang: str, tables: Tables) -> Given:
    """Organisations and people."""
    organisations = details.organisations
    if organisations:
        names = few(organisations, lang, tables, "organisations")
        yield "organisations", names, "details.organisations", list(organisations)
    if item.authors:
        name = "solo" if len(item.authors) == 1 else "writers"
        yield name, few(item.authors, lang, tables, "people"), "authors", list(item.authors)


def _is_liked(item: Item) -> bool:
    return any(metric.counts == "upvotes" and metric.value >= _MANY for metric in item.metrics)


def _days(details: PaperDetails, lang: str, tables: Tables) -> Given:
    """When it was submitted, and how late it was listed, from the second day on; a paper that is not new says so."""
    if details.submitted is None:
        return
    yield "submitted", wording.day(details.submitted, lang), "details.submitted", details.submitted.isoformat()
    gap = (details.day - details.submitted).days if details.day else -1
    if details.day and gap >= 0:
        late, listed = gap > _NEW, wording.day(details.day, lang)
        after = wording.fill(tables.labels[lang]["paper"]["after"], days=str(gap)) if gap > 1 else ""
        yield "listed_late" if late else "after", listed if late else after, "details.day", details.day.isoformat()


def _open(item: Item, details: PaperDetails, lang: str, tables: Tables) -> Given:
    """What is public of the work; what is not stated stands among the card's facts."""
    words = tables.labels[lang]["paper"]["parts"]
    public = dict(_public(item, details))
    named = wording.joined([str(words[part]) for part in ("code", "model", "dataset") if part in public], lang)
    yield "open", named, "links", {part: url for part, url in public.items() if part != "demo"}
    if "demo" in public:
        yield "demo", str(words["demo"]), "links.demo", public["demo"]


def _public(item: Item, details: PaperDetails) -> Iterator[tuple[str, str]]:
    for link in reversed(item.links):
        if link.type in ("code", "model", "dataset", "demo"):
            yield link.type, link.url
    if details.code:
        yield "code", details.code


def _received(item: Item, lang: str, tables: Tables) -> Given:
    """Upvotes where they are many, and the stars of its code, with the day on which they were counted."""
    counted = {metric.counts: metric for metric in item.metrics if metric.span == "total"}
    upvotes, stars = counted.get("upvotes"), counted.get("stars")
    many = _is_liked(item)
    if upvotes and many:
        yield from _count("upvotes_many", upvotes, lang, tables)
    if stars and stars.value >= _WORTH_SAYING:
        yield from _count("stars_beside" if many else "stars_alone", stars, lang, tables)


def _count(name: str, metric: Metric, lang: str, tables: Tables) -> Given:
    path = f"metrics.{metric.counts}"
    yield name, wording.compact(metric.value, lang), path, metric.value
    day = wording.day(metric.as_of, lang, tables.timezone)
    yield f"{name}_day", day, f"{path}.as_of", iso(metric.as_of)
