"""A story as a card: what every kind shares, and by its details what only one kind has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from hugging_news.domain.editions import Copy, Story, StoryImage
from hugging_news.domain.items import (
    DatasetDetails,
    Details,
    EventDetails,
    Link,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.markup import mark, safe_url
from hugging_news.domain.stories import Related
from hugging_news.domain.times import parse_moment
from hugging_news.renderers import event_facts, facts, hub_facts, links, prose, release_facts
from hugging_news.renderers.counts import Count
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Badge, Card, Entry, FollowUpView, LinkView, Listing, Picture
from hugging_news.renderers.words import Words

_FACTS: Mapping[type, Callable[..., tuple[facts.Line, ...]]] = {
    ReleaseDetails: release_facts.release_facts,
    ModelDetails: hub_facts.model_facts,
    DatasetDetails: hub_facts.dataset_facts,
    SpaceDetails: hub_facts.space_facts,
    PaperDetails: facts.paper_facts,
    PostDetails: facts.post_facts,
    EventDetails: event_facts.event_facts,
}


_DATED = frozenset(("release", "paper", "event", "model", "dataset", "space"))
"""Kinds whose facts say their own date, or that are told for another reason than their date."""


_SOUND = (".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".aac", ".opus")


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Details)


def details_of(story: Story) -> Any:
    """The typed details of *story*, None when it has none.

    Raises:
        ValueError: they are not those of any kind.
    """
    try:
        return _adapter().validate_python(story.details) if story.details else None
    except ValidationError as error:
        raise ValueError(f"story {story.id}: {error}") from error


def card(story: Story, anchor: str, src: str | None, words: Words) -> Card:
    """Everything that is printed about *story*; *src* is where its picture lies for this document, if anywhere."""
    details = details_of(story)
    headline = _headline(story, words)
    release = details if isinstance(details, ReleaseDetails) else None
    return Card(
        story=story.model_copy(update={"metrics": (), "evidence": (), "follow_up": None}),
        mark=mark(story.id),
        anchor=anchor,
        kind=words.label(f"kinds.{story.kind}"),
        headline=headline,
        headline_lang=words.foreign(headline),
        title=release_facts.release_name(release) if release else headline,
        badges=_badges(story, details, words),
        picture=_picture(story.image, src, words),
        blocks=prose.blocks(story.summary.get(words.lang, ()), words.lang),
        listings=_listings(story, details, words),
        action=release_facts.action(release, words) if release else "",
        command=release_facts.upgrade_command(release) if release else "",
        thanks=release_facts.thanks(release, words) if release else "",
        facts=_fact_lines(story, details, words),
        links=_links(story, details, words),
        more=links.told_apart(links.unique(_link(link, story, details, words) for link in story.more), words),
        related=links.unique(links.link("blog", one.url, one.title, words) for one in _beside(story)),
        follow_up=_follow_up(story, words),
        credit=_credit(story, words),
        credit_url=safe_url(story.source.url),
        also=tuple(_copy(one) for one in story.source.also[:3]),
        published=words.day(story.published) if story.published and story.kind not in _DATED else "",
        line=_line(story, words),
        metrics=tuple(Count(metric, words) for metric in story.metrics if metric.counts != "rank"),
    )


def _picture(image: StoryImage | None, src: str | None, words: Words) -> Picture | None:
    """The picture; none without alternative text."""
    alt = literal(image.alt, 300) if image else ""
    if image is None or not src or not alt:
        return None
    caption, credit = literal(image.caption or "", 300), literal(image.credit or "", 120)
    spoken = words.foreign(alt), words.foreign(caption)
    return Picture(src, alt, caption, credit, image.width, image.height, *spoken)


def _headline(story: Story, words: Words) -> str:
    """The headline in the document's language, else in the first language that has one."""
    candidates = (story.headline.get(words.lang), *story.headline.values(), story.id)
    return literal(next(filter(None, candidates)), 300)


def _line(story: Story, words: Words) -> Entry | None:
    """The one sentence of a brief story."""
    sentence = next(iter(story.summary.get(words.lang, ())), None)
    if sentence is None:
        return None
    return Entry(literal(sentence.text, 300), sentence.lang if sentence.lang != words.lang else None)


def _badges(story: Story, details: Any, words: Words) -> tuple[Badge, ...]:
    found = list(event_facts.event_badges(details, words)) if isinstance(details, EventDetails) else []
    if story.status == "announced" or (story.status == "paper" and story.kind != "paper"):
        found.append(Badge(words.label(f"status.{story.status}"), "warning"))
    if story.follow_up_of and story.kind != "release":
        announced = story.brief and isinstance(details, EventDetails)
        found.append(Badge(words.label("event.announced" if announced else "follow_up"), "note"))
    if story.late and story.published:
        found.append(Badge(words.fill("late", date=words.day(story.published)), "note"))
    if getattr(details, "gated", None) or (story.license and story.license.gated):
        found.append(Badge(words.label("gated.badge"), "warning"))
    return tuple(found)


