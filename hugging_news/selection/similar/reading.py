"""What a title says, so that it can be compared in another wording or language: names, acts, figures, words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from hugging_news.selection.similar.figures import values
from hugging_news.selection.similar.pieces import Piece, bare, cut_up, normal, without_site
from hugging_news.selection.similar.vocabulary import HAN, Meaning, vocabulary

PLAIN_ACTS = frozenset({"release", "open"})
"""What most announcements say. Every other act must stand in both titles of one story."""
_DIGEST = re.compile(r";.*;")
_LONGEST = 300
_NAME, _LATIN, _COINED, _TERM = 1.0, 1.5, 2.0, 0.5
"""Weights: a known or capitalised name, a Latin word in Chinese, a name with a version or capitals inside, a word."""


@dataclass(eq=False)
class Reading:
    """The parts of a text. *words* has the weight of everything that it names or tells, by meaning, in order.

    *names* are those that are proper names, *known* those of the table, which both languages share; *groups* the
    classes of the table that are named. *numbers* are versions, counts and places in a series, *versions* those that
    can only be versions; *figures* what has a unit, by its kind; *attached* the sizes that belong to a name
    (`Qwen3-7B`); *counted* amounts by what they count. *spelt* is how the text writes a meaning, *gist* all of it that
    tells something, for Chinese; *clauses* says where a meaning or number
    stands, *unknown* what the table lacks, by clause.
    """

    chinese: bool
    boilerplate: bool = False
    words: dict[str, float] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    figures: dict[str, set[str]] = field(default_factory=dict)
    attached: set[str] = field(default_factory=set)
    groups: dict[str, set[str]] = field(default_factory=dict)
    counted: dict[str, set[str]] = field(default_factory=dict)
    gist: list[str] = field(default_factory=list)
    spelt: dict[str, str] = field(default_factory=dict)
    clauses: dict[str, int] = field(default_factory=dict)
    unknown: dict[int, list[str]] = field(default_factory=dict)

    @cached_property
    def marked(self) -> frozenset[str]:
        """The acts that both titles of one story name."""
        return frozenset(self.acts - PLAIN_ACTS)

    @cached_property
    def marks(self) -> tuple[frozenset[str], frozenset[str]]:
        """What both titles of one story have in common, whatever else they say."""
        return self.marked, frozenset(self.variants)

    @cached_property
    def values(self) -> frozenset[str]:
        """Every number, without what it counts."""
        return frozenset((*self.numbers, *(value.lstrip("$€£¥") for found in self.figures.values() for value in found)))

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The figures with a unit, but no dates."""
        return frozenset(value for kind, found in self.figures.items() if kind != "date" for value in found)

    @cached_property
    def content(self) -> frozenset[str]:
        """Everything that two spellings of one title share: all but plain acts and filler."""
        dates = self.figures.get("date", ())
        return frozenset((*self.words, *self.variants, *self.numbers, *self.marked, *self.amounts, *dates))

    @cached_property
    def grams(self) -> frozenset[str]:
        """The pairs of neighbouring characters and words of a Chinese title."""
        return frozenset(map("".join, zip(self.gist, self.gist[1:], strict=False)) if self.chinese else ())


def read(text: str, title: bool = True) -> Reading:
    """What a *title* says, or a longer text."""
    text = without_site(normal(text[:_LONGEST])) if title else normal(text)
    chinese = len(HAN.findall(text)) >= 2
    reading = Reading(chinese, " ".join(text.lower().strip(" .!:").split()) in vocabulary().boilerplate)
    pieces = cut_up(text)
    capitals = _title_case(pieces)
    place = 0
    while place < len(pieces):
        place += _take(reading, pieces, place, capitals)
    if title and _DIGEST.search(text):
        reading.acts.add("recap")
    return reading


def _title_case(pieces: list[Piece]) -> bool:
    """Whether a title writes nearly all of its words with capitals, so that capitals do not mark names."""
    filler = vocabulary().filler
    words = [piece.text for piece in pieces if piece.kind == "word" and len(piece.text) > 3]
    telling = [word for word in words if word.lower() not in filler]
    return sum(word[0].islower() for word in telling) * 6 <= len(telling)


def _take(reading: Reading, pieces: list[Piece], place: int, capitals: bool) -> int:
    """Note what stands at *place*; how many pieces that took."""
    piece = pieces[place]
    if piece.kind == "word":
        return _known_words(reading, pieces, place) or _word(reading, pieces, place, capitals)
    if piece.kind == "known":
        _meaning(reading, vocabulary().han["".join(piece.text.split()).lower()], pieces, place, 1)
    elif piece.kind == "han":
        reading.gist.append(piece.text)
        reading.unknown.setdefault(piece.clause, []).append(piece.text)
    else:
        _figure(reading, pieces, place)
    return 1


# -- words of the table ------------------------------------------------------------------------------------------------


def _known_words(reading: Reading, pieces: list[Piece], place: int) -> int:
    """Note the longest spelling of the table that begins here; how many pieces that took, 0 when there is none."""
    table, first = vocabulary(), pieces[place]
    for length in range(min(table.longest.get(first.stem, 0), len(pieces) - place), 0, -1):
        stems = tuple(piece.stem for piece in pieces[place : place + length])
        meaning, capital = table.latin.get(stems, (None, False))
        if meaning and (first.capital or not capital):
            _meaning(reading, meaning, pieces, place, length)
            return length
    return 0


