"""A feed and its entries as read, before they become items: absolute addresses, dates and texts as written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Text of an entry: HTML, or plain text when not *html*. Relative links in it start from *base*."""

    value: str
    html: bool = True
    base: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that comes with an entry; *type* is its media type, empty when not stated."""

    url: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture that an entry names; *alt* only where the feed describes it."""

    url: str
    alt: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry. *url* is None when it has no usable link; *published* and *updated* are as written, None if missing.

    *content* is the longest text, *summary* another one if there are two. *pictures* are in order of preference.
    """

    guid: str = ""
    title: str = ""
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str | None = None
    summary: Text = Text("")
    content: Text = Text("")
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    comments: str | None = None
    via: str | None = None


@dataclass(frozen=True)
class Feed:
    """A feed. *url* is its page on the web, *problems* what was left out or damaged, *partial* that it was cut."""

    title: str = ""
    url: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    partial: bool = False
