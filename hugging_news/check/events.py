"""Q12: what an event must have. What its source does not say is printed as "not stated", and only warned of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import ValidationError

from hugging_news.check.book import Book
from hugging_news.check.printed import told
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.items import EventDetails
from hugging_news.domain.markup import safe_url

_SCAN = re.compile(r"扫码|扫描[^。，]{0,10}二维码|\bscan (?:the |this |our )?(?:qr|code)", re.IGNORECASE)


def event_fields(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q12: an event has a name, a start in a known zone, an end after it, and addresses that can be followed."""
    for story in edition.stories():
        if story.kind != "event":
            continue
        try:
            details = EventDetails.model_validate(story.details)
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            yield Problem("Q12", "gate", f"an event without {place or 'details'} that can be printed", story.id)
            continue
        yield from (Problem("Q12", "gate", fault, story.id) for fault in _faults(story, details, edition))
        if not story.brief and (missing := _missing(details)):
            yield Problem("Q12", "warning", f"the source does not state {', '.join(missing)}", story.id)


def scanned(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q12: who is told to scan a code has a link to the same; a text version cannot be scanned."""
    for story in edition.stories():
        linked = any(link.type == "register" for link in story.links) or story.details.get("registration_url")
        for text in told(story) if not linked else ():
            if found := _SCAN.search(text.text):
                message = f"“{found[0]}”, but there is no link to register"
                yield Problem("Q12", "gate", message, story.id, text.lang, text.sentence)


def _faults(story: Story, details: EventDetails, edition: Edition) -> Iterator[str]:
    unnamed = [lang for lang in edition.languages if not story.headline.get(lang, "").strip()]
    if unnamed:
        yield f"an event without a name in {', '.join(unnamed)}"
    spans = [(details.start, details.end), *((part.start, part.end) for part in details.children)]
    if any(end is not None and end <= start for start, end in spans):
        yield "an event that ends before it starts"
    for name in ("registration_url", "stream_url", "recording_url", "slides_url"):
        url = getattr(details, name)
        if url and not (safe_url(url) or "").startswith("http"):
            yield f"a {name} that cannot be followed"
    if details.previous_start is not None and details.previous_start == details.start:
        yield "an event moved to where it was"


def _missing(details: EventDetails) -> tuple[str, ...]:
    """The fields of EDITORIAL §3.6 that the source leaves open; a real place counts where one is needed."""
    stream = details.mode == "online"
    known = {
        "the end": details.end or details.all_day,
        "the mode": details.mode,
        "the place": details.venue or details.room or details.city or stream,
        "a link to register": details.registration_url or details.status == "cancelled",
        "the organiser": details.organisers,
        "the language": details.language,
        "the price": details.price,
        "from when it was moved": details.previous_start or details.status != "moved",
    }
    return tuple(name for name, value in known.items() if not value)
