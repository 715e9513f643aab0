"""Licences: what a repository states, and what its identifier means to a reader.

What an identifier means stands in `data/licences.toml` (`[id] class, osi, name`), handed in as *table*. An identifier
may join several licences with commas (`mit, cc-by-nc-4.0`): the narrowest class counts. None of this is legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hugging_news.domain.editions import LicenseClass
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import License
from hugging_news.domain.markup import safe_url

Table = Mapping[str, Mapping[str, Any]]

_NARROWING: tuple[LicenseClass, ...] = ("permissive", "copyleft", "use-limits", "custom", "non-commercial")

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.+_-]*")


def listed(ids: Iterable[str]) -> License:
    """The licence as the tags of a list give it. A list is not the card: without one it stays "not fetched"."""
    return _stated(ids) or License()


def on_card(card: Fields, tagged: Iterable[str], page: str) -> License:
    """The licence that a fetched card states, else its tags, else "not stated"; one that cannot be read: "not fetched".

    *page* is the repository's, since `license_link` may be relative to its files.
    """
    ids = card.texts("license") or tuple(tagged)
    if not ids and card.row.get("license"):
        return License()
    stated = _stated(ids)
    if stated is None:
        return License(state="not-stated")
    name, link = card.text("license_name", 200), card.text("license_link", 2000)
    url = safe_url(link, f"{page}/blob/main/") if link else None
    return stated.model_copy(update={"name": name or stated.name, "url": url})


def _stated(ids: Iterable[str]) -> License | None:
    """One licence, or several joined by commas; `unknown` states none, what is no identifier is `other`, by name."""
    ids = tuple(id for id in ids if id.lower() != "unknown")
    if not ids:
        return None
    names = ", ".join(id for id in ids if not _IDENTIFIER.fullmatch(id.lower()))
    known = (id.lower() if _IDENTIFIER.fullmatch(id.lower()) else "other" for id in ids)
    return License(state="stated", id=", ".join(dict.fromkeys(known)), name=names or None)


def classify(id: str, table: Table) -> LicenseClass:
    """The class of a stated licence; `custom` for `other` and for every identifier that the table does not know."""
    return max((_class(part, table) for part in _parts(id)), key=_NARROWING.index, default="custom")


def class_of(license: License, table: Table) -> LicenseClass:
    """The class to print: that of the stated identifier, else `not-stated` or `not-fetched` as the state says."""
    if license.state == "not-fetched":
        return "not-fetched"
    return classify(license.id or "", table) if license.state == "stated" else "not-stated"


def is_open_source(id: str | None, table: Table) -> bool:
    """Whether the Open Source Initiative approved the licence, all of them where there are several."""
    parts = _parts(id or "")
    return bool(parts) and all(table.get(part, {}).get("osi") is True for part in parts)


def printable(id: str, table: Table) -> str:
    """The licence's own name, the identifier where the table has none."""
    return ", ".join(str(table.get(part, {}).get("name", part)) for part in _parts(id))


def _parts(id: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip().lower() for part in id.split(",")) if part)


def _class(id: str, table: Table) -> LicenseClass:
    stated = table.get(id, {}).get("class")
    return next((known for known in _NARROWING if known == stated), "custom")
