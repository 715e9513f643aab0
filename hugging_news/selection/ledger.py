"""What readers were already told. The ledger lives in the editions themselves: it is read from them, never written.

Told, for an edition, are the stories of every other final edition, and of drafts with an earlier id (CONTRACT.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from hugging_news.domain.artefacts import facts_of, kind_of
from hugging_news.domain.editions import MEMORY, Edition, Story, told_before
from hugging_news.domain.items import Details, Item, ReleaseDetails
from hugging_news.domain.keys import fold, public_url
from hugging_news.domain.metrics import likes_of
from hugging_news.domain.releases import Version, parse_version, trains
from hugging_news.domain.stories import Candidate

_PLAIN = {"id": "url:", "source": "", "kind": "blog", "title": "", "url": ""}
Train = tuple[str, str]
"""A package by which releases are told apart (`domain.releases.trains.train_of`)."""


@dataclass(frozen=True)
class Telling:
    """A story as one edition told it, with the facts that may change afterwards: status, licence, likes, state."""

    edition: str
    story: Story
    known: frozenset[str]

    @property
    def id(self) -> str:
        """What stands for it among candidates."""
        return f"told:{self.edition}:{self.story.id}"

    @property
    def license(self) -> str | None:
        """The licence that was stated then."""
        stated = self.story.license
        return stated.id if stated and stated.class_ not in ("not-stated", "not-fetched") else None

    @property
    def likes(self) -> int | None:
        """The likes in total, as they were counted then."""
        return likes_of(self.story.metrics)


@dataclass(frozen=True)
class Ledger:
    """Every telling that counts for one *edition* (its id), the oldest first."""

    edition: str = ""
    tellings: tuple[Telling, ...] = ()
    by_key: Mapping[str, Telling] = field(default_factory=dict)
    """By every id and key that a story was told under, folded; of several the newest."""
    releases: Mapping[Train, Telling] = field(default_factory=dict)
    """The release of each train that was told last."""

    @cached_property
    def by_id(self) -> Mapping[str, Telling]:
        """The tellings by the id that stands for them among candidates."""
        return {telling.id: telling for telling in self.tellings}

    def candidates(self) -> tuple[Candidate, ...]:
        """One for each telling that readers remember, to be joined with what is new.

        It has its lead with the details that were told, and its other items by their ids. None for events: one that was
        told holds many (its dates, its parts), which `selection.events` tells apart.
        """
        editions = sorted({telling.edition for telling in self.tellings})[-MEMORY:]
        live = (telling for telling in self.tellings if telling.story.kind != "event")
        return tuple(_candidate(telling) for telling in live if telling.edition in editions)


def ledger(editions: Iterable[Edition], edition: str) -> Ledger:
    """What counts as told for *edition* (its id)."""
    tellings = [_telling(other.id, story) for other in told_before(editions, edition) for story in other.stories()]
    by_key = {key: telling for telling in tellings for key in sorted(telling.known)}
    releases = {train: telling for telling in tellings if (train := train_of(telling.story.id))}
    return Ledger(edition, tuple(tellings), by_key, releases)


def version_of(id: str) -> Version | None:
    """The version that the id of a release, or of a part of one (`ID#1`), names; comparable within its train."""
    version = parse_version(facts_of(id.partition("#")[0]).get("tag", ""))
    return version and replace(version, train="")


def train_of(id: str) -> Train | None:
    """The train that a release belongs to by its id; None for what is no release, or has no version."""
    return trains.train_of(ReleaseDetails(**facts_of(id.partition("#")[0]))) if version_of(id) else None


def _telling(edition: str, story: Story) -> Telling:
    return Telling(edition, story, frozenset(fold(key) for key in (story.id, *story.items, *story.keys)))


def _candidate(telling: Telling) -> Candidate:
    story = telling.story
    lead = Item(
        id=story.id.partition("#")[0] if story.split_of else story.id,
        source=telling.id,
        kind=story.kind,
        title=_title(story),
        url=story.source.url,
        published=story.published or _moment(telling.edition),
        links=story.links,
        organisation=story.organisation,
        tags=story.tags,
        details=_details(story),
    )
    others = (
        _named(id, telling.id)
        for id in dict.fromkeys((*story.items, *story.keys))
        if id != lead.id and not id.startswith("event:")
    )
    items = (lead, *(item for item in others if item))
    return Candidate(
        telling.id,
        items,
        split_of=story.split_of,
        tiers=(story.source.tier,) * len(items),
    )


def _title(story: Story) -> str:
    """The name of an artefact, else the headline in the first language that has one."""
    repo = story.details.get("repo_id")
    return str(repo) if repo else next(iter(story.headline.values()), story.id)


def _details(story: Story) -> Details:
    """The typed details as they were told; of another version of the program only what the id says."""
    if not story.details:
        return _details_of(story.id)
    try:
        return _typed(story.details)
    except ValidationError:
        return _details_of(story.id)


def _named(id: str, source: str) -> Item | None:
    """An item of which only the id was kept; None when it is a key that names none."""
    kind = kind_of(id)
    if kind is None and not id.startswith(("url:", "inbox:")):
        return None
    return Item(id=id, source=source, kind=kind or "blog", title="", url=public_url(id) or "", details=_details_of(id))


def _details_of(id: str) -> Details:
    """What an item id says by itself."""
    kind = kind_of(id)
    return _typed({"type": kind, **facts_of(id)} if kind else {"type": "post"})


def _typed(details: Mapping[str, Any]) -> Details:
    return Item.model_validate({**_PLAIN, "details": details}).details


def _moment(edition: str) -> datetime:
    return datetime.fromisoformat(f"{edition}T00:00:00+00:00")
