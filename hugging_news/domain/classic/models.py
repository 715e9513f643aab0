"""What a past issue told, as values; every remark has its line in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Remark:
    """What was found in *line* of the file (from 1). *mended*: it had to be read otherwise than it is written."""

    line: int
    text: str
    mended: bool = False


@dataclass(frozen=True)
class Address:
    """A link of a story. *told*: the story is about it; else a sentence only mentions it.

    *label* is what stands before it or is its text; *inline*: written as `[text](url)`, not as an address of its own;
    *short*: a short link, so its target is not known.
    """

    url: str
    label: str = ""
    told: bool = True
    inline: bool = False
    short: bool = False
    line: int = 0


@dataclass(frozen=True)
class Picture:
    """A picture as the issue shows it; *full* is the address that its caption gives for the original."""

    url: str
    caption: str = ""
    full: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Entry:
    """A story as the issue tells it, in the issue's own words.

    *mark* is the id of a `<!-- story: ID -->` mark, *text* plain text in paragraphs; a *brief* one is a list item.
    """

    headline: str
    line: int
    mark: str | None = None
    text: str = ""
    links: tuple[Address, ...] = ()
    pictures: tuple[Picture, ...] = ()
    brief: bool = False


@dataclass(frozen=True)
class Part:
    """A section: *id* is one of ours, or made of *heading* where nobody called one so."""

    id: str
    heading: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Issue:
    """One past issue: its parts in order, each once; *number* and *title* are None where the file states none."""

    name: str
    sha256: str
    date: date
    lang: str
    parts: tuple[Part, ...]
    title: str | None = None
    number: int | None = None
    intro: str = ""
    signoff: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The stories in the order in which they are told."""
        return tuple(entry for part in self.parts for entry in part.entries)
