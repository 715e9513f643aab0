"""All candidates at once: what each owns, what it names, and what too many name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hugging_news.domain import works
from hugging_news.domain.hub import arxiv_ids
from hugging_news.domain.items import (
    DatasetDetails,
    HubDetails,
    Item,
    ModelDetails,
    PaperDetails,
    PostDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import fold, key_of, repo_of
from hugging_news.domain.mentions import mentions
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity.keys import Key, Strength, joining, own_keys

HUB = 8
"""A page that more posts than this link to is a hub: links to it join nothing."""


@dataclass(frozen=True)
class Edge:
    """Two candidates, by their places, that are one story, and why. Without *joins* they only belong near."""

    first: int
    second: int
    why: str
    strength: Strength
    joins: bool = True


def edge_between(first: int, second: int, why: str, strength: Strength, joins: bool = True) -> Edge:
    """The edge of two places, given in any order."""
    return Edge(min(first, second), max(first, second), why, strength, joins)


class Registry:
    """All candidates with what they own and name. *hubs* are the keys that too many posts link to.

    *bearing* are the models by the name that they may be copies by, and the place of their candidate.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.owners: dict[str, list[int]] = {}
        self.keys: dict[tuple[str, int], Key] = {}
        self.bearing: dict[tuple[str, int], ModelDetails] = {}
        self.releases: dict[str, list[int]] = {}
        self.named: dict[str, tuple[str, ...]] = {}
        for place, item in self.items():
            for key in joining(item):
                self._own(key, place)
                if key.strength == 2 and isinstance(item.details, ModelDetails):
                    self.bearing.setdefault((key.key, place), item.details)
            if repo := repo_of(item.id):
                self.releases.setdefault(repo, []).append(place)
            self.named[f"{item.source} {item.id}"] = mentions(item)

    def items(self) -> Iterator[tuple[int, Item]]:
        """Every item that may be joined, with the place of its candidate; the parts of a split are not."""
        for place, candidate in enumerate(self.candidates):
            if not candidate.split_of:
                yield from ((place, item) for item in candidate.items)

    def _own(self, key: Key, place: int) -> None:
        places = self.owners.setdefault(key.key, [])
        if place not in places[-1:]:
            places.append(place)
        known = self.keys.setdefault((key.key, place), key)
        self.keys[key.key, place] = max(known, key, key=lambda one: one.strength)

    def owning(self, key: str, place: int) -> list[int]:
        """The other candidates that are what *key* stands for."""
        return [other for other in self.owners.get(key, ()) if other != place]

    def mentions(self, item: Item) -> tuple[str, ...]:
        return self.named[f"{item.source} {item.id}"]

    @cached_property
    def hubs(self) -> Mapping[str, int]:
        """Keys that more than `HUB` posts name, with how many do."""
        counted: Counter[str] = Counter()
        for key, _ in {(key, place) for place, item in self.items() if is_post(item) for key in self.mentions(item)}:
            counted[key] += 1
        return {key: count for key, count in counted.items() if count > HUB}

    @cached_property
    def citing(self) -> Mapping[str, frozenset[str]]:
        """Who owns repositories that name a paper, by paper."""
        found: dict[str, set[str]] = {}
        for _, item in self.items():
            for key in papers_of(item):
                found.setdefault(key, set()).add((item.organisation or item.id).lower())
        return {key: frozenset(owners) for key, owners in found.items()}

    @cached_property
    def with_own(self) -> Mapping[str, bool]:
        """Whether a paper has repositories here that are its own beyond naming it; then the others only cite it."""
        found: dict[str, bool] = {}
        for _, item in self.items():
            for key in papers_of(item):
                found[key] = found.get(key, False) or self.is_own(item, key)
        return found

    def is_own(self, item: Item, key: str) -> bool:
        """Whether a repository belongs to a paper that is here, by its owner or its name."""
        owned = (one for place in self.owners.get(key, ()) for one in self.candidates[place].items)
        papers = (one for one in owned if key in own_keys(one))
        return any(works.is_own(item.title, works.owners_of(paper), works.called(paper)) for paper in papers)

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """The places and kinds of models, datasets and Spaces, by owner and name."""
        found: dict[str, dict[tuple[int, str], None]] = {}
        for place, item in self.items():
            if isinstance(item.details, HubDetails):
                found.setdefault(namesake(item), {})[place, item.kind] = None
        return {name: tuple(places) for name, places in found.items() if len(places) > 1}

    @cached_property
    def coded(self) -> Counter[str]:
        """How many papers name a repository as their code."""
        return Counter(
            key_of(item.details.code)
            for _, item in self.items()
            if isinstance(item.details, PaperDetails) and item.details.code
        )

    @cached_property
    def month(self) -> int:
        """The newest month that anything was published in, counted from year 0."""
        dates = [item.published for _, item in self.items() if item.published and item.details.type != "event"]
        newest = max(dates, default=None)
        return newest.year * 12 + newest.month if newest else 0


def papers_of(item: Item) -> tuple[str, ...]:
    """The papers that a repository's card names."""
    details = item.details
    if isinstance(details, ModelDetails | DatasetDetails):
        return tuple(fold(f"arxiv:{one}") for one in details.arxiv)
    return tuple(f"arxiv:{one}" for one in arxiv_ids(item.tags)) if isinstance(details, SpaceDetails) else ()


def namesake(item: Item) -> str:
    """Owner and name, folded, under which the Hub may hold a model, a dataset and a Space of one work.

    Two models of nearly one name are two: `kite-1.5b` and `kite-15b`.
    """
    owner, _, name = item.id.rpartition(":")[2].partition("/")
    return f"{owner.lower()}/{works.letters(name)}"


def is_post(item: Item) -> bool:
    return isinstance(item.details, PostDetails)
