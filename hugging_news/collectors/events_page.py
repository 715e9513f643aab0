"""Events that a page describes with schema.org data: JSON-LD first, then microdata."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from hugging_news.domain.errors import ParseError
from hugging_news.domain.event_items import Reader
from hugging_news.domain.exchange import Collected, Collecting, Request, Source, Window
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.located import Located
from hugging_news.domain.pages import base_of, document
from hugging_news.domain.schema_org import Page, json_ld, microdata
from hugging_news.domain.text import one_line

MAX_PROBLEMS = 50


class Options(Located):
    """Where the page is: `url` or `file`, exactly one."""

    @property
    def request(self) -> Request:
        if self.file is not None:
            return Request(f"file:{PurePath(self.file).name}", file=self.file)
        return Request(str(self.url), accept="text/html,application/xhtml+xml", robots=True)


def collect(source: Source, window: Window) -> Collecting:
    """Yield the request for the page, return the events that it describes, latest first, whatever their date.

    Parts of an event are items of their own whose `details.series` is its name. The id is `event:UID@START`: UID is the
    event's `@id`, address or identifier, else its name, START the start before it was rescheduled. What microdata says
    again is left out. `read` counts the events found; those without name or start are named in the problems.

    Raises:
        ParseError: the page describes no event (the message says what it does describe), or none that can be read.
    """
    answer = yield source.options.request
    root = document(answer.body, answer.url, answer.headers)
    base, problems = base_of(root, answer.url), list[str]()
    pages = [Page(json_ld(root, problems)), Page(microdata(root, base, problems))]
    reader = Reader(source, window, base, problems)
    read = sum(reader.add(page) for page in pages)
    if not read:
        described = sorted({name for page in pages for name in page.all_types()})
        found = f"it describes {one_line(', '.join(described), 200)}" if described else "it has no structured data"
        raise ParseError(answer.url, "; ".join([f"no schema.org Event on the page; {found}", *problems[:3]]))
    problems += reader.notes()
    if not reader.items:
        raise ParseError(answer.url, "; ".join(["no event can be read", *problems[:3]]))
    return Collected(_latest_first(reader.items)[: source.max_items], read, tuple(problems[:MAX_PROBLEMS]))


def _latest_first(items: dict[str, Item]) -> tuple[Item, ...]:
    def start(item: Item) -> datetime:
        assert isinstance(item.details, EventDetails)
        return item.details.start

    return tuple(sorted(items.values(), key=lambda item: (-start(item).timestamp(), item.id)))
