"""What ties one candidate to another: the paper on a card, the links of a paper, the post that announces it.

A tie is a claim of one item about another; whether it joins depends on who claims it. Cards name papers that are not
their own, posts link to what they only talk about, and a repository that everybody links to says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hugging_news.domain import works
from hugging_news.domain.hub import arxiv_ids
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    HubDetails,
    Item,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import fold, key_of, repo_of
from hugging_news.domain.mentions import mentions
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity.keys import Key, Strength, joining, made_apart, own_keys
from hugging_news.selection.identity.naming import announces, names

HUB = 8
"""A page that more posts than this link to is a hub: links to it join nothing."""
_FEW = 3
"""Owners whose repositories may carry the mark of one paper before the mark alone proves nothing."""
_ROUNDUP = 6
"""Artefacts that a post may name before it counts as a list."""
_RECENT = 3
"""Months for which repositories of one owner that name the same paper count as one work."""
_NUMBER = re.compile(r"arxiv:(\d\d)(\d\d)\.\d{4,5}")
_NAMESAKES = 24
"""Models of one name that were made apart, with which the further ones are compared."""
_TOLD_ABOUT = frozenset(("tutorial", "course", "talk", "podcast", "recap", "competition", "milestone", "partnership"))


@dataclass(frozen=True)
class Edge:
    """Two candidates, by their places, that are one story, and why. Without *joins* they only belong near."""

    first: int
    second: int
    why: str
    strength: Strength
    joins: bool = True


class Field:
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
        for key, _ in {(key, place) for place, item in self.items() if _is_post(item) for key in self.mentions(item)}:
            counted[key] += 1
        return {key: count for key, count in counted.items() if count > HUB}

    @cached_property
    def citing(self) -> Mapping[str, frozenset[str]]:
        """Who owns repositories that name a paper, by paper."""
        found: dict[str, set[str]] = {}
        for _, item in self.items():
            for key in _papers(item):
                found.setdefault(key, set()).add((item.organisation or item.id).lower())
        return {key: frozenset(owners) for key, owners in found.items()}

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """The places and kinds of models, datasets and Spaces, by owner and name."""
        found: dict[str, dict[tuple[int, str], None]] = {}
        for place, item in self.items():
            if isinstance(item.details, HubDetails):
                found.setdefault(_namesake(item), {})[place, item.kind] = None
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


def edges(field: Field) -> tuple[Edge, ...]:
    """Every edge between candidates, the strongest first; of the same two each reason once."""
    found = [*_identical(field), *_one_work_without_its_paper(field)]
    for place, item in field.items():
        found += _TIES[item.details.type](field, place, item) if item.details.type in _TIES else ()
    ordered = sorted(dict.fromkeys(found), key=lambda edge: (edge.strength, edge.first, edge.second, edge.why))
    return tuple(ordered)


def _identical(field: Field) -> Iterator[Edge]:
    """Candidates that own the same key; of a copy the reason says of what, whichever came first."""
    for name, places in field.owners.items():
        first = [places[0]]
        for place in places[1:]:
            like = next((one for one in first if not _namesakes_only(field, name, one, place)), None)
            if like is not None:
                key = max(field.keys[name, place], field.keys[name, like], key=lambda one: one.strength)
                yield edge_between(like, place, key.why, key.strength)
            elif len(first) < _NAMESAKES:
                first.append(place)


def _namesakes_only(field: Field, name: str, first: int, second: int) -> bool:
    """Whether two share nothing but the name, and what is known of them says that they were made apart."""
    one, other = field.bearing.get((name, first)), field.bearing.get((name, second))
    return one is not None and other is not None and made_apart(one, other)


def edge_between(first: int, second: int, why: str, strength: Strength, joins: bool = True) -> Edge:
    """The edge of two places, given in any order."""
    return Edge(min(first, second), max(first, second), why, strength, joins)


def _papers(item: Item) -> tuple[str, ...]:
    """The papers that a repository's card names."""
    details = item.details
    if isinstance(details, ModelDetails | DatasetDetails):
        return tuple(fold(f"arxiv:{one}") for one in details.arxiv)
    return tuple(f"arxiv:{one}" for one in arxiv_ids(item.tags)) if isinstance(details, SpaceDetails) else ()