def _listings(story: Story, details: Any, words: Words) -> tuple[Listing, ...]:
    found: tuple[Listing | None, ...] = ()
    if isinstance(details, ReleaseDetails):
        found = release_facts.release_listings(story, details, words)
    elif isinstance(details, PostDetails):
        found = facts.post_listings(details, words)
    elif isinstance(details, EventDetails) and story.kind == "event":
        found = event_facts.event_listings(story, details, words)
    return tuple(listing for listing in (*found, _disputes(story, words)) if listing)


def _disputes(story: Story, words: Words) -> Listing | None:
    """What the sources say differently, each figure with the name of who gives it."""
    lines = [
        Entry(
            words.fill(
                "disputes.line",
                about=words.label(f"disputes.about.{one.about}"),
                claims=words.label("disputes.and").join(
                    words.fill("disputes.claim", source=literal(claim.source, 80), figure=literal(claim.figure, 40))
                    for claim in one.claims
                ),
            )
        )
        for one in story.disputes
    ]
    return Listing(words.label("disputes.label"), tuple(lines), tone="warning") if lines else None


def _fact_lines(story: Story, details: Any, words: Words) -> tuple[facts.Line, ...]:
    """The lines of facts that have any; a story without details may still have a licence and signals."""
    if details is None:
        lines: tuple[facts.Line, ...] = (
            facts.line(facts.licence_fact(story.license, words), facts.signals(story, words)),
        )
    else:
        lines = _FACTS[type(details)](story, details, words)
    return tuple(tuple(replace(each, lang=words.foreign(each.text)) for each in line) for line in lines if line)


def _links(story: Story, details: Any, words: Words) -> tuple[LinkView, ...]:
    """The story's links, first the primary one; then what its details offer besides."""
    own = story.links
    if isinstance(details, EventDetails) and event_facts.is_closed(details):
        own = tuple(link for link in own if link.type != "register") or own
    found = [_link(link, story, details, words) for link in own]
    if isinstance(details, EventDetails):
        for type, url in event_facts.event_links(story, details):
            found.append(links.link(type, url, None, words) if url else None)
    if isinstance(details, SpaceDetails):
        found.append(links.link("duplicate", links.duplicate_url(details.repo_id), None, words))
    return links.told_apart(links.unique(found), words)


def _link(link: Link, story: Story, details: Any, words: Words) -> LinkView | None:
    """A link as it is printed; what its label or a fact says already is not said again."""
    label = None
    if isinstance(details, EventDetails):
        own = {details.recording_url: "recording", details.slides_url: "slides"}
        closed = link.type == "register" and event_facts.is_closed(details)
        name = own.get(link.url) or ("event" if link.type == "blog" or closed else None)
        label = words.label(f"links.{name}") if name else None
    if link.type == "video" and urlsplit(link.url).path.lower().endswith(_SOUND):
        label = words.label("links.audio")
    title = None if link.type == "paper" and isinstance(details, PaperDetails) else link.title
    return links.link(link.type, link.url, title, words, label)


def _beside(story: Story) -> tuple[Related, ...]:
    """What is told about the story, or what it tells about; models that it was made from stand among the facts."""
    return tuple(one for one in story.related if one.relation in ("post", "subject"))


def _follow_up(story: Story, words: Words) -> FollowUpView | None:
    """What is new since the edition that told it. Numbers and dates are written as everywhere else."""
    known = story.follow_up
    if known is None:
        return None
    pattern = f"follow_ups.{known.reason}"
    zone = story.details.get("timezone") if story.kind == "event" else None
    values = {"before": _printed(known.before, words, zone), "now": _printed(known.now, words, zone)}
    same = story.kind == "event" and values["before"] == values["now"]
    missing = [name for name, value in values.items() if not value and f"{{{name}}}" in words.label(pattern)]
    text = "" if missing or (same and "{now}" in words.label(pattern)) else words.fill(pattern, **values)
    told = words.fill("told", date=words.day(date.fromisoformat(known.edition)))
    return FollowUpView(text, told, known.edition, links.anchors((known.story,))[known.story])


def _printed(value: str | None, words: Words, zone: str | None = None) -> str:
    """A count, a day (in *zone*, that of an event), or a name as it is."""
    if value and value.isdigit():
        return words.compact(int(value))
    moment = parse_moment(value) if value and "T" in value else None
    return words.day(moment, zone) if moment else literal(value or "", 120)


def _copy(copy: Copy) -> Entry:
    """Another place where the story stands, linked where its address is known and may be published."""
    return Entry(literal(copy.name, 80), url=safe_url(copy.url))


def _credit(story: Story, words: Words) -> str:
    """Who published it, and who pointed us there."""
    source = story.source
    name = literal(source.name, 80)
    return words.fill("via", name=name, via=literal(source.via, 80)) if source.via else name
