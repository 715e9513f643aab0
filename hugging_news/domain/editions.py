"""One issue of the newsletter, as it is written to `edition.json` (CONTRACT.md, schema version 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from hugging_news.domain.items import Counts, Kind, Link, Listing, Metric, Span
from hugging_news.domain.stories import CutState, Dispute, Evidence, FollowUp, Related, Sentence
from hugging_news.domain.values import Moment, Value, known_zone

LicenseClass = Literal["permissive", "copyleft", "use-limits", "non-commercial", "custom", "not-stated", "not-fetched"]
MEMORY = 12
"""Editions that readers remember (EDITORIAL.md §1): what was told in them is compared with what is new."""
SECTIONS = (
    "top", "releases", "models", "trending", "try", "papers", "platform", "learn", "community", "events", "corrections",
)  # fmt: skip


class WindowSpan(Value):
    """The window in UTC with the zone in which it is printed."""

    start: Moment
    end: Moment
    timezone: Annotated[str, AfterValidator(known_zone)]


class Copy(Value):
    """Another place where a story was published: its name as readers know it, and the address there if it is known.

    Editions written before addresses were kept hold the bare name.
    """

    name: str
    url: str = ""

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class SourceCredit(Value):
    """Who published it. *also* are others who did, *via* names who pointed us there."""

    name: str
    url: str
    tier: Literal["primary", "secondary"] = "primary"
    also: tuple[Copy, ...] = ()
    via: str | None = None


class LicenseNote(Value):
    """A licence with its class (EDITORIAL §3.2)."""

    id: str | None = None
    class_: LicenseClass = Field(alias="class")
    name: str | None = None
    inherited_from: str | None = None
    gated: bool | None = None


class StoryImage(Value):
    """A picture that lies beside the edition; *src* is relative to its folder."""

    src: str
    alt: str
    width: int
    height: int
    sha256: str
    media_type: str
    caption: str | None = None
    credit: str | None = None
    url: str | None = None


class Explainer(Value):
    """A hard term of the lead story in plain words: its name and two or three sentences, per language."""

    id: str
    term: dict[str, str]
    text: dict[str, str]


class StoryMetric(Value):
    """A metric of a story's own artefact, and what it *gained* since *since* by our own counts, where we have them."""

    counts: Counts
    span: Span
    value: int
    as_of: Moment
    item: str | None = None
    gained: int | None = None
    since: Moment | None = None


class Member(Value):
    """Another artefact of the same work; *parameters* is a count."""

    item: str
    title: str
    parameters: int | None = None


class Story(Value):
    """One or more items told for readers.

    *links* are one to four, *more* the other links of the same work; *variants* are the ids of copies that were folded
    into it, *family* the other models and datasets of the work; *related* stands beside it; *follow_up* says why a
    story comes back that *follow_up_of* told.
    """

    id: str
    items: tuple[str, ...]
    kind: Kind
    status: str
    headline: dict[str, str]
    summary: dict[str, tuple[Sentence, ...]]
    links: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    source: SourceCredit
    published: Moment | None = None
    first_listed: str | None = None
    late: bool = False
    organisation: str | None = None
    authors: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    follow_up_of: str | None = None
    follow_up: FollowUp | None = None
    variants: tuple[str, ...] = ()
    family: tuple[Member, ...] = ()
    related: tuple[Related, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    metrics: tuple[StoryMetric, ...] = ()
    license: LicenseNote | None = None
    image: StoryImage | None = None
    demo: dict[str, Any] | None = None
    split_of: str | None = None
    brief: bool = False
    note: str | None = None
    explainer: Explainer | None = None
    disputes: tuple[Dispute, ...] = ()
    details: dict[str, Any] = Field(default_factory=dict)


class Change(Value):
    """How a row stands against the snapshot it is compared with: places up or down, likes gained."""

    state: Literal["new", "up", "down", "same", "uncompared"]
    rank: int | None = None
    likes: int | None = None


class Row(Value):
    """One line of a trending table."""

    rank: int
    item: str
    title: str
    url: str
    task: str | None = None
    metrics: tuple[Metric, ...] = ()
    change: Change
    license: LicenseNote
    sdk: str | None = None


class Table(Value):
    """One trending list, whole, from one snapshot; *note* explains its most notable row, per language."""

    kind: Listing
    as_of: Moment
    compared_with: Moment | None = None
    rows: tuple[Row, ...]
    note: dict[str, str] = Field(default_factory=dict)


class Section(Value):
    """A heading of an edition with its stories in order."""

    id: str
    title: dict[str, str]
    stories: tuple[Story, ...] = ()
    tables: tuple[Table, ...] = ()


class GlanceLine(Value):
    """One line of "at a glance": the story it leads to and the words in each language."""

    story: str
    text: dict[str, str]


class SourceState(Value):
    """How a source fared: *read* entries parsed, *items* of them inside the week."""

    name: str
    state: Literal["ok", "failed", "skipped"]
    read: int = 0
    items: int = 0
    error: str | None = None


class CutItem(Value):
    """A story that was left out."""

    item: str
    items: tuple[str, ...] = ()
    state: CutState
    reason: str


class Correction(Value):
    """What an earlier edition said wrongly."""

    edition: str
    story: str
    was: dict[str, str]
    now: dict[str, str]
    date: str


class Newsletter(Value):
    """What the documents say about the newsletter itself."""

    name: str
    publisher: str = ""
    editor: str = ""


class Origin(Value):
    """The file that an imported edition was read from, with what was remarked on the way (`LINE: what`).

    *pictures* are the addresses of the pictures that each story shows, as the file gives them; they are not fetched.
    """

    file: str
    sha256: str
    lang: str
    remarks: tuple[str, ...] = ()
    pictures: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Edition(Value):
    """One issue: the only thing that renderers, checks and publishers read.

    *model* names the language model that wrote some of its sentences; empty when none did.
    """

    schema_version: Literal[1] = 1
    id: str
    number: int
    week: str
    languages: tuple[str, ...] = Field(min_length=1)
    generated: Moment
    state: Literal["draft", "final"] = "draft"
    newsletter: Newsletter
    window: WindowSpan
    data_time: Moment | None = None
    model: str = ""
    title: dict[str, str]
    intro: dict[str, str] = Field(default_factory=dict)
    signoff: dict[str, str] = Field(default_factory=dict)
    minutes: dict[str, int] = Field(default_factory=dict)
    glance: tuple[GlanceLine, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[SourceState, ...] = ()
    cut: tuple[CutItem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    imported: tuple[Origin, ...] = ()

    def stories(self) -> tuple[Story, ...]:
        """Every story in the order in which it is told."""
        return tuple(story for section in self.sections for story in section.stories)


def told_before(editions: Iterable[Edition], edition: str) -> tuple[Edition, ...]:
    """What counts as told for *edition* (its id): every other final edition and earlier drafts (CONTRACT.md), by id."""
    told = (one for one in editions if one.id != edition and (one.state == "final" or one.id < edition))
    return tuple(sorted(told, key=lambda one: one.id))
