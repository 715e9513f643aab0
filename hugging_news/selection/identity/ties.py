"""What ties one candidate to another: the paper on a card, the links of a paper, the post that announces it.

A tie is a claim of one item about another; whether it joins depends on who claims it. Cards name papers that are not
their own, posts link to what they only talk about, and a repository that everybody links to says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from hugging_news.domain import works
from hugging_news.domain.items import (
    EventDetails,
    Item,
    ModelDetails,
    PaperDetails,
    PostDetails,
    ReleaseDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import fold, key_of, repo_of
from hugging_news.selection.identity.keys import made_apart
from hugging_news.selection.identity.naming import announces, names
from hugging_news.selection.identity.registry import Edge, Registry, edge_between, is_post, namesake, papers_of

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


def edges(registry: Registry) -> tuple[Edge, ...]:
    """Every edge between candidates, the strongest first; of the same two each reason once."""
    found = [*_identical(registry), *_one_work_without_its_paper(registry)]
    for place, item in registry.items():
        found += _TIES[item.details.type](registry, place, item) if item.details.type in _TIES else ()
    ordered = sorted(dict.fromkeys(found), key=lambda edge: (edge.strength, edge.first, edge.second, edge.why))
    return tuple(ordered)


def _identical(registry: Registry) -> Iterator[Edge]:
    """Candidates that own the same key; of a copy the reason says of what, whichever came first."""
    for name, places in registry.owners.items():
        first = [places[0]]
        for place in places[1:]:
            like = next((one for one in first if not _namesakes_only(registry, name, one, place)), None)
            if like is not None:
                key = max(registry.keys[name, place], registry.keys[name, like], key=lambda one: one.strength)
                yield edge_between(like, place, key.why, key.strength)
            elif len(first) < _NAMESAKES:
                first.append(place)


def _namesakes_only(registry: Registry, name: str, first: int, second: int) -> bool:
    """Whether two share nothing but the name, and what is known of them says that they were made apart."""
    one, other = registry.bearing.get((name, first)), registry.bearing.get((name, second))
    return one is not None and other is not None and made_apart(one, other)


def _derived(item: Item) -> bool:
    """Whether a model was made from another owner's, whose paper its card then names too."""
    details = item.details
    if not isinstance(details, ModelDetails):
        return False
    own = details.repo_id.partition("/")[0].lower()
    return any(base.id.partition("/")[0].lower() != own for base in details.base_models)


def _repository(registry: Registry, place: int, item: Item) -> Iterator[Edge]:
    """A model, dataset or Space: the paper that its card names, the repository of the same work, its own artefacts."""
    for key in papers_of(item):
        for other in registry.owning(key, place):
            alone = len(papers_of(item)) == 1 and not _derived(item) and item.kind != "space"
            few = len(registry.citing[key]) <= _FEW and not registry.with_own[key]
            if registry.is_own(item, key) or (alone and few):
                yield edge_between(place, other, f"{item.id} names the paper {key}", 3)
    yield from _parts(registry, place, item)
    for other, kind in registry.namesakes.get(namesake(item), ()):
        if other != place and kind != item.kind:
            yield edge_between(place, other, f"{item.id} bears the same name of the same owner", 3)


def _parts(registry: Registry, place: int, item: Item) -> Iterator[Edge]:
    """A Space with the one model that it shows, a model with the dataset it was trained on: of one owner."""
    details = item.details
    if isinstance(details, SpaceDetails) and len(details.models) == 1:
        yield from _same_owner(registry, place, item, f"hub:model:{details.models[0]}", "shows")
    if isinstance(details, ModelDetails):
        for dataset in details.datasets[:5]:
            yield from _same_owner(registry, place, item, f"hub:dataset:{dataset}", "was trained on")


def _same_owner(registry: Registry, place: int, item: Item, id: str, verb: str) -> Iterator[Edge]:
    mine = item.id.rpartition(":")[2].partition("/")[0].lower()
    theirs = id.rpartition(":")[2].partition("/")[0].lower()
    for other in registry.owning(fold(id), place) if mine == theirs else ():
        yield edge_between(place, other, f"{item.id} {verb} {id}", 3)


