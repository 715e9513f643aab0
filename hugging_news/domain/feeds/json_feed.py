"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hugging_news.domain.errors import ParseError
from hugging_news.domain.feeds.entries import Attachment, Entry, Feed, Picture, Text
from hugging_news.domain.markup import safe_url
from hugging_news.domain.text import one_line


class _Number(str):
    """A number as written: of any size, and never text where text is wanted."""

    __slots__ = ()


_DECODER = json.JSONDecoder(parse_int=_Number, parse_float=_Number, parse_constant=_Number)


def read_json(text: str, url: str, limit: int) -> Feed:
    """The JSON Feed in *text*; entries before the fault when it was cut.

    Raises:
        ParseError: it is JSON of another kind, or none.
    """
    data, cut = _loaded(text, url)
    rows = data.get("items")
    if not isinstance(rows, list) or not (rows or "jsonfeed.org" in str(data.get("version"))):
        raise ParseError(url, f"got JSON that is no JSON Feed{_message(data)}; check the address")
    problems = [f"{len(rows) - limit} entries after the first {limit} were left out"] if len(rows) > limit else []
    problems += ["the document ends in the middle; the entries before were kept"] if cut else []
    found = [(number, row) for number, row in enumerate(rows[:limit], start=1)]
    problems += [f"entry {number} is no object" for number, row in found if not isinstance(row, dict)]
    authors = tuple(_authors(data))
    entries = [_entry(row, url) for _, row in found if isinstance(row, dict)]
    return Feed(
        title=one_line(_text(data, "title"), 200),
        url=_address(data, "home_page_url", url),
        lang=_text(data, "language") or None,
        entries=tuple(entry if entry.authors else replace(entry, authors=authors) for entry in entries),
        problems=tuple(problems),
        partial=cut,
    )


def _loaded(text: str, url: str) -> tuple[dict[str, Any], bool]:
    try:
        data = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        rows = list(_whole_items(text))
        if not rows:
            raise ParseError(url, f"got JSON that cannot be read ({error}); check the address") from error
        return {"version": "jsonfeed.org", "items": rows}, True
    return (data, False) if isinstance(data, dict) else ({}, False)


def _whole_items(text: str) -> Iterator[Any]:
    """The complete objects of `items` in a document that ends in the middle."""
    start = re.search(r'"items"\s*:\s*\[\s*', text)
    position = start.end() if start else len(text)
    while position < len(text):
        try:
            row, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield row
        match = re.compile(r"\s*,\s*").match(text, position)
        if not match:
            return
        position = match.end()


def _message(data: dict[str, Any]) -> str:
    """What an API says went wrong, in brackets."""
    said = next((data[key] for key in ("message", "error", "detail", "errors") if isinstance(data.get(key), str)), "")
    return f" (it says “{one_line(said, 100)}”)" if said else ""


def _text(row: dict[str, Any], key: str) -> str:
    """The text under *key*; of the numbers only an id counts as text."""
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() and (key == "id" or not isinstance(value, _Number)) else ""


def _objects(row: dict[str, Any], key: str) -> list[dict[str, Any]]:
    rows = row.get(key)
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []


def _authors(row: dict[str, Any]) -> list[str]:
    author = row.get("author")
    rows = _objects(row, "authors") or ([author] if isinstance(author, dict) else [])
    return [name for each in rows if (name := one_line(_text(each, "name"), 200))]


def _entry(row: dict[str, Any], url: str) -> Entry:
    html, plain, tags = _text(row, "content_html"), _text(row, "content_text"), row.get("tags")
    pictures = [_address(row, key, url) for key in ("image", "banner_image")]
    return Entry(
        guid=_text(row, "id"),
        title=one_line(_text(row, "title")),
        url=_address(row, "url", url) or _address(row, "external_url", url) or _permalink(row, url),
        published=_text(row, "date_published") or None,
        updated=_text(row, "date_modified") or None,
        authors=tuple(_authors(row)),
        tags=tuple(one_line(tag, 100) for tag in tags[:50] if isinstance(tag, str)) if isinstance(tags, list) else (),
        lang=_text(row, "language") or None,
        summary=Text(_text(row, "summary"), html=False, base=url),
        content=Text(html or plain, html=bool(html), base=url),
        pictures=tuple(Picture(each) for each in pictures if each),
        attachments=tuple(_attachments(row, url)),
    )


def _address(row: dict[str, Any], key: str, base: str) -> str | None:
    written = _text(row, key)
    return safe_url(written, base) if written else None


def _permalink(row: dict[str, Any], base: str) -> str | None:
    return _address(row, "id", base) if "://" in _text(row, "id") else None


def _attachments(row: dict[str, Any], base: str) -> Iterator[Attachment]:
    for file in _objects(row, "attachments"):
        if url := _address(file, "url", base):
            yield Attachment(url, _text(file, "mime_type"), one_line(_text(file, "title"), 200))
