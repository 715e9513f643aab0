"""A sentence of the notes that says what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugging_news.domain.items import Note
from hugging_news.domain.releases.highlights import Highlight
from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import clip, counts, is_filler
from hugging_news.domain.releases.sections import is_title

LIMIT = 300
"""Characters of a lead."""

_GAP = 80
_FRAGMENT = re.compile(
    r"^(?:[a-z0-9]|An? |(?:Re-?)?[A-Z][a-z-]+(?:ed|ing) |(?:Adds?|Introduces?|Supports?|Enables?|Allows?|New"
    r"|Integrates?|Implements?|"
    r"Initial|Now|It|They|This|These|Drops?|Migrates?|Overlap|Brings?|Full|Native|Up to|Default) )"
)
_EMOJI = re.compile(r"\s*:[a-z0-9_+-]{2,40}:$")
_ANNOUNCES = re.compile(r",?\s*(?:including|such as|with|as follows|like)?\s*[:：]$")


def lead(blocks: Sequence[Block], found: Sequence[Highlight]) -> str | None:
    """A plain sentence about the first highlight, else of the summary on top; None when there is no prose.

    The source's words, at most `LIMIT` characters.
    """
    first = found[0] if found else None
    own = next(filter(None, map(_fitting, first.about)), None) if first else None
    if first and own and first.named:
        return _with_subject(blocks, first.note, own) if _FRAGMENT.match(own) else own
    summary = (sentence for block in _summary(blocks) for sentence in block.sentences)
    return next(filter(None, map(_fitting, summary)), own)


def _with_subject(blocks: Sequence[Block], note: Note, sentence: str) -> str:
    """*sentence* with the title before it, when both stand in the same block: it has no subject of its own."""
    for block in blocks:
        start, end = block.text.find(note.text), block.text.find(sentence)
        if note.source in block.raw and 0 <= start < end and end + len(sentence) - start <= LIMIT:
            gap = end - start - len(note.text)
            return block.text[start : end + len(sentence)] if gap <= _GAP else sentence
    return sentence


def _summary(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs before the first section."""
    for block in blocks:
        if block.kind == "heading" and not is_title(block.text):
            return
        if block.kind == "prose":
            yield block


def _fitting(sentence: str) -> str | None:
    """*sentence* as a lead: not too long, not mere furniture, without the list that it announces."""
    said = tidy(_ANNOUNCES.sub("", _EMOJI.sub("", sentence)))
    if is_filler(said) or counts(said) or (len(said.split()) < 5 and said.isascii()):
        return None
    return clip(said, LIMIT) if len(said) > LIMIT else said
