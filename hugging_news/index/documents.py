"""What can be found: an item as its sources give it, and a story as an edition tells it, in all its languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from hugging_news.domain.editions import Edition, Section, Story
from hugging_news.domain.items import Item


@dataclass(frozen=True)
class Known:
    """An item as the archive knows it: one version a source, the best first, and the week that saw it first."""

    versions: tuple[Item, ...]
    week: str


@dataclass(frozen=True)
class Document:
    """One thing that can be found. *names* hold the identifiers of the thing itself, *links* those of others.

    *sort* is `item` or `story`, *kind* that of the item (`release`, `paper` …), *date* the day of publication, of a
    story without one the edition's, else empty. An item has no *edition*.
    """

    sort: Literal["item", "story"]
    id: str
    kind: str
    titles: tuple[str, ...]
    body: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    date: str
    week: str
    sources: tuple[str, ...]
    edition: str = ""
    state: str = ""
    section: str = ""

    @property
    def key(self) -> str:
        return f"{self.sort} {self.edition if self.sort == 'story' else ''} {self.id}"

    def to_json(self) -> str:
        """The document as the index keeps it."""
        text = json.dumps([getattr(self, name) for name in _FIELDS], ensure_ascii=False)
        return text.encode("utf-8", "replace").decode()

    @classmethod
    def from_json(cls, text: str) -> Document:
        values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(text)]
        return cls(*values)


_PRINTED = ("highlights", "breaking", "deprecations", "minimums", "compatibility", "security")
_FIELDS = tuple(field.name for field in fields(Document))


def documents(items: Iterable[Known], editions: Iterable[Edition]) -> Iterator[Document]:
    """A document for every story, which holds the texts of its items, and for every item that no edition told."""
    known = {one.versions[0].id: one for one in items}
    told: set[str] = set()
    for edition in editions:
        for section in edition.sections:
            for story in section.stories:
                parts = [known[item] for item in story.items if item in known]
                told.update(story.items)
                yield _story(story, section, edition, parts)
    yield from (_item(one) for item, one in known.items() if item not in told)


def _item(known: Known) -> Document:
    best = known.versions[0]
    published = best.published or best.updated
    return Document(
        sort="item",
        id=best.id,
        kind=best.kind,
        titles=_each(item.title for item in known.versions),
        body=_each(_bodies(known)),
        names=_each(_names(known)),
        links=_each(_links(known)),
        date=published.date().isoformat() if published else "",
        week=known.week,
        sources=_each(item.source for item in known.versions),
    )


def _story(story: Story, section: Section, edition: Edition, items: Sequence[Known]) -> Document:
    sentences = [s.text for lang in edition.languages for s in story.summary.get(lang, ())]
    sources = [item.source for one in items for item in one.versions]
    titles = [item.title for one in items for item in one.versions]
    bodies = [text for one in items for text in _bodies(one)]
    return Document(
        sort="story",
        id=story.id,
        kind=story.kind,
        titles=_each(story.headline[lang] for lang in edition.languages if lang in story.headline),
        body=_each(
            [*sentences, *_lists(story), *titles, *bodies, story.organisation or "", *story.authors, *story.tags]
        ),
        names=_each([story.id, *story.items, story.source.url, *(name for one in items for name in _names(one))]),
        links=_each([*_urls(story), *(url for one in items for url in _links(one))]),
        date=story.published.date().isoformat() if story.published else edition.id,
        week=edition.week,
        sources=_each([*sources, story.source.name, *(copy.name for copy in story.source.also)]),
        edition=edition.id,
        state=edition.state,
        section=section.id,
    )


def _lists(story: Story) -> Iterator[str]:
    """What is printed of a release under its sentences; some of it is other versions' of its train."""
    found = (story.details.get(name) or () for name in _PRINTED)
    yield from (str(note["text"]) for notes in found for note in notes if isinstance(note, dict) and note.get("text"))
    yield from story.details.get("contributors") or ()


def _urls(story: Story) -> Iterator[str]:
    yield from (link.url for link in (*story.links, *story.more))
    yield from (copy.url for copy in story.source.also)


def _bodies(known: Known) -> Iterator[str]:
    return (text for item in known.versions for text in _texts(item))


def _names(known: Known) -> Iterator[str]:
    for item in known.versions:
        yield from (item.id, item.url, *_own_names(item))


def _links(known: Known) -> Iterator[str]:
    return (link.url for item in known.versions for link in item.links)


def _texts(item: Item) -> Iterator[str]:
    yield item.summary
    yield item.content
    yield from (sentence for lang in sorted(item.words) for sentence in item.words[lang])
    yield from (item.headline[lang] for lang in sorted(item.headline))
    yield from _own_names(item)
    yield from (item.organisation or "", item.via or "", *item.authors, *item.tags)


def _own_names(item: Item) -> Iterator[str]:
    details = item.details
    if details.type in ("model", "dataset", "space"):
        yield details.repo_id
    elif details.type == "release":
        yield from (f"{details.repo}@{details.tag}", details.name, details.package or "")
    elif details.type == "event":
        yield from (details.series or "", details.city or "", *details.organisers)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
