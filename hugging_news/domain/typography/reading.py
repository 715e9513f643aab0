"""What a reader sees of a source text, character by character, with the place of each in the source.

Rules look at `Shown.text` alone. Each piece that must never change (a code span, an address) is one sign in it,
what only marks up (`**`, the brackets and target of a link) is not in it at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hugging_news.domain.markup import bare_urls
from hugging_news.domain.text import CJK

CODE, URL = "\ue000", "\ue001"
"""Placeholders. Rules treat them as words and never touch them, so a text may hold them as characters too."""

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
MATH = rf"(?<![\w$\\])(?:\$\$[^$]+\$\$|\$(?=\S)[^$\n{CJK}]+(?<=\S)\$)(?![\w$])"
"""LaTeX between dollar signs, as code is; prices and shell variables are none."""
_MATH = re.compile(MATH)
_PLACE = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|(?<![\w@/.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|io|ai|co|cn|dev|app|gov|edu|me)"
    r"(?::\d+)?(?:/[A-Za-z0-9\-._~/?#@!$&*+,;=%]*[A-Za-z0-9/=_~-]|(?![\w-]|\.\w))",
    re.ASCII,
)


@dataclass(frozen=True)
class Found:
    """A rule's finding in `Shown.text`; nothing between *start* and *end*: *better* goes there. None: no fix."""

    start: int
    end: int
    better: str | None


@dataclass(frozen=True)
class Shown:
    """*text* is what is read; its character `i` stands at `source[starts[i]:ends[i]]`.

    *gaps* say where between two characters something goes when markup stands there; a link begins or ends at *links*.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: dict[int, int] = field(default_factory=dict)
    links: frozenset[int] = frozenset()

    def place(self, found: Found) -> tuple[int, int, str | None]:
        """Start, end and better text of *found* in the source, with its neighbours where it is a missing space."""
        if found.start < found.end:
            start, end = self.starts[found.start], self.ends[found.end - 1]
            whole = sum(self.ends[i] - self.starts[i] for i in range(found.start, found.end)) == end - start
            return start, end, found.better if whole else None
        at = self.gap(found.start)
        start, end = at, at
        if found.start and self.text[found.start - 1] not in (CODE, URL):
            start = self.starts[found.start - 1]
        if found.start < len(self.text) and self.text[found.start] not in (CODE, URL):
            end = self.ends[found.start]
        better = None if found.better is None else self.source[start:at] + found.better + self.source[at:end]
        return start, end, better

    def gap(self, index: int) -> int:
        """Where in the source something goes that is set before character *index*."""
        if index in self.gaps:
            return self.gaps[index]
        return self.starts[index] if index < len(self.starts) else (self.ends[-1] if self.ends else len(self.source))


def shown(text: str) -> Shown:
    """A sentence of an edition: plain text with `code` spans; addresses in it are whole."""
    return assembled(text, opaque(text))


def opaque(text: str) -> list[tuple[int, int, str]]:
    """Where code and addresses stand in plain *text*, each with the sign that stands for it."""
    found = [(match.start(), match.end(), CODE) for match in _CODE.finditer(text)] if "`" in text else []
    math = [(match.start(), match.end(), CODE) for match in _MATH.finditer(text)] if text.count("$") > 1 else []
    urls = [(start, end, URL) for start, end in bare_urls(text)] if "://" in text else []
    places = [(match.start(), match.end(), URL) for match in _PLACE.finditer(text)] if "." in text else []
    return list(_apart([*found, *math, *urls, *places]))


def _apart(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The spans in order without those that overlap an earlier one."""
    last = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end, kind
            last = end


def assembled(source: str, pieces: Iterable[tuple[int, int, str]]) -> Shown:
    """*source* with each piece (start, end, sign) as one character."""
    return composed(source, [Piece(start, end, kind) for start, end, kind in pieces], [(0, len(source))])


@dataclass(frozen=True)
class Piece:
    """`source[start:end]` is shown as *shown*, one character or none; markup then belongs to what follows or precedes.

    *side* is 1 for what opens, -1 for what closes.
    """

    start: int
    end: int
    shown: str = ""
    side: int = 0
    link: bool = False


def composed(source: str, pieces: Iterable[Piece], spans: Iterable[tuple[int, int]]) -> Shown:
    """What *spans* of *source* show, *pieces* (in order, apart) in place of what they cover."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: dict[int, int] = {}
    links: set[int] = set()
    waiting = sorted(pieces, key=lambda piece: piece.start, reverse=True)
    for start, stop in spans:
        at = start
        while at < stop:
            piece = waiting.pop() if waiting and waiting[-1].start < stop else Piece(stop, stop)
            if piece.start < at:
                continue
            text.append(source[at : piece.start] + piece.shown)
            starts += [*range(at, piece.start), *([piece.start] if piece.shown else [])]
            ends += [*range(at + 1, piece.start + 1), *([piece.end] if piece.shown else [])]
            if not piece.shown and piece.end > piece.start:
                gaps[len(starts)] = piece.end if piece.side < 0 else gaps.get(len(starts), piece.start)
                links |= {len(starts)} if piece.link else set()
            at = piece.end
    return Shown(source, "".join(text), tuple(starts), tuple(ends), gaps, frozenset(links))


def kept(text: str) -> tuple[str, ...]:
    """What no fix may change: the code and the addresses of *text*, byte for byte."""
    return tuple(text[start:end] for start, end, _ in opaque(text))
