"""Terms and names as EDITORIAL §5 wants them: wrong renderings, names of products that don't exist, words misheard.

All of it is reported and nothing mended: an editor decides, and words that are quoted are their author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hugging_news.domain.typography.reading import CODE, URL, Shown, shown

Kind = Literal["term", "kept", "name", "slip", "first"]

_SIDES = (
    128,
    192,
    224,
    256,
    320,
    336,
    384,
    448,
    480,
    512,
    576,
    640,
    720,
    768,
    896,
    1024,
    1280,
    1536,
    2048,
    4096,
)
_SCREENS = ((640, 480), (1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
_SIZES = {f"{wide}{high}": f"{wide}×{high}" for wide, high in (*zip(_SIDES, _SIDES, strict=True), *_SCREENS)}
_NUMBER = re.compile(r"(?<![\w.,#/-])\d{4,8}(?![\w.,/-]?\d)", re.ASCII)


_OWNER = re.compile(r"\b([A-Z][\w.-]*) $", re.ASCII)
_NO_OWNER = {"A", "An", "The", "Our", "Your", "Face", "HF", "See", "Use", "On", "In", "From"}


@dataclass(frozen=True)
class Term:
    """An English term with its Chinese word; *forms* are its spellings, *common* ones need no English beside them."""

    english: str
    chinese: str
    forms: tuple[str, ...]
    common: bool
    wrong: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class Misheard:
    """What a machine heard for *meant*, as a pattern; *near* must stand in the same text."""

    wrong: re.Pattern[str]
    meant: str
    near: re.Pattern[str] | None


@dataclass(frozen=True)
class Glossary:
    """The tables of `data/glossary.toml` and the last two of `data/entities.toml`."""

    terms: tuple[Term, ...] = ()
    kept: Mapping[str, re.Pattern[str]] | None = None
    rejected: Mapping[str, str] | None = None
    misheard: tuple[Misheard, ...] = ()


@dataclass(frozen=True)
class Fault:
    """`text[start:end] == found` is not what the house says; *better* is, or what was probably meant."""

    kind: Kind
    start: int
    end: int
    found: str
    better: str


def glossary(terms: Mapping[str, Any], entities: Mapping[str, Any]) -> Glossary:
    """The glossary of the two tables."""
    return Glossary(
        terms=tuple(_term(english, row) for english, row in terms["terms"].items()),
        kept={name: pattern for name, wrong in terms["keep"].items() if (pattern := _any(wrong))},
        rejected=entities["rejected"],
        misheard=tuple(
            Misheard(re.compile(row["wrong"], re.ASCII), row["meant"], _pattern(row.get("near")))
            for row in entities["slips"]
        ),
    )


def _term(english: str, row: Mapping[str, Any]) -> Term:
    forms = (english, *row.get("also", ()))
    return Term(english, row["zh"], forms, row.get("common", False), _any(row["wrong"]), _any(row.get("unless", ())))


def _any(words: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) if words else None


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return re.compile(written) if written else None


def faults(text: str, lang: str, glossary: Glossary) -> tuple[Fault, ...]:
    """What is wrong with the terms and names of *text* (a sentence, with `code`), by position."""
    reading = shown(text)
    found = [*_names(reading, glossary), *_misheard(reading, glossary)]
    if lang == "zh":
        found += [*_terms(reading, glossary), *_kept(reading, glossary)]
    return tuple(sorted(found, key=lambda fault: (fault.start, fault.end, fault.kind)))


def first_mentions(texts: Sequence[str], glossary: Glossary) -> tuple[tuple[int, Fault], ...]:
    """The terms that no reader need know and whose first mention in the Chinese *texts* lacks the English one.

    `推测解码（speculative decoding）` has it, and so has a text that names the English term elsewhere. Each with the
    index of its text.
    """
    found = []
    for term in (term for term in glossary.terms if not term.common):
        mentions = ((at, start) for at, text in enumerate(texts) if (start := _mention(term, text)) is not None)
        place, start = next(mentions, (None, 0))
        if place is None or any(form.casefold() in texts[place].casefold() for form in term.forms):
            continue
        better = f"{term.chinese}（{term.english}）"
        found.append((place, Fault("first", start, start + len(term.chinese), term.chinese, better)))
    return tuple(sorted(found, key=lambda one: (one[0], one[1].start)))


def _mention(term: Term, text: str) -> int | None:
    """Where *text* first has the Chinese word of *term*, names of tasks with it aside."""
    plain = term.unless.sub(lambda match: " " * len(match[0]), text) if term.unless else text
    return plain.index(term.chinese) if term.chinese in plain else None


def _fault(kind: Kind, reading: Shown, start: int, end: int, better: str) -> Fault:
    first, last = reading.starts[start], reading.ends[end - 1]
    return Fault(kind, first, last, reading.source[first:last], better)


def _terms(reading: Shown, glossary: Glossary) -> Iterator[Fault]:
    """Renderings that the table rejects; not inside of words that mean something else."""
    for term in glossary.terms:
        for match in term.wrong.finditer(reading.text) if term.wrong else ():
            fine = term.unless.finditer(reading.text) if term.unless else ()
            if not any(one.start() <= match.start() and match.end() <= one.end() for one in fine):
                yield _fault("term", reading, match.start(), match.end(), term.chinese)


def _kept(reading: Shown, glossary: Glossary) -> Iterator[Fault]:
    """Translations of names that stay in English."""
    for name, wrong in (glossary.kept or {}).items():
        for match in wrong.finditer(reading.text):
            yield _fault("kept", reading, match.start(), match.end(), name)


def _names(reading: Shown, glossary: Glossary) -> Iterator[Fault]:
    """Names of products that don't exist; `ONNX Model Zoo` is somebody else's that does."""
    for wrong, better in (glossary.rejected or {}).items():
        pattern = rf"(?<![A-Za-z0-9_/-]){re.escape(wrong)}(?![A-Za-z0-9_/-])"
        for match in re.finditer(pattern, reading.text, re.IGNORECASE):
            owner = _OWNER.search(reading.text[max(match.start() - 40, 0) : match.start()])
            if owner and owner[1] not in _NO_OWNER:
                continue
            yield _fault("name", reading, match.start(), match.end(), better)


def _misheard(reading: Shown, glossary: Glossary) -> Iterator[Fault]:
    """Words that a transcription took for others, and sizes that lost their ×."""
    words = reading.text.replace(CODE, " ").replace(URL, " ")
    for slip in glossary.misheard:
        if slip.near is None or slip.near.search(words):
            for match in slip.wrong.finditer(words):
                yield _fault("slip", reading, match.start(), match.end(), slip.meant)
    for match in _NUMBER.finditer(words):
        if match[0] in _SIZES:
            yield _fault("slip", reading, match.start(), match.end(), _SIZES[match[0]])


__all__ = ["Fault", "Glossary", "Misheard", "Term", "faults", "first_mentions", "glossary"]
