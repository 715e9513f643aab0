"""What readers care about, as they write it in `[select] watch`, `boost` and `mute`, and which items it is about.

| written | is about |
|---|---|
| `speech`, `语音识别` | a word: whole in Latin script, anywhere in Chinese; names of a task stand for one another |
| `org:Qwen` | everything of an organisation |
| `task:automatic-speech-recognition`, `task:语音识别` | a task, by its id or a name of it |
| `license:apache-2.0`, `license:non-commercial` | a licence, or a class of them |
| `kind:paper` · `modality:audio` · `source:hf-blog` | a kind, a modality, a source by its configured name |
| `hub:model:org/name`, `arxiv:2606.19348` … | one item by its id |
| `word:Re:Zero` | a word that looks like one of the above |

Names are compared without case. The tables (`data/tasks.toml`, `data/licences.toml`) are handed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property
from typing import get_args

from hugging_news.domain.items import HubDetails, Item, Kind, PaperDetails
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.licences import class_of
from hugging_news.domain.modalities import MODALITIES, Tasks, modality_of, tasks_of
from hugging_news.domain.text import CJK

_IDS = ("github", "hub", "arxiv", "event", "inbox", "url")
_CLASSES = ("permissive", "copyleft", "use-limits", "non-commercial", "custom", "not-stated")
_LETTER = rf"[^\W_{CJK}]"
_GAP = re.compile(r"[\s_\-‐‑–/]+")
_PREFIXED = re.compile(r"([A-Za-z]+):(?!//)\s*(.*)", re.S)


@dataclass(frozen=True)
class Tables:
    """What names may be said: tasks and licences of the house, and the configured sources."""

    tasks: Tasks = field(default_factory=dict)
    licences: Licences = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """One entry of the profile: *written* as the reader wrote it, *about* what sort of name, any of *values* fits."""

    written: str
    about: str
    values: tuple[str, ...]


class Facts:
    """What topics ask of the items of one story; each thing is looked up when it is first asked for.

    *story* is its id, which is none of its items' where it is a part of a split.
    """

    def __init__(self, items: Iterable[Item], tables: Tables, story: str = "") -> None:
        self._items, self._tables, self._story = tuple(items), tables, story
        self._named: dict[str, frozenset[str]] = {}

    @cached_property
    def text(self) -> str:
        """Ids, titles, tags, summaries, organisations and the names of tasks in both languages, folded."""
        words = [word for item in self._items for word in (item.id, item.title, *item.tags, item.summary)]
        words += [item.organisation for item in self._items if item.organisation]
        words += [name for item in self._items for task in self._tasks(item) for name in self._names(task)]
        return _fold(" · ".join(words))

    def named(self, about: str) -> frozenset[str]:
        """The names of one sort that the items bear."""
        if about not in self._named:
            self._named[about] = frozenset(name for item in self._items for name in self._of(item, about))
        return self._named[about]

    def _of(self, item: Item, about: str) -> Iterable[str]:
        match about:
            case "id":
                return (item.id.casefold(), self._story.casefold())
            case "org":
                return map(_squeezed, _organisations(item))
            case "task":
                return (task.casefold() for task in self._tasks(item))
            case "license":
                return _licences(item, self._tables.licences)
            case "modality":
                return (modality_of(item, self._tables.tasks),)
            case "source":
                return (item.source.casefold(),)
        return (item.kind,)

    def _tasks(self, item: Item) -> tuple[str, ...]:
        return tasks_of(item, self._tables.tasks)

    def _names(self, task: str) -> tuple[str, ...]:
        return _names(task, self._tables.tasks)


def topic(written: str, tables: Tables) -> Topic:
    """Read one entry.

    Raises:
        ValueError: it is empty, or names a prefix, task, licence, kind, modality or source that nobody knows.
    """
    text = written.strip()
    match = _PREFIXED.fullmatch(text)
    prefix, value = (match[1].lower(), match[2].strip()) if match else ("word", text)
    if prefix in _IDS:
        return Topic(written, "id", (text.casefold(),))
    if prefix not in _READERS:
        raise ValueError(f"{written!r}: {_unknown('prefix', prefix, _READERS)}; a plain word with a colon is 'word:…'")
    if not _fold(value):
        raise ValueError(f"{written!r}: nothing is named")
    try:
        return Topic(written, prefix, _READERS[prefix](value, tables))
    except ValueError as error:
        raise ValueError(f"{written!r}: {error}") from error


def fits(topic: Topic, known: Facts) -> bool:
    """Whether a story is about *topic*."""
    if topic.about == "word":
        return any(_pattern(word).search(known.text) for word in topic.values)
    return not known.named(topic.about).isdisjoint(topic.values)


# -- reading an entry --------------------------------------------------------------------------------------------------


def _word(value: str, tables: Tables) -> tuple[str, ...]:
    """The word itself; of a task's name all its names, so that 语音识别 finds English items and the reverse."""
    task = _task_named(value, tables.tasks)
    names = _names(task, tables.tasks) if task else ()
    return tuple(dict.fromkeys(_fold(word) for word in (value, *names)))


