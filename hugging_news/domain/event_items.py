"""A schema.org Event as an item: dates, place, offers, people and state, only as far as the page states them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from hugging_news.domain.events import description, event_links, is_registration, occurrence_id, slug, web_url
from hugging_news.domain.exchange import Source, Window
from hugging_news.domain.items import EventDetails, Image, Item, Person
from hugging_news.domain.markdown import plain
from hugging_news.domain.places import Mode, Place, place_of
from hugging_news.domain.schema_org import Node, Occasion, Page, listed, types
from hugging_news.domain.text import language_of, one_line
from hugging_news.domain.times import parse_moment
from hugging_news.domain.zones import zone_at

_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_STATES: dict[str, Literal["cancelled", "moved"]] = {
    "EventCancelled": "cancelled", "EventRescheduled": "moved", "EventPostponed": "moved",
}  # fmt: skip
_MODES: dict[str, Mode] = {
    "OnlineEventAttendanceMode": "online", "OfflineEventAttendanceMode": "in-person", "MixedEventAttendanceMode": "hybrid",
}  # fmt: skip
_LONGEST = timedelta(days=5 * 366)
