"""Slips of a whole Markdown document, and their fix; everything but its texts stays byte for byte.

A text that is not in the document's language (a quotation, a title, a name) is looked at for characters alone.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from hugging_news.domain.markdown import addresses_and_code
from hugging_news.domain.text import language_of
from hugging_news.domain.typography.blocks import Node, nodes
from hugging_news.domain.typography.models import House, Slip
from hugging_news.domain.typography.reading import CODE, MATH, URL, Piece, Shown, composed, opaque
from hugging_news.domain.typography.rules import CHARACTERS, ROUNDS, apply, found, mendable, rules_of
from hugging_news.domain.typography.signs import has_han

_TARGET = r"<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*"
_TITLE = r"[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*')"
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<math>{MATH})"
    r"|(?P<auto><url>[^<>\n]*</url>|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>)"
    r"|(?P<tag><!--.*?-->|</?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    rf"|(?P<close>\](?:\((?:{_TARGET})(?:{_TITLE})?\)|\[[^\]\n]*\]))"
    r"|(?P<open>!?\[(?=[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\][(\[]))"
    r"|(?P<mark>\*++(?=\S)|(?<=\S)\*++|(?<!\w)_++(?=\S)|(?<=\S)_++(?!\w)|~~)",
    re.DOTALL,
)
_BLANK_LINES = re.compile(r"(?<!\n)\n(?:[ \t]*+\n){2,}+(?=[^\n])")


def markdown_slips(document: str, lang: str, house: House) -> tuple[Slip, ...]:
    """What breaks a rule in the texts of *document*, by position in it.

    It may quote others, so that `house.quoting` is the house to ask.
    """
    if lang not in ("zh", "en"):
        return ()
    seen = {(slip.start, slip.end, slip.rule): slip for slip in _found(document, lang, house)}
    return mendable(document, tuple(seen[key] for key in sorted(seen)), _kept)


def fix_markdown(document: str, lang: str, house: House) -> str:
    """*document* with every slip mended that a rule can mend."""
    for _ in range(ROUNDS):
        mended = apply(document, markdown_slips(document, lang, house))
        if mended == document:
            break
        document = mended
    return document


def _found(document: str, lang: str, house: House) -> Iterator[Slip]:
    texts = list(nodes(document))
    for node in texts:
        reading = _reading(document, node)
        rules = rules_of(reading.text, lang, house.own) if _is_in(reading.text, lang) else CHARACTERS
        yield from found(reading, house, rules)
    if lang == "zh":
        yield from _list_ends(document, texts)
    yield from _layout(document, texts)


def _is_in(text: str, lang: str) -> bool:
    return has_han(text) if lang == "zh" else language_of(text) != "zh"


def _layout(document: str, texts: Sequence[Node]) -> Iterator[Slip]:
    """T20: one blank line between blocks."""
    first = sorted({node.spans[0][0] for node in texts})
    for match in _BLANK_LINES.finditer(document, 0, len(document.rstrip())):
        line = document.find("\n", match.end())
        place = bisect_left(first, match.end())
        if place < len(first) and first[place] <= (line if line >= 0 else len(document)):
            yield Slip("T20", match.start(), match.end(), match[0], "\n\n")


def _list_ends(document: str, texts: Sequence[Node]) -> Iterator[Slip]:
    """T15: the items of a list all end with 。 or none does; those in another language don't count.

    All of them, where one has several sentences.
    """
    for marker, group in groupby(texts, key=lambda node: node.item):
        ends = [node.spans[-1][1] for node in group] if marker else []
        lines = [
            (end - len(text) + len(text.rstrip()), text.strip()) for end in ends if (text := _last_line(document, end))
        ]
        told = [(end, text) for end, text in lines if has_han(text) and (text[-1].isalnum() or text[-1] in "。」』）")]
        if len({text.endswith("。") for _, text in told}) < 2:
            continue
        several = any("。" in text[:-1] for _, text in told)
        for end, text in told:
            if several and not text.endswith("。"):
                yield Slip("T15", end, end, "", "。")
            elif not several and text.endswith("。"):
                yield Slip("T15", end - 1, end, "。", "")


def _last_line(document: str, end: int) -> str:
    return document[document.rfind("\n", 0, max(end - 1, 0)) + 1 : end]


def _reading(document: str, node: Node) -> Shown:
    start, end = node.spans[0][0], node.spans[-1][1]
    return composed(document, _pieces(document, start, end), node.spans)


def _pieces(document: str, start: int, end: int) -> Iterator[Piece]:
    """Markup, code and addresses between *start* and *end*, in order, apart."""
    marks = [_piece(match) for match in _INLINE.finditer(document, start, end)]
    addresses = [Piece(start + a, start + b, URL) for a, b, kind in opaque(document[start:end]) if kind == URL]
    opened: set[str] = set()
    last = start
    for piece in sorted([*marks, *addresses], key=lambda piece: (piece.start, -piece.end)):
        if piece.start < last:
            continue
        last = piece.end
        yield _sided(document, piece, opened)


def _piece(match: re.Match[str]) -> Piece:
    start, end = match.span()
    kind = match.lastgroup if match.lastgroup != "ticks" else "code"
    if kind == "escape":
        return Piece(start, end, match[0][1])
    if kind == "entity":
        plain = html.unescape(match[0])
        return Piece(start, end, plain if len(plain) == 1 and plain != match[0] else URL)
    if kind == "tag":
        closing = match[0].startswith("</")
        return Piece(start, end, "\n" if match[0].lower().startswith("<br") else "", -1 if closing else 1)
    shown = {"code": CODE, "math": CODE, "auto": URL}.get(kind or "", "")
    return Piece(start, end, shown, {"close": -1, "open": 1}.get(kind or "", 0), kind in ("open", "close"))


def _sided(document: str, piece: Piece, opened: set[str]) -> Piece:
    """Emphasis with its side: the same mark opens and closes by turns."""
    mark = document[piece.start : piece.end]
    if piece.shown or piece.side:
        return piece
    opened ^= {mark}
    return Piece(piece.start, piece.end, "", 1 if mark in opened else -1)


def _kept(document: str) -> tuple[object, ...]:
    """What no fix may change: addresses and code as Markdown reads them, and every byte outside of the texts."""
    texts = [span for node in nodes(document) for span in node.spans]
    raw = [document[piece.start : piece.end] for piece in _all(document) if piece.shown in (CODE, URL) or piece.side]
    outside = _outside(document, texts)
    return addresses_and_code(document), tuple(raw), outside


def _all(document: str) -> Iterator[Piece]:
    for node in nodes(document):
        yield from _pieces(document, node.spans[0][0], node.spans[-1][1])


def _outside(document: str, texts: Sequence[tuple[int, int]]) -> str:
    """Everything between the texts, without blank lines and spaces at the ends of lines."""
    at, parts = 0, []
    for start, end in texts:
        parts.append(document[at:start])
        at = end
    return re.sub(r"\s*\n\s*", "\n", "\n".join([*parts, document[at:]])).strip()