def _derived(item: Item) -> bool:
    """Whether a model was made from another owner's, whose paper its card then names too."""
    details = item.details
    if not isinstance(details, ModelDetails):
        return False
    own = details.repo_id.partition("/")[0].lower()
    return any(base.id.partition("/")[0].lower() != own for base in details.base_models)


def _repository(field: Field, place: int, item: Item) -> Iterator[Edge]:
    """A model, dataset or Space: the paper that its card names, the repository of the same work, its own artefacts."""
    for key in _papers(item):
        for other in field.owning(key, place):
            paper = next(one for one in field.candidates[other].items if key in own_keys(one))
            alone = len(_papers(item)) == 1 and not _derived(item) and item.kind != "space"
            few = len(field.citing[key]) <= _FEW
            own = works.is_own(item.title, works.owners_of(paper), works.called(paper))
            if own or (alone and few):
                yield edge_between(place, other, f"{item.id} names the paper {key}", 3)
    yield from _parts(field, place, item)
    for other, kind in field.namesakes.get(_namesake(item), ()):
        if other != place and kind != item.kind:
            yield edge_between(place, other, f"{item.id} bears the same name of the same owner", 3)


def _namesake(item: Item) -> str:
    """Owner and name, folded, under which the Hub may hold a model, a dataset and a Space of one work.

    Two models of nearly one name are two: `kite-1.5b` and `kite-15b`.
    """
    owner, _, name = item.id.rpartition(":")[2].partition("/")
    return f"{owner.lower()}/{works.letters(name)}"


def _parts(field: Field, place: int, item: Item) -> Iterator[Edge]:
    """A Space with the one model that it shows, a model with the dataset it was trained on: of one owner."""
    details = item.details
    if isinstance(details, SpaceDetails) and len(details.models) == 1:
        yield from _same_owner(field, place, item, f"hub:model:{details.models[0]}", "shows")
    if isinstance(details, ModelDetails):
        for dataset in details.datasets[:5]:
            yield from _same_owner(field, place, item, f"hub:dataset:{dataset}", "was trained on")


def _same_owner(field: Field, place: int, item: Item, id: str, verb: str) -> Iterator[Edge]:
    mine = item.id.rpartition(":")[2].partition("/")[0].lower()
    theirs = id.rpartition(":")[2].partition("/")[0].lower()
    for other in field.owning(fold(id), place) if mine == theirs else ():
        yield edge_between(place, other, f"{item.id} {verb} {id}", 3)


def _one_work_without_its_paper(field: Field) -> Iterator[Edge]:
    """Repositories of one owner that name the same new paper, and no other, are one work without the paper."""
    first: dict[tuple[str, str], int] = {}
    for place, item in field.items():
        papers = _papers(item)
        if len(papers) == 1 and not field.owners.get(papers[0]) and not _derived(item) and _is_new(papers[0], field):
            other = first.setdefault((papers[0], (item.organisation or item.id).lower()), place)
            if other != place:
                yield edge_between(other, place, f"both name the paper {papers[0]}", 3)


def _is_new(paper: str, field: Field) -> bool:
    """Whether an arXiv id is of the last months; it begins with year and month, unless it is an old one or none."""
    number = _NUMBER.fullmatch(paper)
    return number is not None and field.month - ((int(number[1]) + 2000) * 12 + int(number[2])) < _RECENT


def _paper(field: Field, place: int, item: Item) -> Iterator[Edge]:
    """A paper: the artefacts that its page links as its own, the releases of its code."""
    details = item.details
    assert isinstance(details, PaperDetails)
    for link in item.links:
        if link.type in ("model", "dataset", "demo", "code"):
            for other in field.owning(key_of(link.url), place):
                yield edge_between(place, other, f"{item.id} links its {link.type} {link.url}", 3)
    code = key_of(details.code) if details.code else ""
    if field.coded[code] == 1:
        for other in field.releases.get(code, ()):
            yield edge_between(place, other, f"{item.id} links its code {details.code}", 3)