def _one_work_without_its_paper(registry: Registry) -> Iterator[Edge]:
    """Repositories of one owner that name the same new paper, and no other, are one work without the paper."""
    first: dict[tuple[str, str], int] = {}
    for place, item in registry.items():
        papers = papers_of(item)
        if (
            len(papers) == 1
            and not registry.owners.get(papers[0])
            and not _derived(item)
            and _is_new(papers[0], registry)
        ):
            other = first.setdefault((papers[0], (item.organisation or item.id).lower()), place)
            if other != place:
                yield edge_between(other, place, f"both name the paper {papers[0]}", 3)


def _is_new(paper: str, registry: Registry) -> bool:
    """Whether an arXiv id is of the last months; it begins with year and month, unless it is an old one or none."""
    number = _NUMBER.fullmatch(paper)
    return number is not None and registry.month - ((int(number[1]) + 2000) * 12 + int(number[2])) < _RECENT


def _paper(registry: Registry, place: int, item: Item) -> Iterator[Edge]:
    """A paper: the artefacts that its page links as its own, the releases of its code."""
    details = item.details
    assert isinstance(details, PaperDetails)
    for link in item.links:
        if link.type in ("model", "dataset", "demo", "code"):
            for other in registry.owning(key_of(link.url), place):
                yield edge_between(place, other, f"{item.id} links its {link.type} {link.url}", 3)
    code = key_of(details.code) if details.code else ""
    if registry.coded[code] == 1:
        for other in registry.releases.get(code, ()):
            yield edge_between(place, other, f"{item.id} links its code {details.code}", 3)


def _event(registry: Registry, place: int, item: Item) -> Iterator[Edge]:
    """An event and the post that announces it: it links to the event's own page and names it."""
    page = key_of(item.url) if item.url else ""
    for other, post in registry.items():
        if is_post(post) and other != place and page in registry.mentions(post) and _says(post.title, item.title):
            yield edge_between(place, other, f"{post.id} links to the event's page and names it", 4)


def _says(title: str, name: str) -> bool:
    return len(works.letters(name)) >= 8 and works.letters(name) in works.letters(title)


def _post(registry: Registry, place: int, item: Item) -> Iterator[Edge]:
    """A post: the artefacts that it announces, by a link and by its title; those that it only tells about stay near."""
    named = [key for key in registry.mentions(item) if key not in registry.hubs]
    targets = [(key, other) for key in named for other in _behind(registry, key, place)]
    announcing = item.kind not in _TOLD_ABOUT and announces(item.title) and len(targets) <= _ROUNDUP
    for key, other in targets:
        subject = _called(registry, other, key)
        if announcing and subject and _names(item, subject) and _of_one_owner(key for key, _ in targets):
            yield edge_between(place, other, f"{item.id} links to {subject.id} and names it in its title", 4)
        elif subject and len(targets) <= _FEW:
            yield edge_between(place, other, f"{item.id} links to {subject.id}", 4, joins=False)


def _of_one_owner(keys: Iterable[str]) -> bool:
    """Whether artefacts have one maker, as far as their keys say: `qwen` on the Hub may be `qwenlm` on GitHub."""
    named = sorted({works.letters(key.rpartition(":")[2].partition("/")[0]) for key in keys if "/" in key}, key=len)
    return all(name.startswith(named[0]) for name in named)


def _behind(registry: Registry, key: str, place: int) -> list[int]:
    """The candidates that a link leads to: who owns the page, the releases of a repository, not other posts."""
    owned = [*registry.owning(key, place), *(registry.releases.get(key, ()) if key.startswith("repo:") else ())]
    return [other for other in dict.fromkeys(owned) if other != place and _subject(registry, other)]


def _subject(registry: Registry, place: int) -> bool:
    return any(not isinstance(item.details, PostDetails | EventDetails) for item in registry.candidates[place].items)


def _called(registry: Registry, place: int, key: str) -> Item | None:
    """The item of a candidate that *key* stands for."""
    items = [item for item in registry.candidates[place].items if not isinstance(item.details, PostDetails)]
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


_Tie = Callable[[Registry, int, Item], Iterable[Edge]]
_TIES: Mapping[str, _Tie] = {
    "model": _repository, "dataset": _repository, "space": _repository, "paper": _paper, "event": _event, "post": _post,
}  # fmt: skip
