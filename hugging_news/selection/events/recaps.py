"""What remains of an event: a recap, when there is something to see, or a post of the week that tells of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hugging_news.domain.events import urls_in
from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails, Item, Link, PostDetails
from hugging_news.domain.keys import canonical_url
from hugging_news.domain.stories import Candidate, Cut, FollowUp
from hugging_news.selection.events.details import event_of
from hugging_news.selection.events.tellings import Telling
from hugging_news.selection.shortlist import end_of

MAX_RECAPS = 2
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Over:
    """An event that is over, with what was told of it."""

    candidate: Candidate
    telling: Telling


@dataclass(frozen=True)
class Recaps:
    """The recaps of a week, the posts that went into them, and the events of which there is none."""

    stories: tuple[Candidate, ...] = ()
    posts: frozenset[str] = frozenset()
    cut: tuple[Cut, ...] = ()


def recaps(over: Iterable[Over], others: Collection[Candidate], window: Window) -> Recaps:
    """At most `MAX_RECAPS`, of the events that began last; each event once, each post in one of them.

    An event of which there is nothing to show is cut in the week in which it ended, and never again; the past dates of
    a recurring one go without saying.
    """
    stories: list[Candidate] = []
    used: set[str] = set()
    cut: list[Cut] = []
    over = sorted(over, key=lambda one: (-event_of(one.candidate).start.timestamp(), one.candidate.id))
    over = [one for one in over if not one.telling.recapped]
    shared = _shared_addresses(over)
    for one in over:
        post = next((other for other in _posts(others, used) if _tells_of(other.lead, one, shared)), None)
        story = _by_post(one, post) if post else _by_itself(one)
        if one.telling.status == "cancelled" or story is None:
            lately = end_of(event_of(one.candidate)) > window.start and not event_of(one.candidate).recurring
            cut += [_left_out(one, "over")] if lately else []
        elif len(stories) == MAX_RECAPS:
            cut.append(_left_out(one, f"over; an edition has {MAX_RECAPS} recaps"))
        else:
            stories.append(story)
            used |= {post.id} if post else set()
    return Recaps(tuple(stories), frozenset(used), tuple(cut))


def _left_out(one: Over, why: str) -> Cut:
    reason = f"{why}; told in the edition of {one.telling.edition}"
    return Cut(one.candidate.id, "told", reason, one.candidate.item_ids)


def _posts(others: Collection[Candidate], used: Collection[str]) -> Iterator[Candidate]:
    for other in sorted(others, key=lambda one: one.id):
        if isinstance(other.lead.details, PostDetails) and not other.split_of and other.id not in used:
            yield other


def _by_post(one: Over, post: Candidate) -> Candidate:
    """The post leads: its words are the news. What the event says of itself is not repeated."""
    story = replace(
        post,
        items=(*post.items, *(_seen_again(item, post.lead.url) for item in one.candidate.items)),
        tiers=(*post.tiers, *one.candidate.tiers),
        **_follow_up(one),
        why=(*post.why, f"tells of {one.candidate.lead.title}, announced in the edition of {one.telling.edition}"),
    )
    return story.with_lead(post.lead.model_copy(update={"kind": "recap"}))


def _by_itself(one: Over) -> Candidate | None:
    """The event with its recording or slides; None when it has neither, or when they are those of a whole series."""
    details = event_of(one.candidate)
    if details.recurring or not (details.recording_url or details.slides_url):
        return None
    found = "recording" if details.recording_url else "slides"
    change = {"registration": None, "children": (), "more": 0, "status": "confirmed", "stream_url": None}
    lead = _seen_again(one.candidate.lead).model_copy(
        update={"kind": "recap", "details": details.model_copy(update=change)}
    )
    return replace(
        one.candidate,
        items=(lead, *map(_seen_again, one.candidate.items[1:])),
        **_follow_up(one),
        why=(*one.candidate.why, f"its {found} can be seen now; told in the edition of {one.telling.edition}"),
    )


def _follow_up(one: Over) -> dict[str, Any]:
    news = FollowUp(edition=one.telling.edition, story=one.telling.story, reason="recap")
    return {"follow_up": news, "follow_up_of": one.telling.edition}


def _seen_again(item: Item, page: str | None = None) -> Item:
    """The event with what can be seen of it now, and the *page* that tells of it (else its own); no invitation."""
    details = item.details
    recording = details.recording_url if isinstance(details, EventDetails) else None
    slides = details.slides_url if isinstance(details, EventDetails) else None
    links = [Link(type="video", url=recording)] if recording else []
    links += [Link(type="docs", url=slides)] if slides else []
    links += [Link(type="blog", url=page or item.url)] if page or item.url else []
    return item.model_copy(update={"links": tuple(links), "content": "", "summary": ""})


def _tells_of(post: Item, one: Over, shared: Collection[str]) -> bool:
    """Whether *post* came after the event and links to its page, or names it exactly, with its day."""
    details = event_of(one.candidate)
    if post.published is None or post.published < details.start:
        return False
    text = f"{post.title}\n{post.summary}\n{post.content}"
    linked = {*(canonical_url(link.url) for link in post.links), *urls_in(text)}
    page = canonical_url(one.candidate.lead.url) if one.candidate.lead.url else ""
    if page and page not in shared and page in linked:
        return True
    return _names(text, one.candidate.lead.title) and any(day in _plain(text) for day in _days(details))


def _shared_addresses(over: Iterable[Over]) -> frozenset[str]:
    """Addresses that stand for more than one event: a calendar's, a venue's."""
    urls = [canonical_url(one.candidate.lead.url) for one in over if one.candidate.lead.url]
    return frozenset(url for url in urls if urls.count(url) > 1)


def _names(text: str, title: str) -> bool:
    """Whether *title* stands in *text* as it is; a single common word is no name."""
    name = _plain(title)
    telling = len(name.split()) > 1 or len(name) > 6
    return telling and re.search(rf"(?<![a-z0-9]){re.escape(name)}(?!-?[a-z0-9])", _plain(text)) is not None


def _days(details: EventDetails) -> tuple[str, ...]:
    """The day of the event as texts write it, in its own zone."""
    day: date = details.start.astimezone(ZoneInfo(details.timezone)).date()
    month = _MONTHS[day.month - 1]
    written = (
        day.isoformat(), f"{day.day} {month}", f"{month} {day.day}", f"{day.day} {month[:3]}", f"{month[:3]} {day.day}",
        f"{day.month} 月 {day.day} 日", f"{day.month}月{day.day}日",
    )  # fmt: skip
    return tuple(_plain(text) for text in written)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