def _task(value: str, tables: Tables) -> tuple[str, ...]:
    task = _task_named(value, tables.tasks)
    if task is None:
        known = [name for task in tables.tasks for name in _names(task, tables.tasks)]
        raise ValueError(_unknown("task", value, known))
    return (task.casefold(),)


def _license(value: str, tables: Tables) -> tuple[str, ...]:
    return _one_of("licence", value.lower(), [*_CLASSES, *tables.licences])


def _source(value: str, tables: Tables) -> tuple[str, ...]:
    return _one_of("source", value.casefold(), [name.casefold() for name in tables.sources])


_READERS: Mapping[str, Callable[[str, Tables], tuple[str, ...]]] = {
    "word": _word,
    "org": lambda value, tables: (_squeezed(value),),
    "task": _task,
    "license": _license,
    "kind": lambda value, tables: _one_of("kind", value.lower(), get_args(Kind)),
    "modality": lambda value, tables: _one_of("modality", value.lower(), MODALITIES),
    "source": _source,
}


def _one_of(what: str, value: str, known: Iterable[str]) -> tuple[str, ...]:
    known = tuple(known)
    if value not in known:
        raise ValueError(_unknown(what, value, known))
    return (value,)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    known = tuple(known)
    near = get_close_matches(name, known, 1, 0.5)
    some = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return f"unknown {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else f"; known: {some}")


# -- names -------------------------------------------------------------------------------------------------------------


def _names(task: str, tasks: Tasks) -> tuple[str, ...]:
    """The id of a task and its names in both languages."""
    row = tasks.get(task, {})
    return (task, *(str(row[lang]) for lang in ("zh", "en") if lang in row))


def _task_named(value: str, tasks: Tasks) -> str | None:
    wanted = _fold(value)
    return next((task for task in tasks if wanted in map(_fold, _names(task, tasks))), None)


def _organisations(item: Item) -> tuple[str, ...]:
    details = item.details
    named = details.organisations if isinstance(details, PaperDetails) else ()
    owner = details.repo_id.partition("/")[0] if isinstance(details, HubDetails) else ""
    return tuple(name for name in (item.organisation or "", owner, *named) if name)


def _licences(item: Item, table: Licences) -> tuple[str, ...]:
    """The identifiers and the class of a licence; nothing where it was not fetched."""
    if not isinstance(item.details, HubDetails) or item.details.license.state == "not-fetched":
        return ()
    stated = item.details.license
    ids = (part.strip().lower() for part in (stated.id or "").split(","))
    return (*(id for id in ids if id), class_of(stated, table))


def _fold(text: str) -> str:
    """Without case or width; hyphens, underscores and slashes are spaces."""
    return _GAP.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _squeezed(name: str) -> str:
    return _fold(name).replace(" ", "")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """*word* with no Latin letter or digit beside its own: "rag" is not in "fragment", but 用RAG做 has it."""
    before = rf"(?<!{_LETTER})" if re.match(_LETTER, word) else ""
    after = rf"(?!{_LETTER})" if re.match(_LETTER, word[-1:]) else ""
    return re.compile(before + re.escape(word) + after)
