"""Hard terms in plain words: a file each (`data/explainers/ID.md`), and which of them a text contains.

```
---
id: lora                            # the name of the file
term: {zh: LoRA, en: LoRA}          # as readers see it
level: 2                            # 1 known to most readers, 3 hard
aliases: {zh: [低秩适配], en: [LoRA, low-rank adaptation]}   # what stands for it in a text, in either language
tags: [text-to-speech]              # tasks and licences (`license:openrail`) that call for it; optional
---
## zh
两三句话。
## en
Two or three sentences.
```

An alias in lower case is found in any spelling, one with capitals (`MoE`, `RAG`) in that spelling alone. Latin words
are found whole, with a plural `s` or without; blanks, hyphens and underscores stand for one another. Chinese is found
anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hugging_news.domain import frontmatter
from hugging_news.domain.errors import ParseError
from hugging_news.domain.text import HAN

LANGUAGES = ("zh", "en")
LEVELS = (1, 2, 3)

_KEYS = ("id", "term", "level", "aliases", "tags")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BODY = re.compile(r"^## (\w+)[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"[\s_\-‐‑–]+")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
_EXPLAINED = re.compile(
    r"(?: ?\([^()]{0,40}\))?,? ?"
    r"(?:\((?:i\.e\.|that is)|(?:is|are) (?:an?|the) |means? |refers? to |(?:which|that) (?:is|are) an? "
    r"|是一[种类个项]|是指|指的是|即|也就是|一[种类]|[(:](?:一[种类]|即))",
    re.IGNORECASE,
)
"""What follows a term that its sentence explains; on folded text, where marks are half-width."""


@dataclass(frozen=True)
class Term:
    """One explained term: *level* is 1 to 3, *aliases* are of both languages, *text* is two or three sentences."""

    id: str
    name: Mapping[str, str]
    level: int
    aliases: tuple[str, ...]
    tags: frozenset[str]
    text: Mapping[str, str]

    def place(self, text: str) -> int | None:
        """Where *text* names the term first, None where it does not."""
        match = _pattern(self.aliases).search(folded(text))
        return match.start() if match else None

    def is_explained(self, text: str) -> bool:
        """Whether *text* says itself what the term is."""
        text = folded(text)
        return any(_EXPLAINED.match(text, match.end()) for match in _pattern(self.aliases).finditer(text))


def parse(content: bytes, name: str) -> Term:
    """The term that the file *name* explains.

    Raises:
        ParseError: a key is missing, unknown or of another type, or a text is missing; it names file and line.
    """
    note = frontmatter.read(content, name)
    unknown = [key for key in note.keys if key not in _KEYS]
    if unknown:
        raise ParseError(note.place(unknown[0]), f"unknown key {unknown[0]!r}; known: {', '.join(_KEYS)}")
    return Term(
        id=_id(note),
        name=_per_language(note, "term", str),
        level=_level(note),
        aliases=_aliases(note),
        tags=frozenset(tag.casefold() for tag in _words(note, "tags", note.keys.get("tags", []))),
        text=_bodies(note),
    )


def _id(note: frontmatter.Note) -> str:
    value = str(note.keys.get("id", ""))
    if not _ID.fullmatch(value) or f"{value}.md" != note.name.rpartition("/")[2]:
        raise ParseError(note.place("id"), f"id is {value!r}; expected the name of the file without .md")
    return value


def _level(note: frontmatter.Note) -> int:
    value = note.keys.get("level")
    if value not in LEVELS or isinstance(value, bool):
        raise ParseError(note.place("level"), f"level is {value!r}; expected 1 (known to most readers) to 3 (hard)")
    return int(value)


def _per_language(note: frontmatter.Note, key: str, kind: type) -> dict[str, Any]:
    """The value of *key* for each language, all of type *kind* and none of them empty."""
    value = note.keys.get(key)
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        raise ParseError(note.place(key), f"{key} must have the languages {' and '.join(LANGUAGES)}, and no others")
    for lang, one in value.items():
        if not isinstance(one, kind) or not one:
            raise ParseError(note.place(key), f"{key}.{lang} is {one!r}; expected a {kind.__name__} that is not empty")
    return dict(value)


def _aliases(note: frontmatter.Note) -> tuple[str, ...]:
    found = _per_language(note, "aliases", list)
    return tuple(dict.fromkeys(word for lang in LANGUAGES for word in _words(note, f"aliases.{lang}", found[lang])))


def _words(note: frontmatter.Note, key: str, value: object) -> tuple[str, ...]:
    """A list of words; YAML reads some (`8`, `no`) as something else, which is said."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise ParseError(note.place(key.partition(".")[0]), f"{key} must be a list of words; put each into quotes")
    return tuple(word.strip() for word in value)


def _bodies(note: frontmatter.Note) -> dict[str, str]:
    """The text under each `## LANGUAGE`, as one paragraph."""
    before, *parts = _BODY.split(note.body)
    texts = {lang: " ".join(text.split()) for lang, text in zip(parts[::2], parts[1::2], strict=True)}
    if before.strip() or tuple(parts[::2]) != LANGUAGES or not all(texts.values()):
        expected = " and ".join(f"`## {lang}`" for lang in LANGUAGES)
        raise ParseError(f"{note.name}:{note.line}", f"expected a text under each of {expected}, in this order")
    return texts


def folded(text: str) -> str:
    """*text* as aliases are looked for in it: one blank for blanks, hyphens and underscores, none beside Chinese."""
    return _BESIDE_HAN.sub("", _GAP.sub(" ", unicodedata.normalize("NFKC", text)))


@cache
def _pattern(aliases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_written, sorted(aliases, key=lambda one: (-len(one), one)))))


def _written(alias: str) -> str:
    """An alias as a pattern on folded text."""
    text = folded(alias)
    start = r"(?<![A-Za-z0-9])" if text[0].isascii() else ""
    end = r"s?(?![A-Za-z0-9])" if text[-1].isascii() else ""
    written = re.escape(text)
    return f"{start}{written if text != text.lower() else f'(?i:{written})'}{end}"
