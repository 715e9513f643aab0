"""Fields of posts: articles, courses, talks, competitions, milestones, announcements."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import Item, Person, PostDetails
from hugging_news.domain.text import language_of
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Given, Tables, few
from hugging_news.drafts.fields.themes import themes


def post(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PostDetails)
    labels = tables.labels[lang]["post"]
    yield "this", str(labels["this"].get(item.kind, labels["this"]["blog"])), "kind", item.kind
    site = tables.name(details.site) if details.site else ""
    yield "site", site, "details.site", details.site
    if item.authors and tables.name(item.authors[0]) != site:
        yield "writers", few(item.authors, lang, tables), "authors", list(item.authors)
    written = item.lang or language_of(f"{item.title} {item.summary}")
    if written and written[:2] != lang:
        yield "foreign", wording.language_name(written, lang), "lang", written
    yield from themes(item, lang, tables)
    yield from _effort(details, lang, tables)
    yield from _people(details, lang, tables)
    yield from _call(details, lang, tables)
    for metric in item.metrics:
        day = wording.day(metric.as_of, lang, tables.timezone)
        yield f"{metric.counts}_day", day, f"metrics.{metric.counts}.as_of", iso(metric.as_of)


def _effort(details: PostDetails, lang: str, tables: Tables) -> Given:
    """What it asks of readers: time, level, money, what they should know."""
    labels = tables.labels[lang]
    if details.minutes:
        yield "minutes", wording.duration(details.minutes * 60, lang), "details.minutes", details.minutes
    if details.level:
        level = str(labels["post"]["levels"].get(details.level.lower(), details.level))
        yield "level", level, "details.level", details.level
    if details.cost:
        cost = labels["event"]["prices"].get(details.cost.lower())
        yield "free" if cost else "cost", str(cost or details.cost).lower(), "details.cost", details.cost
    if details.prerequisites:
        needed = few(details.prerequisites, lang, tables)
        yield "prerequisites", needed, "details.prerequisites", list(details.prerequisites)


def _people(details: PostDetails, lang: str, tables: Tables) -> Given:
    if details.organisers:
        yield (
            "organisers",
            few(details.organisers, lang, tables, "organisations"),
            "details.organisers",
            list(details.organisers),
        )
    if details.speakers:
        people = [person(each, lang, tables) for each in details.speakers]
        spoken = [f"{each.name}, {each.role}" if each.role else each.name for each in details.speakers]
        yield "speakers", few(people, lang, tables), "details.speakers", spoken
    if names := [one.name if isinstance(one, Person) else one.title or one.url for one in details.winners]:
        one = len(names) == 1
        yield "winner" if one else "winners", names[0] if one else str(len(names)), "details.winners", names


def _call(details: PostDetails, lang: str, tables: Tables) -> Given:
    """What a competition offers and asks; its deadline until there are winners."""
    labels = tables.labels[lang]
    if details.deadline and not details.winners:
        closes = wording.deadline(details.deadline, tables.timezone, lang, labels)
        yield "deadline", closes, "details.deadline", iso(details.deadline)
    if details.prizes:
        yield "prizes", few(details.prizes, lang, tables), "details.prizes", list(details.prizes)
    if details.skills:
        yield "skills", few(details.skills, lang, tables), "details.skills", list(details.skills)
    if details.where:
        where = str(labels["event"]["modes"].get(details.where.lower(), details.where))
        yield "where", where, "details.where", details.where


def person(each: Person, lang: str, tables: Tables) -> str:
    """A name with its role in brackets."""
    labels = tables.labels[lang]
    return f"{each.name}{labels['open']}{each.role}{labels['close']}" if each.role else each.name
