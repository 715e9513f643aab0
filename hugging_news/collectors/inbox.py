"""The inbox: one Markdown file is one hand-written item; optional YAML front matter is named after `Item`'s fields."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, get_args
from urllib.parse import urldefrag
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from hugging_news.domain.artefacts import facts_of, kind_of
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Collected, Collecting, Request, Source, Window
from hugging_news.domain.frontmatter import Note, read
from hugging_news.domain.items import Details, Item, Kind
from hugging_news.domain.keys import canonical_url, item_id, public_url
from hugging_news.domain.markdown import plain
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import title_from_url
from hugging_news.domain.text import clean, language_of, one_line
from hugging_news.domain.times import parse_moment
from hugging_news.domain.values import Value

MAX_FILE = 1_000_000
MAX_FAULTS = 20

_KEYS = Item.model_fields.keys() - {"source", "content"} | {"date"}
_DECISIONS = frozenset({"section", "pin", "drop", "hold", "merge", "split", "note"})
_MOMENTS = frozenset({
    "published", "updated", "start", "end", "deadline", "registration_deadline", "previous_date", "previous_start",
    "as_of",
})  # fmt: skip
_ADDRESSES = frozenset({"url", "stream_url", "registration_url", "recording_url", "code", "project"})
_PROSE = frozenset({"summary", "words", "lead", "text", "source", "caption"})
_TYPES = {model.model_fields["type"].default: model for model in get_args(get_args(Details)[0])}
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+\S.*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


class Options(Value):
    """Keys of an `inbox` source: the folder of Markdown files."""

    path: str = "inbox"


def collect(source: Source, window: Window) -> Collecting:
    """Yield the folder, then each `*.md` in it by name, return one item a file, newest first, undated last.

    The folder's answer is its file names, one a line. `README.md` and names that begin with `.` or `_` are no items.
    A file that cannot be read is named in the problems with its line, and so is every key that is unknown or wrong;
    such a key is left out, the item stays. Times without a zone are in the source's zone, else the newsletter's.
    """
    folder: str = source.options.path
    listing = yield Request("inbox:", file=folder)
    names = sorted(filter(_is_item, listing.body.decode("utf-8", "replace").splitlines()))
    items: dict[str, Item] = {}
    problems: list[str] = []
    for name in names[: source.max_items]:
        try:
            page = yield Request(f"inbox:{name}", file=f"{folder}/{name}", max_body=MAX_FILE)
            note = read(page.body, f"{PurePath(folder).name}/{name}")
            item = _Reader(note, source, window, problems).item()
        except (FetchError, ParseError) as error:
            problems.append(f"{error}; left out")
            continue
        if items.setdefault(item.id, item) is not item:
            problems.append(f"{note.name}: the same item as in an earlier file ({item.id}); left out")
    return Collected(_newest_first(items), len(names), tuple(problems))


def _is_item(name: str) -> bool:
    inside = "/" not in name and "\\" not in name and not name.startswith((".", "_"))
    return inside and name.endswith(".md") and name != "README.md"


def _newest_first(items: dict[str, Item]) -> tuple[Item, ...]:
    never = datetime.min.replace(tzinfo=UTC)
    by_id = [items[id] for id in sorted(items)]
    return tuple(sorted(by_id, key=lambda item: item.published or never, reverse=True))


def _shown(value: Any) -> str:
    """A value in a message; a number may be longer than Python will spell out."""
    return "a very long number" if isinstance(value, int) and abs(value) > 10**60 else repr(str(value)[:60])


class _Reader:
    """Makes one file an item; what it could not use goes to *problems*."""

    def __init__(self, note: Note, source: Source, window: Window, problems: list[str]) -> None:
        self.note, self.source, self.problems = note, source, problems
        self.stem = PurePath(note.name).stem
        self.zone = source.timezone or window.timezone
        self.key = ""

    def item(self) -> Item:
        values: dict[str, Any] = {}
        for key, value in self._known().items():
            self.key = key
            values[key] = self._value(key, value)
        for _ in range(MAX_FAULTS):
            try:
                return Item.model_validate(self._completed(values))
            except ValidationError as error:
                self._take_out(values, error)
        raise ParseError(self.note.name, f"more than {MAX_FAULTS} wrong values")

    def _known(self) -> dict[str, Any]:
        keys = dict(self.note.keys)
        if "date" in keys:
            keys.setdefault("published", keys.pop("date"))
        for key in keys:
            if key not in _KEYS:
                self._problem(key, f"unknown key {key!r}{_advice(key)}")
        return {key: value for key, value in keys.items() if key in _KEYS and (value is not None or key == "lang")}

    def _value(self, key: str, value: Any) -> Any:
        """*value* with clean text, times in UTC, safe addresses, and short forms written out."""
        if key == "links" and isinstance(value, dict):
            value = [{"type": type, "url": url} for type, url in value.items()]
        if key == "image" and isinstance(value, str):
            value = {"url": value}
        if key in ("authors", "tags") and isinstance(value, str):
            value = [value]
        if isinstance(value, dict):
            return self._mapping(key, value)
        if isinstance(value, list):
            parts = (self._value(key if key in _PROSE else "", part) for part in value)
            return [part for part in parts if part is not None]
        if key in _MOMENTS:
            return self._moment(key, value)
        if key in _ADDRESSES:
            return self._address(key, value)
        return self._text(key, value) if isinstance(value, str) else value

    def _mapping(self, key: str, value: dict[Any, Any]) -> dict[str, Any] | None:
        """A mapping with its parts read; None when its address cannot be used."""
        if key == "words":
            return {
                str(lang): self._value(key, [part] if isinstance(part, str) else part) for lang, part in value.items()
            }
        found = {str(name): self._value(str(name), part) for name, part in value.items()}
        return None if "url" in found and found["url"] is None else found

    def _text(self, key: str, value: str) -> str:
        return clean(value).strip() if key in _PROSE else " ".join(clean(value).split())

    def _address(self, key: str, value: Any) -> str | None:
        url = safe_url(str(value))
        if url is None or not url.startswith("http"):
            self._problem(self.key, f"{key} {str(value)[:80]!r} is not an http address; left out")
            return None
        return url

    def _moment(self, key: str, value: Any) -> datetime | None:
        if isinstance(value, str):
            value = parse_moment(value, self.zone) or value
        elif isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if not isinstance(value, datetime):
            self._problem(self.key, f"{key} {_shown(value)} is not a time such as 2026-08-12 09:00; left out")
            return None
        try:
            return (value if value.tzinfo else value.replace(tzinfo=ZoneInfo(self.zone))).astimezone(UTC)
        except OverflowError:
            self._problem(self.key, f"{key} {value.isoformat()} lies outside all calendars; left out")
            return None

    def _completed(self, values: dict[str, Any]) -> dict[str, Any]:
        """*values* with what can be told from the address, the name and the text of the file."""
        values = {key: value for key, value in values.items() if value is not None or key == "lang"}
        content = self.note.body
        if not values.get("title"):
            values["title"], content = self._title(content)
        id = values.get("id") or (item_id(values["url"]) if "url" in values else f"inbox:{self.stem}")
        kind = values.get("kind") or _kind_of(id)
        values["details"] = self._details(id, kind, values.get("details", {}))
        values.setdefault("lang", language_of(f"{values['title']}\n{plain(content)}"))
        values["url"] = _printed(id, values["url"]) if "url" in values else self._first_link(values.get("links"))
        return {**values, "id": id, "source": self.source.name, "kind": kind, "content": content}

    def _details(self, id: str, kind: Any, given: Any) -> Any:
        type = kind if kind in _TYPES else "post"
        from_file = {"uid": self.stem, "timezone": self.zone} if type == "event" else {}
        from_id = facts_of(id) if _kind_of(id) == type else {}
        return {"type": type, **from_file, **from_id, **given} if isinstance(given, dict) else given

    def _first_link(self, links: Any) -> str:
        rows = links if isinstance(links, list) else []
        return next((str(row["url"]) for row in rows if isinstance(row, dict) and row.get("url")), "")

    def _title(self, content: str) -> tuple[str, str]:
        """The first heading, which then leaves the text if it opens it; else the first line; else the file's name."""
        fence = _FENCE.search(content)
        heading = _HEADING.search(content, 0, fence.start() if fence else len(content))
        if heading and (title := one_line(plain(heading[0]))):
            opens = not content[: heading.start()].strip()
            return title, content[heading.end() :].strip("\n") if opens else content
        first = next(iter(plain(content).splitlines()), "")
        return one_line(first, 80) or title_from_url(f"inbox:/{self.stem}"), content

    def _take_out(self, values: dict[str, Any], error: ValidationError) -> None:
        """Name the first fault and remove the wrong part: an entry of a list, a key of a mapping, else the whole value.

        Raises:
            ParseError: something is missing that the kind cannot do without.
        """
        fault = error.errors()[0]
        place = [part for number, part in enumerate(fault["loc"]) if number != 1 or fault["loc"][0] != "details"]
        key, path = str(place[0]), ".".join(map(str, place))
        if key not in values or (fault["type"] == "missing" and key == "details"):
            raise ParseError(self.note.place(key), f"{path} is missing")
        unknown = fault["type"] == "extra_forbidden"
        told = f"unknown key{_nearest(fault['loc'])}" if unknown else fault["msg"].removeprefix("Value error, ")
        self._problem(key, f"{path}: {told}; left out")
        whole = values[key]
        if len(place) > 1 and isinstance(whole, (list, dict)) and key != "image":
            whole.pop(place[1])  # type: ignore[arg-type]
        else:
            del values[key]

    def _problem(self, key: str, message: str) -> None:
        self.problems.append(f"{self.note.place(key)}: {message}")


def _advice(key: str) -> str:
    if key in _DECISIONS:
        return "; decisions about an item belong into curation.toml"
    near = get_close_matches(key, _KEYS, 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(_KEYS))}"


def _nearest(place: tuple[int | str, ...]) -> str:
    known = _TYPES[str(place[1])].model_fields if place[0] == "details" and len(place) == 3 else {}
    near = get_close_matches(str(place[-1]), known, 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def _printed(id: str, url: str) -> str:
    """The public address of what has one, else the canonical one; a fragment may be what an editor means."""
    public = public_url(id) if item_id(url) == id and not id.startswith("url:") else None
    fragment = urldefrag(url).fragment
    return public or canonical_url(url) + (f"#{fragment}" if fragment else "")


def _kind_of(id: str) -> Kind:
    """What an item of that id is when its file does not say."""
    others: dict[str, Kind] = {"event": "event", "url": "blog", "hub": "blog"}
    return kind_of(id) or others.get(id.partition(":")[0], "community")