def _event(field: Field, place: int, item: Item) -> Iterator[Edge]:
    """An event and the post that announces it: it links to the event's own page and names it."""
    page = key_of(item.url) if item.url else ""
    for other, post in field.items():
        if _is_post(post) and other != place and page in field.mentions(post) and _says(post.title, item.title):
            yield edge_between(place, other, f"{post.id} links to the event's page and names it", 4)


def _says(title: str, name: str) -> bool:
    return len(works.letters(name)) >= 8 and works.letters(name) in works.letters(title)


def _post(field: Field, place: int, item: Item) -> Iterator[Edge]:
    """A post: the artefacts that it announces, by a link and by its title; those that it only tells about stay near."""
    named = [key for key in field.mentions(item) if key not in field.hubs]
    targets = [(key, other) for key in named for other in _behind(field, key, place)]
    announcing = item.kind not in _TOLD_ABOUT and announces(item.title) and len(targets) <= _ROUNDUP
    for key, other in targets:
        subject = _called(field, other, key)
        if announcing and subject and _names(item, subject) and _of_one_owner(key for key, _ in targets):
            yield edge_between(place, other, f"{item.id} links to {subject.id} and names it in its title", 4)
        elif subject and len(targets) <= _FEW:
            yield edge_between(place, other, f"{item.id} links to {subject.id}", 4, joins=False)


def _of_one_owner(keys: Iterable[str]) -> bool:
    """Whether artefacts have one maker, as far as their keys say: `qwen` on the Hub may be `qwenlm` on GitHub."""
    named = sorted({works.letters(key.rpartition(":")[2].partition("/")[0]) for key in keys if "/" in key}, key=len)
    return all(name.startswith(named[0]) for name in named)


def _behind(field: Field, key: str, place: int) -> list[int]:
    """The candidates that a link leads to: who owns the page, the releases of a repository, not other posts."""
    owned = [*field.owning(key, place), *(field.releases.get(key, ()) if key.startswith("repo:") else ())]
    return [other for other in dict.fromkeys(owned) if other != place and _subject(field, other)]


def _subject(field: Field, place: int) -> bool:
    return any(not isinstance(item.details, PostDetails | EventDetails) for item in field.candidates[place].items)


def _called(field: Field, place: int, key: str) -> Item | None:
    """The item of a candidate that *key* stands for."""
    items = [item for item in field.candidates[place].items if not isinstance(item.details, PostDetails)]
    return next((item for item in items if fold(item.id) == key or repo_of(item.id) == key), next(iter(items), None))


def _names(post: Item, subject: Item) -> bool:
    """Whether the title of a post names what it links to: a release with its version, a paper by its subject."""
    details = subject.details
    if isinstance(details, ReleaseDetails):
        repo = works.letters(details.repo.rpartition("/")[2])
        return repo in works.letters(post.title) and details.version in _versions(post.title)
    if isinstance(details, PaperDetails):
        subjects = works.called(subject)
        title = works.letters(post.title)
        return works.letters(subject.title) in title or any(len(one) >= 5 and one in title for one in subjects)
    return names(post.title, subject.title)


def _versions(title: str) -> tuple[str, ...]:
    """The versions that a title states, each also with the zeros that titles leave out."""
    found = [word.strip("vV:：,，。()（）") for word in title.replace("：", " ").replace("，", " ").split()]
    return tuple(spelling for word in found for spelling in (word, f"{word}.0", f"{word}.0.0"))


def _is_post(item: Item) -> bool:
    return isinstance(item.details, PostDetails)


_Tie = Callable[[Field, int, Item], Iterable[Edge]]
_TIES: Mapping[str, _Tie] = {
    "model": _repository, "dataset": _repository, "space": _repository, "paper": _paper, "event": _event, "post": _post,
}  # fmt: skip
