"""One piece of news as published, typed per kind.

Unknown has three states everywhere: a value · *not stated* (asked, the source does not say) · *not fetched* (not asked,
or the answer never came). A field that is None is "not stated" when the part it comes from is in `details.fetched`, and
"not fetched" otherwise; only the former may be printed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from hugging_news.domain.values import Moment, Value, known_zone

Kind = Literal[
    "release", "model", "dataset", "space", "paper", "blog", "tutorial", "course", "product", "policy", "leaderboard",
    "partnership", "competition", "milestone", "event", "recap", "talk", "podcast", "community",
]  # fmt: skip
LinkType = Literal[
    "demo", "model", "dataset", "paper", "code", "notebook", "docs", "notes", "blog", "video", "register", "discuss"
]
Counts = Literal["likes", "downloads", "stars", "upvotes", "rank"]
Span = Literal["total", "30d", "7d"]
Listing = Literal["models", "datasets", "spaces"]
CodeLanguage = Literal["python", "bash"]
LicenseState = Literal["stated", "not-stated", "not-fetched"]


class Metric(Value):
    """A number that knows what it counts, over which span and as of when. A rank counts from 1 in *listing*."""

    counts: Counts
    span: Span = "total"
    value: int = Field(ge=0, le=10**15)
    as_of: Moment
    listing: Listing | None = None


class Link(Value):
    """A typed link; *title* is the target's own title when known."""

    type: LinkType
    url: str
    title: str | None = None


class Image(Value):
    """A picture. *url* is where it came from, *sha256* names the checked, re-encoded bytes once they were stored.

    *width* and *height* are pixels of the stored copy. Without *alt* it is never shown.
    """

    url: str
    alt: str = ""
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    credit: str | None = None
    sha256: str | None = None
    media_type: str | None = None


class License(Value):
    """A licence as the card states it. *id* is the Hub's or SPDX identifier, *name* the author's for `other`."""

    state: LicenseState = "not-fetched"
    id: str | None = None
    name: str | None = None
    url: str | None = None
    inherited_from: str | None = None


class Person(Value):
    """A name as on the source, with role or organisation when given."""

    name: str
    role: str | None = None
    url: str | None = None


class Note(Value):
    """One line of a release: *text* in plain words of the source, *source* the line as it stands there.

    *url* points to the pull request or documentation when the line names one. *version* and *item* are set when the
    line stands in the notes of another version of the same train, which *item* is. *code* is the language of a note
    that is code, which may have several lines.
    """

    text: str
    source: str
    url: str | None = None
    version: str | None = None
    item: str | None = None
    code: CodeLanguage | None = None


class ReleaseDetails(Value):
    """A version of a library. *breaking* is None when the notes were not read, () when they state none.

    *subject* is what the lead is about as the authors name it, one of the *highlights*; *why* says why the first
    highlight matters, and *snippet* is the code that it gives. *compatibility* is what the notes say of existing code.
    *train* are the tags of the other versions of the week, *lead_item* is the one whose notes hold the lead, when it is
    not the story's own.
    """

    type: Literal["release"] = "release"
    repo: str
    tag: str
    version: str
    name: str = ""
    previous: str | None = None
    previous_date: Moment | None = None
    prerelease: bool = False
    change: Literal["major", "minor", "patch", "security"] | None = None
    lead: str | None = None
    lead_item: str | None = None
    subject: str | None = None
    models: tuple[str, ...] = ()
    highlights: tuple[Note, ...] = ()
    why: Note | None = None
    snippet: Note | None = None
    breaking: tuple[Note, ...] | None = None
    deprecations: tuple[Note, ...] = ()
    minimums: tuple[Note, ...] = ()
    compatibility: tuple[Note, ...] = ()
    security: tuple[Note, ...] = ()
    contributors: tuple[str, ...] = ()
    train: tuple[str, ...] = ()
    action: Literal["none", "advised", "code"] | None = None
    package: str | None = None


class FileFormat(Value):
    """How many files of one weight format a repository has; *bytes* is None where sizes were not given."""

    name: str
    files: int
    bytes: int | None = None


class Relation(Value):
    """What a model was made from: `finetune`, `adapter`, `merge`, `quantized`, or None when the card only names it."""

    id: str
    relation: Literal["finetune", "adapter", "merge", "quantized"] | None = None


class Result(Value):
    """One evaluation on a card: *value* of *metric* on *dataset*, as written; the Hub measured *verified* ones.

    *by* is the third party whose page, *url*, the card gives as the source; None means that the authors measured it.
    """

    metric: str
    value: float
    dataset: str
    split: str | None = None
    verified: bool = False
    by: str | None = None
    url: str | None = None


Part = Literal["list", "card", "files", "readme", "app", "page"]


class ModelDetails(Value):
    """A model repository. *parameters* and *active_parameters* are counts, *bytes* is the size of the weight files.

    *fingerprint* tells whether two repositories hold the same weight files.
    """

    type: Literal["model"] = "model"
    repo_id: str
    task: str | None = None
    library: str | None = None
    parameters: int | None = None
    active_parameters: int | None = None
    context: int | None = None
    languages: tuple[str, ...] = ()
    base_models: tuple[Relation, ...] = ()
    datasets: tuple[str, ...] = ()
    formats: tuple[FileFormat, ...] = ()
    bytes: int | None = None
    fingerprint: str | None = None
    results: tuple[Result, ...] = ()
    license: License = License()
    gated: bool | None = None
    arxiv: tuple[str, ...] = ()
    revision: str | None = None
    providers: tuple[str, ...] = ()
    custom_code: bool | None = None
    fetched: tuple[Part, ...] = ()


