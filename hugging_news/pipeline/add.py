"""`add URL`: recognises what an address is and puts it into the inbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from hugging_news.domain.exchange import Endpoints, Request, Response
from hugging_news.domain.items import Item
from hugging_news.http.drive import drive
from hugging_news.newsroom import inbox
from hugging_news.pipeline.recognise import recognise

Fetch = Callable[[Request], Response]
"""Answers one request or raises FetchError."""


@dataclass(frozen=True)
class AddedItem:
    """An item in the inbox. *state* says what changed there, *notes* what the editor should look at."""

    item: Item
    path: Path
    state: Literal["added", "updated", "unchanged"]
    notes: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """One line for the terminal, and one for each note."""
        told = f"{self.state}: {self.item.kind} {self.item.title} → {self.path}"
        return "\n".join([told, *(f"  {note}" for note in self.notes)])


def add(
    url: str, fetch: Fetch, folder: Path, endpoints: Endpoints, now: datetime, timezone: str, *, force: bool = False
) -> AddedItem:
    """Put what stands at *url* into the inbox *folder*; what is there already under that address is updated.

    Raises:
        CollectError: it cannot be fetched, read or used; the message says what to do.
        NewsroomError: its file was changed by hand (and not *force*), or cannot be written.
    """
    found = drive(recognise(url, endpoints, timezone), fetch)
    today = now.astimezone(ZoneInfo(timezone)).date()
    written = inbox.write(folder, found.item, today, timezone, force=force)
    return AddedItem(found.item, written.path, written.state, found.notes)
