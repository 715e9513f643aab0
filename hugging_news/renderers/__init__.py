"""Writes an edition as documents: one row in `FORMATS` for every format, pure functions of the edition.

A format is a template that lays out a `views.Page`; a *finish* (`"module:function"`) does what a template cannot. The
same edition gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hugging_news.domain.documents import Asset, Document
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import RenderError, UnknownNameError
from hugging_news.renderers.calendar import FILE, events_of
from hugging_news.renderers.environment import Escape, fill
from hugging_news.renderers.page import page
from hugging_news.renderers.pictures import PLACES, source
from hugging_news.renderers.views import Page
from hugging_news.renderers.words import Words
from hugging_news.resources import load_toml, lookup

__all__ = ["FORMATS", "Format", "RenderContext", "render"]


@dataclass(frozen=True)
class RenderContext:
    """What a renderer knows besides the edition.

    *base_url* is where the posts will live (empty: unknown), *assets* are the pictures by their `StoryImage.src`,
    *overrides* the newsroom's own templates, *tasks* further names of tasks per language, *calendar* whether the
    file of format `calendar` is written beside, *missing* the documents of earlier editions (`2026-07-13/zh.md`) that
    do not exist.
    """

    base_url: str = ""
    assets: Mapping[str, Asset] = field(default_factory=lambda: MappingProxyType({}))
    overrides: Path | None = None
    tasks: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    calendar: bool = False
    missing: frozenset[str] = frozenset()


Writer = Callable[[Edition, Words], tuple[Document, ...]]
"""What makes documents by itself, in the words of the edition's first language."""
Finish = Callable[[Document, Page, RenderContext], tuple[Document, ...]]
"""What comes after a template: the rendered document in, the documents to write out."""


@dataclass(frozen=True)
class Format:
    """A way to write: *path* is relative to the edition's folder, *escape* the language that content is escaped for.

    *pictures* is a row of `pictures.PLACES`: where a document's pictures lie. A *writer* (`"module:function"`)
    makes the documents without a template, the same ones in every language; it may have nothing to write.
    """

    template: str
    media_type: str
    path: str
    escape: Escape
    finish: str | None = None
    pictures: str = "beside"
    writer: str | None = None


FORMATS: dict[str, Format] = {
    "markdown": Format("markdown.md.j2", "text/markdown", "{lang}.md", "markdown", "hugging_news.renderers.tidy:tidy"),
    "html": Format("html.html.j2", "text/html", "{lang}.html", "html", "hugging_news.renderers.tidy:tidy", "inside"),
    "classic": Format(
        "classic.md.j2", "text/markdown", "{lang}.classic.md", "markdown", "hugging_news.renderers.tidy:tidy", "online"
    ),
    "calendar": Format("", "text/calendar", FILE, "none", writer="hugging_news.renderers.calendar:calendar"),
}


def render(edition: Edition, format: str, lang: str, context: RenderContext) -> tuple[Document, ...]:
    """*edition* in one format and one of its languages, as documents with paths relative to the edition's folder.

    Raises:
        UnknownNameError: there is no such format, or the edition is not written in *lang*.
        RenderError: the template failed.
    """
    row = _row(format)
    if lang not in edition.languages:
        raise UnknownNameError("language", lang, edition.languages)
    if row.writer is not None:
        writer: Writer = lookup("writers", {format: row.writer}, format)
        return writer(edition, _words(edition, edition.languages[0], context))
    view = _page(edition, format, row, lang, context)
    text = fill(format, row.escape, row.template, context.overrides, page=view, labels=_labels(lang))
    document = Document.of_text(row.path.format(lang=lang), row.media_type, text, format)
    if row.finish is None:
        return (document,)
    finish: Finish = lookup("finishes", {format: row.finish}, format)
    return finish(document, view, context)


def _row(format: str) -> Format:
    if format not in FORMATS:
        raise UnknownNameError("format", format, FORMATS)
    return FORMATS[format]


def _labels(lang: str) -> dict[str, Any]:
    return load_toml("templates", f"i18n/{lang}.toml")


def _words(edition: Edition, lang: str, context: RenderContext) -> Words:
    return Words(lang, _labels(lang), edition.window.timezone, context.tasks.get(lang, {}))


def _page(edition: Edition, format: str, row: Format, lang: str, context: RenderContext) -> Page:
    words = {each: _words(edition, each, context) for each in edition.languages}
    site = f"{context.base_url.rstrip('/')}/{edition.id}" if context.base_url else ""
    show = partial(source, place=PLACES[row.pictures], assets=context.assets, site=site)
    calendar = FILE if context.calendar and row.pictures != "online" and events_of(edition) else None
    try:
        return page(edition, words.pop(lang), words, row.path, site, show, calendar, context.missing)
    except (ValueError, LookupError) as error:
        raise RenderError(format, "edition.json", None, f"{type(error).__name__}: {error}") from error