class DatasetDetails(Value):
    """A dataset repository. *size_class* is the Hub's bucket (`10M<n<100M`), *rows* and *bytes* exact where given."""

    type: Literal["dataset"] = "dataset"
    repo_id: str
    tasks: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    rows: int | None = None
    bytes: int | None = None
    size_class: str | None = None
    splits: tuple[str, ...] = ()
    license: License = License()
    gated: bool | None = None
    arxiv: tuple[str, ...] = ()
    revision: str | None = None
    fetched: tuple[Part, ...] = ()


class SpaceDetails(Value):
    """A Space. *stage* is the Hub's runtime stage, lower case (`running`, `sleeping`, `paused`, `runtime_error` …)."""

    type: Literal["space"] = "space"
    repo_id: str
    short_description: str | None = None
    sdk: str | None = None
    hardware: str | None = None
    stage: str | None = None
    models: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    app_file: str | None = None
    app_lines: int | None = None
    license: License = License()
    revision: str | None = None
    fetched: tuple[Part, ...] = ()


class PaperDetails(Value):
    """A paper. *day* is the day it was listed in Daily Papers, *submitted* the day it went to arXiv."""

    type: Literal["paper"] = "paper"
    arxiv_id: str
    day: date | None = None
    submitted: date | None = None
    organisations: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    code: str | None = None
    project: str | None = None
    models: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    fetched: tuple[Part, ...] = ()


class PostDetails(Value):
    """An article, talk, course or announcement. *minutes* is the effort its source states."""

    type: Literal["post"] = "post"
    site: str | None = None
    level: str | None = None
    minutes: int | None = None
    cost: str | None = None
    prerequisites: tuple[str, ...] = ()
    deadline: Moment | None = None
    where: str | None = None
    skills: tuple[str, ...] = ()
    prizes: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    winners: tuple[Link | Person, ...] = ()
    speakers: tuple[Person, ...] = ()
    takeaways: tuple[str, ...] = ()
    fetched: tuple[Part, ...] = ()


class EventPart(Value):
    """A part of an event told with it: a sub-event, or a further date of a recurring one. *id* is its item's.

    *origin* is the item id that a part which moved had first. *names* are the editor's own headlines per language.
    """

    id: str
    origin: str | None = None
    name: str
    start: Moment
    end: Moment | None = None
    timezone: Annotated[str, AfterValidator(known_zone)]
    all_day: bool = False
    url: str | None = None
    names: dict[str, str] = Field(default_factory=dict)


class EventDetails(Value):
    """One occurrence of an event. *end* is exclusive for all-day ones, as in RFC 5545; *timezone* is an IANA name.

    *parent* is the UID of the event that it is part of. What selection adds: *children*, of which *more* are not named;
    *origin*, the item id of an event that moved under its first date; *registration*, how far its deadline is when the
    edition appears (`closing` in the week that follows). *registration_by* says that the way in is a code which only
    that app can read.
    """

    type: Literal["event"] = "event"
    uid: str
    start: Moment
    end: Moment | None = None
    timezone: Annotated[str, AfterValidator(known_zone)]
    all_day: bool = False
    mode: Literal["online", "in-person", "hybrid"] | None = None
    venue: str | None = None
    room: str | None = None
    city: str | None = None
    country: str | None = None
    stream_url: str | None = None
    speakers: tuple[Person, ...] = ()
    organisers: tuple[str, ...] = ()
    language: str | None = None
    price: str | None = None
    registration_url: str | None = None
    registration_deadline: Moment | None = None
    recording_url: str | None = None
    series: str | None = None
    status: Literal["confirmed", "tentative", "cancelled", "moved"] = "confirmed"
    sequence: int = 0
    previous_start: Moment | None = None
    recurring: bool = False
    parent: str | None = None
    slides_url: str | None = None
    children: tuple[EventPart, ...] = ()
    more: int = 0
    origin: str | None = None
    registration: Literal["open", "closing", "closed"] | None = None
    registration_by: Literal["wechat"] | None = None


Details = Annotated[
    ReleaseDetails | ModelDetails | DatasetDetails | SpaceDetails | PaperDetails | PostDetails | EventDetails,
    Field(discriminator="type"),
]
HubDetails = ModelDetails | DatasetDetails | SpaceDetails


class Item(Value):
    """One piece of news as published. *summary* is plain text, *content* Markdown; time fields follow Atom.

    *published* is None when the source gives no usable date; such an item never decides a window by itself. *source* is
    the configured name of who gave it, *via* the publisher that a secondary source names. *headline* and *words* are
    the editor's own headline and summary sentences per language, in hand-written items.
    """

    id: str
    source: str
    kind: Kind
    title: str
    url: str
    published: Moment | None = None
    updated: Moment | None = None
    lang: str | None = None
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    organisation: str | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    image: Image | None = None
    metrics: tuple[Metric, ...] = ()
    status: Literal["announced", "paper", "demo", "code", "weights", "available"] | None = None
    via: str | None = None
    headline: dict[str, str] = Field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    details: Details = PostDetails()
