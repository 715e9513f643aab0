"""What templates are given: plain values with every text already in the document's language, nothing escaped yet.

A template decides where things stand and how they look; it never computes. Texts are one line each; in `Block.text` and
`Entry.text` a pair of backticks means code. Addresses are http, https or mailto.
"""

from __future__ import annotations

from dataclasses import dataclass

from hugging_news.domain.editions import Story
from hugging_news.renderers.counts import Count


@dataclass(frozen=True)
class Block:
    """A paragraph in the document's language, or a *quote* of the source: in its own language *lang*, or as "we"."""

    text: str
    lang: str
    quote: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of a list; *lang* is set when it is not in the document's language."""

    text: str
    lang: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Code:
    """Lines of code and their language, `python` or `bash`; empty where it is not known."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Listing:
    """A labelled list inside a card, or code; *tone* is `warning` for what breaks or endangers, else `plain`."""

    label: str
    entries: tuple[Entry, ...] = ()
    tone: str = "plain"
    code: Code | None = None


@dataclass(frozen=True)
class Fact:
    """A labelled value, with the address of what it names. *bare* ones explain themselves in running text; *strong*
    ones must not be overlooked.
    """

    label: str
    text: str
    bare: bool = False
    strong: bool = False
    tone: str = "plain"
    lang: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Badge:
    """A mark beside the headline; *tone* is `plain`, `note` or `warning`."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True)
class LinkView:
    """A link: its label, its address, what it leads to (the target's title, else its name or host)."""

    label: str
    url: str
    target: str
    type: str


@dataclass(frozen=True)
class FollowUpView:
    """What is new about a story that was told, and the edition (its id, its day) that told it.

    *path* is that edition's document of this format and language, empty where there is none.
    """

    text: str
    told: str
    edition: str
    anchor: str
    path: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture with its address in this document: relative, absolute, or a data URI.

    The languages are those of its texts where they are not the document's.
    """

    src: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    alt_lang: str | None = None
    caption_lang: str | None = None


@dataclass(frozen=True)
class Explanation:
    """A hard term of the story in plain words."""

    term: str
    text: str


@dataclass(frozen=True)
class Card:
    """A story. *facts* are lines of facts; *title* and *line* are the two parts of one that is told in one line.

    *credit* names who published it and who pointed us there, *also* where else it stands. *story* is without its
    numbers: those are *metrics*, which know what they count (`counts.py`).
    """

    story: Story
    mark: str
    anchor: str
    kind: str
    headline: str
    headline_lang: str | None
    title: str
    badges: tuple[Badge, ...] = ()
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()
    explanation: Explanation | None = None
    listings: tuple[Listing, ...] = ()
    action: str = ""
    command: str = ""
    thanks: str = ""
    facts: tuple[tuple[Fact, ...], ...] = ()
    links: tuple[LinkView, ...] = ()
    more: tuple[LinkView, ...] = ()
    related: tuple[LinkView, ...] = ()
    follow_up: FollowUpView | None = None
    credit: str = ""
    credit_url: str | None = None
    also: tuple[Entry, ...] = ()
    published: str = ""
    line: Entry | None = None
    metrics: tuple[Count, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A table cell, printed by `cell | under(column)`; *spoken* says in words what the signs of *text* mean.

    *column* is the name of the one that it belongs to.
    """

    text: str | Count
    url: str | None = None
    spoken: str = ""
    tone: str = "plain"
    column: str = ""


@dataclass(frozen=True)
class Column:
    """A column; *name* is the same in every language, *numeric* ones are aligned to the right.

    The name of one with numbers says what they count and over which span: `downloads-30d`.
    """

    name: str
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class TableView:
    """A trending table: every row has a cell for every column."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    note: str


@dataclass(frozen=True)
class SectionView:
    """A heading with its cards, its one-line stories and its tables; *lines* are sentences (corrections).

    *calendar* is the file that holds the events of the section, where one is written.
    """

    id: str
    anchor: str
    title: str
    cards: tuple[Card, ...] = ()
    briefs: tuple[Card, ...] = ()
    tables: tuple[TableView, ...] = ()
    lines: tuple[str, ...] = ()
    briefs_title: str = ""
    calendar: str | None = None


@dataclass(frozen=True)
class GlanceView:
    """A line of "at a glance"; *lang* is set when it is not in the document's language."""

    text: str
    anchor: str
    lang: str | None = None


@dataclass(frozen=True)
class Alternate:
    """The same edition in another language: *name* and *call* are written in that language."""

    lang: str
    html: str
    name: str
    call: str
    path: str


@dataclass(frozen=True)
class Page:
    """A whole document. *front_matter* is YAML between its marks' place; *canonical* its future address, if known."""

    id: str
    lang: str
    html: str
    name: str
    title: str
    date: str
    week: str
    number: str
    minutes: str
    description: str
    intro: str
    signoff: str
    glance: tuple[GlanceView, ...]
    glance_title: str
    sections: tuple[SectionView, ...]
    footer: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    front_matter: str
    canonical: str | None
    title_lang: str | None = None
