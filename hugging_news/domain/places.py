"""Where an event takes place, told from one line of text, and only as far as its words are clear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hugging_news.domain.events import web_url
from hugging_news.domain.markup import bare_urls
from hugging_news.domain.text import one_line

Mode = Literal["online", "in-person", "hybrid"]

_ONLINE = re.compile(
    r"\b(?:on-?line|virtual(?:ly)?|webinar|web conference|remote(?:ly)?|zoom|google meet|(?:microsoft |ms )?teams|"
    r"discord|webex|live ?stream(?:ed|ing)?|youtube|twitch|skype|bilibili)\b|"
    r"线上|在线|直播|腾讯会议|飞书(?:会议)?|钉钉|视频号|网络研讨会|[bB]\s?站",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:meeting|event|only|link|via|on|at|the|and|in|person|hybrid|id|call|room)\b|"
    r"会议|活动|平台|地址|链接|同步|以及|线下|[与和及]",
    re.IGNORECASE,
)
_EDGES = " \t,，;；/+&·|—–-、:："
_EMPTY_BRACKETS = re.compile(r"[(（][\s/+&,，]*[)）]")
_ROOM = re.compile(r"(?:room|rm\.?|hall|auditorium|floor|level)\s+\S.{0,40}|.{1,20}(?:厅|会议室|教室)", re.IGNORECASE)
_ROOM_LAST = re.compile(r"(.+?)\s+((?:[A-Za-z0-9-]+\s*)?[\u4e00-\u9fff]*(?:厅|会议室|教室))")
_CITY_ZH = re.compile(
    r"(?:中国)?(?:[\u4e00-\u9fff]{2,3}省)?(北京|上海|天津|重庆|深圳|广州|杭州|南京|成都|武汉|西安|苏州|厦门|长沙|青岛|"
    r"郑州|合肥|香港|澳门|台北|[\u4e00-\u9fff]{2,3}(?=市))市?"
)
_STATE = re.compile(r"[A-Z]{2,3}(?:\s+[A-Z0-9][A-Z0-9 -]{2,9})?")
_POSTCODE_FIRST = re.compile(r"[A-Z]{0,2}-?\d{4,6}\s")


@dataclass(frozen=True)
class Place:
    """A location in parts; what could not be told apart stays in *venue*."""

    venue: str | None = None
    room: str | None = None
    city: str | None = None
    country: str | None = None
    stream_url: str | None = None
    online: bool = False

    @property
    def mode(self) -> Mode | None:
        """`hybrid` when there is a place as well as a way to take part from afar, None when there is neither."""
        physical = bool(self.venue or self.room or self.city)
        if self.online or self.stream_url:
            return "hybrid" if physical else "online"
        return "in-person" if physical else None


def place_of(text: str) -> Place:
    """The place that one line names: `上海世博中心 红厅`, `Online (Zoom)`, `Hall 3, Messe, 50679 Köln, Germany`."""
    line = one_line(text, 300)
    addresses = [line[start:end] for start, end in bare_urls(line)]
    stream = next((url for url in map(web_url, addresses) if url), None)
    for address in addresses:
        line = line.replace(address, " ")
    online = bool(_ONLINE.search(line))
    if not _is_physical(line, afar=online or bool(stream)):
        return Place(stream_url=stream, online=online)
    if online:
        line = _EMPTY_BRACKETS.sub(" ", _FILLER.sub(" ", _ONLINE.sub(" ", line)))
    return _physical(" ".join(line.split()).strip(_EDGES), stream, online)


def _is_physical(line: str, afar: bool) -> bool:
    """Whether more than an address and words such as `online` or `Zoom meeting` is left of *line*."""
    rest = _FILLER.sub(" ", _ONLINE.sub(" ", line)) if afar else line
    return len(re.findall(r"\w", rest)) >= (4 if afar else 2)


def _physical(text: str, stream: str | None, online: bool) -> Place:
    parts = [part for part in (piece.strip(_EDGES) for piece in re.split(r"[,，;；]", text)) if part]
    country = parts.pop() if len(parts) > 1 and parts[-1].casefold() in _countries() else None
    room = _room(parts)
    city = _city(parts, country is not None)
    venue = ", ".join(parts)
    return Place(None if venue == city else venue or None, room, city, country, stream, online)


def _room(parts: list[str]) -> str | None:
    """Take the room out of *parts*: a part of its own, or the last words of the only part."""
    for index, part in enumerate(parts):
        if len(parts) > 1 and _ROOM.fullmatch(part):
            return parts.pop(index)
    if len(parts) == 1 and (match := _ROOM_LAST.fullmatch(parts[0])):
        parts[0] = match[1]
        return match[2]
    return None


def _city(parts: list[str], country: bool) -> str | None:
    """The city: in Chinese named in the first part; else taken out before the country or before `CA 94107`."""
    if parts and (match := _CITY_ZH.match(parts[0])):
        return match[1]
    state = len(parts) > 1 and _STATE.fullmatch(parts[-1]) is not None
    if len(parts) < 2 or not (country or state):
        return None
    part = parts[-1 - state]
    name = " ".join(word for word in part.split() if not re.search(r"\d", word))
    if not name or (re.search(r"\d", part) and not _POSTCODE_FIRST.match(part)):
        return None
    del parts[-1 - state :]
    return name


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    names = {"usa", "us", "uk", "u.s.a.", "u.k.", "united states of america", "the netherlands", "中国", "美国", "英国"}
    for language in ("en", "zh"):
        names |= {name.casefold() for code, name in Locale(language).territories.items() if code.isalpha()}
    return frozenset(names)
