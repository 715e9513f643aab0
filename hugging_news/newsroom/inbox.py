"""Items as Markdown files of the inbox, which an editor may change: what a person changed is never overwritten.

The first comment of a file that the program wrote holds the hash of the rest, so a changed file is told from its own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from hugging_news.domain import frontmatter
from hugging_news.domain.errors import NewsroomError, ParseError
from hugging_news.domain.items import Item
from hugging_news.domain.keys import item_id
from hugging_news.newsroom.files import write_atomic

_ORDER = (
    "title", "url", "kind", "published", "updated", "lang", "authors", "organisation", "via", "status", "summary",
    "image", "tags", "links", "metrics", "details", "headline", "words",
)  # fmt: skip
_TYPED = frozenset({"release", "model", "dataset", "space", "paper", "event"})
_MARK = re.compile(r"# added by hugging-news \(([0-9a-f]{16})\)[^\n]*\n")


@dataclass(frozen=True)
class Written:
    """Where an item lies in the inbox, and what writing it changed."""

    path: Path
    state: Literal["added", "updated", "unchanged"]


def write(folder: Path, item: Item, today: date, timezone: str, *, force: bool = False) -> Written:
    """Put *item* into *folder*; the file that has the same address or id is updated.

    A new file is named after the day of publication in *timezone* (else *today*) and the title.

    Raises:
        NewsroomError: that file was changed by hand and *force* is not given, or the folder cannot be written.
    """
    known = find(folder, item)
    text = _marked(to_text(item))
    if known is None:
        path = _free(folder, item, today, timezone)
        write_atomic(path, text.encode("utf-8"))
        return Written(path, "added")
    content = known.read_bytes()
    if content == text.encode("utf-8"):
        return Written(known, "unchanged")
    if not force and not _is_ours(content):
        raise NewsroomError(f"{known}: was written or changed by hand and stays as it is; --force replaces it")
    write_atomic(known, text.encode("utf-8"))
    return Written(known, "updated")


def find(folder: Path, item: Item) -> Path | None:
    """The file of *item*: the first by name with its id or address. A file that cannot be read is none."""
    for path in sorted(folder.glob("*.md")):
        try:
            keys = frontmatter.read(path.read_bytes(), path.name).keys
        except ParseError:  # the collector names it
            continue
        except OSError as error:
            raise NewsroomError(f"{path}: cannot be read ({error.strerror or error})") from error
        url = keys.get("url")
        if keys.get("id") == item.id or (isinstance(url, str) and url and item_id(url) in (item.id, item_id(item.url))):
            return path
    return None


def to_text(item: Item) -> str:
    """*item* as a file: what the inbox collector reads back as an equal item. The source is not written."""
    values = item.model_dump(exclude_defaults=True)
    values["details"] = item.details.model_dump(exclude_defaults=True, exclude={"type"})
    if item.details.type != (item.kind if item.kind in _TYPED else "post"):
        values["details"]["type"] = item.details.type
    keys: dict[str, Any] = {key: values[key] for key in _ORDER if values.get(key)}
    if item.lang is None:
        keys["lang"] = None
    if not item.url or item_id(item.url) != item.id:
        keys["id"] = item.id
    return frontmatter.write(keys, item.content)


def _marked(text: str) -> str:
    opening, _, rest = text.partition("\n")
    return f"{opening}\n# added by hugging-news ({_hash(text)}); your changes are kept\n{rest}"


def _is_ours(content: bytes) -> bool:
    """Whether the program wrote *content* and nobody changed it; line ends do not count."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    mark = _MARK.search(text)
    return mark is not None and _hash(text.replace(mark[0], "", 1)) == mark[1]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _free(folder: Path, item: Item, today: date, timezone: str) -> Path:
    day = item.published.astimezone(ZoneInfo(timezone)).date() if item.published else today
    digest = hashlib.sha256(item.id.encode("utf-8")).hexdigest()
    path = folder / f"{day:%Y-%m-%d}-{slug(item.title, digest)}.md"
    return path if not path.exists() else path.with_name(f"{path.stem}-{digest[:8]}.md")


def slug(title: str, digest: str) -> str:
    """A file name from the safe alphabet `a-z0-9-`; what such letters cannot tell gets the beginning of *digest*."""
    plain = unicodedata.normalize("NFKD", title)
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    name = "-".join(words)[:60].strip("-")
    lost = sum(char.isalpha() and not char.isascii() for char in title)
    return name if name and not lost else f"{name}-{digest[:8]}".lstrip("-")
