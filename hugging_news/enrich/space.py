"""What a Space's repository says that a list does not: how it runs, what it uses, its application file.

Source: Hub API, "Get Space"; the card's metadata is `cardData` (Spaces configuration reference).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator
from urllib.parse import quote

from hugging_news.domain import hub, licences
from hugging_news.domain.exchange import Endpoints, Enriching, Request, Response
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import Item, SpaceDetails
from hugging_news.domain.text import language_of
from hugging_news.enrich import asking

_WITH_APP = ("gradio", "streamlit")
_MOST = 50


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with its title, stage, hardware, models and application file; what does not come stays "not fetched"."""
    details = item.details
    if not isinstance(details, SpaceDetails):
        return item
    found = yield from asking.repository("space", details.repo_id, endpoints)
    if found is None:
        return item
    row, card = found.fields, found.fields.part("cardData")
    details = _with_card(details, row, card)
    item = _titled(hub.complete(item, details.repo_id, row, found.response.time), details, card)
    asking.report(item.id, row)
    details = yield from _with_app(details, endpoints)
    return item.model_copy(update={"details": details})


def _with_card(details: SpaceDetails, row: Fields, card: Fields) -> SpaceDetails:
    sdk = row.text("sdk", 50) or card.text("sdk", 50) or details.sdk
    stated = card.text("app_file", 200) or ("app.py" if sdk in _WITH_APP else None)
    page = hub.page(f"hub:space:{details.repo_id}")
    known = {
        "short_description": card.text("short_description")
        or row.text("shortDescription")
        or details.short_description,
        "sdk": sdk,
        **{name: value or getattr(details, name) for name, value in hub.running(row).items()},
        "models": _repositories(row.texts("models") or card.texts("models")),
        "datasets": _repositories(row.texts("datasets") or card.texts("datasets")),
        "app_file": stated if sdk in _WITH_APP and stated and _inside(stated) else None,
        "license": licences.on_card(card, hub.tagged(row.texts("tags"), "license"), page),
        "revision": hub.revision(row),
    }
    return hub.having(details.model_copy(update=known), "card")


def _repositories(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if hub.valid_repo(name))[:_MOST]


def _inside(path: str) -> bool:
    """Whether *path* stays in the repository."""
    parts = path.split("/")
    return not path.startswith("/") and "\\" not in path and not any(part in ("", ".", "..") for part in parts)


def _titled(item: Item, details: SpaceDetails, card: Fields) -> Item:
    """*item* under the title of its card, where it has one; its repository stays in the details."""
    summary = item.summary or details.short_description or ""
    title = _without_pictures(card.text("title", 200) or "") or item.title
    return item.model_copy(update={"title": title, "summary": summary, "lang": item.lang or language_of(summary)})


def _without_pictures(text: str) -> str:
    """*text* without emoji and other pictograms, which a headline never carries; `°` and `™` stay."""
    return " ".join("".join(" " if _is_picture(character) else character for character in text).split())


def _is_picture(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "\u20e3\ufe0e\ufe0f" or (character >= "\u2300" and category in ("So", "Sk", "Cn"))


def _with_app(details: SpaceDetails, endpoints: Endpoints) -> Generator[Request, Response, SpaceDetails]:
    """*details* with the number of lines of the application file; Docker and static Spaces have none."""
    if details.app_file is None:
        return details
    base = f"{endpoints.hub}/spaces/{details.repo_id}"
    code = yield from asking.text_file(base, details.revision, quote(details.app_file))
    if code is None:
        return details
    return hub.having(details.model_copy(update={"app_lines": len(code.splitlines())}), "app")
