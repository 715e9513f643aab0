"""Items on their way to an edition: candidates, picks, drafts and what proves each sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from hugging_news.domain.items import Item, PaperDetails
from hugging_news.domain.values import Value

Method = Literal["data", "extracted", "model", "editor"]
CutState = Literal["cut", "held", "dropped", "told"]


def status_of(lead: Item) -> str:
    """What there is of a story: what its source says, else what its kind means."""
    if lead.status:
        return lead.status
    if isinstance(lead.details, PaperDetails):
        return "weights" if lead.details.models else "code" if lead.details.code else "paper"
    return "demo" if lead.kind == "space" else "available"


@dataclass(frozen=True)
class Decision:
    """What the editor decided about one story; all parts optional (`curation.toml`)."""

    pin: int | None = None
    section: str | None = None
    headline: dict[str, str] = field(default_factory=dict)
    summary: dict[str, tuple[str, ...]] = field(default_factory=dict)
    note: str | None = None
    keep: str | None = None


class Related(Value):
    """Another artefact or story that belongs beside one: what it is to it, and where it is.

    A model is a `finetune`, `adapter` or `merge` *of* the item; a `post` tells about the story, a `subject` is told of.
    """

    relation: Literal["finetune", "adapter", "merge", "base", "post", "subject"]
    item: str
    url: str
    title: str


class FollowUp(Value):
    """Why a story that was told comes back: where it was told, and what is new since, as it was and as it is."""

    edition: str
    story: str
    reason: Literal[
        "released",
        "part",
        "demo",
        "version",
        "license",
        "likes",
        "cancelled",
        "moved",
        "restored",
        "extended",
        "ahead",
        "recap",
    ]
    before: str | None = None
    now: str | None = None


class Claim(Value):
    """One source's version: *source* as readers know it, *figure* as it is printed, *quote* its own words."""

    source: str
    item: str
    url: str
    figure: str
    quote: str


class Dispute(Value):
    """What sources of one story say differently: each with its name, its own words, and where they stand.

    *about* is what is disputed, in the words of `templates/i18n` (`dispute.speed-up`); nothing is averaged.
    """

    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Candidate:
    """The items of one story: *id* is the lead item's, or `ITEM#1` for a part of a split; items[0] is the lead.

    *parts* are the named parts of the score, weighted, *values* those before their weights, *reasons* say in plain
    words why it counts, *why* says for every further item what joined it, *late* and *held* how it got here, *moved*
    how its place in a trending list changed (`Change.state`). *variants* are the ids of those items that only pack the
    lead's weights otherwise, *echoes* those of earlier tellings of the same story. *by_hand* says that an editor wrote
    or added one of the items. *carried* is an event that was told and is still ahead: one line, in its section.
    *disputes* are what its primary sources say differently, *silenced* the sentences of secondary ones that contradict
    them: nobody may quote those.
    """

    id: str
    items: tuple[Item, ...]
    parts: dict[str, float] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    late: bool = False
    held: bool = False
    first_listed: str | None = None
    moved: str | None = None
    follow_up_of: str | None = None
    split_of: str | None = None
    split_title: dict[str, str] = field(default_factory=dict)
    decision: Decision = Decision()
    tiers: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    echoes: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    by_hand: bool = False
    carried: bool = False
    disputes: tuple[Dispute, ...] = ()
    silenced: tuple[str, ...] = ()

    @property
    def lead(self) -> Item:
        return self.items[0]

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of its items, once each: several sources may give one item."""
        return tuple(dict.fromkeys(item.id for item in self.items))

    @property
    def score(self) -> float:
        return round(sum(self.parts.values()), 4)

    def with_lead(self, item: Item) -> Candidate:
        return replace(self, items=(item, *self.items[1:]))

    def silences(self, text: str) -> bool:
        """Whether *text*, one sentence however it was cut out, holds a silenced one or is a part of it."""
        told = " ".join(text.split())
        return any(told in one or one in told for one in (" ".join(said.split()) for said in self.silenced))


@dataclass(frozen=True)
class Pick:
    """A candidate with its section and its place there (from 1). *brief* ones get one line instead of a card."""

    candidate: Candidate
    section: str
    place: int
    brief: bool = False


@dataclass(frozen=True)
class Cut:
    """A story that is not in the edition, with the reason in words. *items* are all the items it joined.

    *section* is where it competed, *cap* which bound kept it out, *rival* the weakest story that stands in its way.
    """

    item: str
    state: CutState
    reason: str
    items: tuple[str, ...] = ()
    section: str = ""
    cap: str = ""
    rival: str = ""


@dataclass(frozen=True)
class Chosen:
    """What the edition tells, section by section, and everything it leaves out."""

    picks: tuple[Pick, ...] = ()
    cut: tuple[Cut, ...] = ()


class Sentence(Value):
    """One sentence (or code line) of a summary. *lang* is the language it is in, which may be the source's."""

    text: str
    lang: str
    method: Method


class Evidence(Value):
    """What proves a sentence: the source's own words, or a typed field and its value.

    *sentence* is the index in that language's summary, or `headline`.
    """

    lang: str
    sentence: int | Literal["headline"]
    item: str
    quote: str | None = None
    field: str | None = None
    value: object = None


WORDING = "wording"
"""The field of evidence that is the newsletter's own phrase: what stands in it between the fields, no source says."""
EDITOR = "curation.toml"
"""The item of evidence that is the editor's word alone."""


def is_editors(proof: Evidence) -> bool:
    """Whether *proof* is what an editor wrote, in `curation.toml` or as the words of a note, and no source's word."""
    return proof.item == EDITOR or (proof.field or "").partition(".")[0] in ("words", "headline")


@dataclass(frozen=True)
class Draft:
    """The words of one story in every language of the newsletter."""

    headline: dict[str, str]
    summary: dict[str, tuple[Sentence, ...]]
    evidence: tuple[Evidence, ...]
    glance: dict[str, str] = field(default_factory=dict)