def _meaning(reading: Reading, meaning: Meaning, pieces: list[Piece], place: int, length: int) -> None:
    """Note a row of the table, spelt by *length* pieces from *place* on."""
    if meaning.sort == "filler":
        return
    name, text = meaning.name, " ".join(piece.text for piece in pieces[place : place + length])
    reading.spelt.setdefault(name, text)
    reading.clauses.setdefault(name, pieces[place].clause)
    if meaning.sort == "act":
        reading.acts.add(name)
    elif meaning.sort == "variant" and _goes_with_a_name(pieces, place):
        reading.variants.add(name)
    else:
        reading.words.setdefault(name, _NAME if meaning.sort == "name" else _TERM)
        reading.known.add(name)
    if meaning.sort == "name":
        reading.names.append(name)
    if meaning.group:
        reading.groups.setdefault(meaning.group, set()).add(name)
    if meaning.sort != "act" or name not in PLAIN_ACTS:
        reading.gist += text if meaning.sort == "term" and HAN.match(text) else [name]


def _goes_with_a_name(pieces: list[Piece], place: int) -> bool:
    """Whether what stands before can be the name that a variant belongs to: `V4 preview`, not `a small model`."""
    if not place or not pieces[place].near:
        return place > 0 and bool(HAN.match(pieces[place].text))
    before = pieces[place - 1]
    return before.kind != "word" or bare(before.text) not in vocabulary().filler


# -- words that it lacks -----------------------------------------------------------------------------------------------


def _word(reading: Reading, pieces: list[Piece], place: int, capitals: bool) -> int:
    """Note a word that the table lacks; always one piece."""
    piece, word = pieces[place], bare(pieces[place].text)
    if len(word) == 1 or word in vocabulary().filler:
        return 1
    if _belongs(pieces, place, capitals):
        reading.variants.add(piece.stem)
        return 1
    weight = _weight(reading.chinese, pieces, place, capitals)
    reading.words[piece.stem] = max(weight, reading.words.get(piece.stem, 0))
    reading.spelt.setdefault(piece.stem, piece.text)
    reading.clauses.setdefault(piece.stem, piece.clause)
    reading.unknown.setdefault(piece.clause, []).append(piece.stem)
    reading.gist.append(piece.stem)
    if weight >= _NAME:
        reading.names.append(piece.stem)
    return 1


def _weight(chinese: bool, pieces: list[Piece], place: int, capitals: bool) -> float:
    piece = pieces[place]
    if any(map(str.isupper, piece.text[1:])) or _numbered(pieces, place):
        return _COINED
    if chinese:
        return _LATIN
    return _NAME if place and piece.capital and not capitals else _TERM


def _belongs(pieces: list[Piece], place: int, capitals: bool) -> bool:
    """Whether a word goes on with the name of a version: `Spark` in `GPT-5.3-Codex-Spark`, `Sol` in `GPT-5.6 Sol`."""
    piece = pieces[place]
    if not place or not piece.near:
        return False
    if pieces[place - 1].kind == "word":
        return piece.glued and _belongs(pieces, place - 1, capitals)
    return pieces[place - 1].kind in ("number", "amount") and (piece.glued or (piece.capital and not capitals))


def _numbered(pieces: list[Piece], place: int) -> bool:
    """Whether a version belongs to the word at *place*: `Qwen3`, `GPT-5.6`, `Zed 1.0`, `Kimi K3`."""
    after = pieces[place + 1 : place + 3]
    if len(after) == 2 and len(after[0].text) == 1 and after[0].near and after[0].kind == "word":
        after = after[1:] if after[1].glued else []
    if not after or after[0].kind not in ("number", "amount"):
        return False
    return after[0].glued or (pieces[place].capital and after[0].near)


# -- numbers -----------------------------------------------------------------------------------------------------------


def _figure(reading: Reading, pieces: list[Piece], place: int) -> None:
    piece, before = pieces[place], pieces[place - 1] if place else None
    found = values(piece.kind, piece.text)
    if piece.kind in ("number", "ordinal"):
        letter = before.text.lower() if before and piece.glued and len(before.text) == 1 else ""
        found = tuple((letter if "a" <= letter <= "z" and letter != "v" else "") + value for value in found)
        reading.numbers.update(found)
        reading.clauses.update((value, piece.clause) for value in found)
        reading.versions.update(value for value in found if "." in piece.text or not value.isdigit())
    else:
        reading.figures.setdefault(piece.kind, set()).update(found)
        reading.spelt.update(dict.fromkeys(found, piece.text))
    if piece.kind == "amount":
        _amount(reading, pieces, place, found)
    reading.gist += found


def _amount(reading: Reading, pieces: list[Piece], place: int, found: tuple[str, ...]) -> None:
    """Note whether an amount is part of a name, and what it counts: the word of the table after it."""
    piece = pieces[place]
    if place and piece.near and _can_be_a_name(pieces[place - 1], piece):
        reading.attached.update(found)
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    table = vocabulary()
    row = after and (table.han.get(after.text) or table.latin.get((after.stem,), (None, False))[0])
    if row and row.sort == "term":
        reading.counted.setdefault(row.name, set()).update(found)


def _can_be_a_name(before: Piece, amount: Piece) -> bool:
    word = before.kind == "word"
    return before.kind in ("number", "amount") or (word and (amount.glued or before.capital))
