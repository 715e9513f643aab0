"""A sentence of the notes that says what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugging_news.domain.items import Note
from hugging_news.domain.releases.highlights import Highlight
from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import clip, counts, is_filler
from hugging_news.domain.releases.ranking import is_bug
from hugging_news.domain.releases.sections import is_title

LIMIT = 300
"""Characters of a lead."""

_GAP = 80
_FRAGMENT = re.compile(
    r"^(?:[a-z0-9]|An? |(?:Re-?)?[A-Z][a-z-]+(?:ed|ing) |(?:Adds?|Introduces?|Supports?|Enables?|Allows?|New"
    r"|Integrates?|Implements?|"
    r"Initial|Now|It|They|This|These|Drops?|Migrates?|Overlap|Brings?|Full|Native|Up to|Default) )"
)
_WORD = re.compile(r"\w[\w-]{3,}|[\u4e00-\u9fff]{2}")
_EMOJI = re.compile(r"\s*:[a-z0-9_+-]{2,40}:$")
_ANNOUNCES = re.compile(r",?\s*(?:including|such as|with|as follows|like)?\s*[:：]$")


def lead(blocks: Sequence[Block], found: Sequence[Highlight]) -> str | None:
    """The summary on top, if it is about the highlights, else a sentence about the first one; None without prose.

    The source's words, at most `LIMIT` characters.
    """
    sentences = (sentence for block in _summary(blocks) for sentence in block.sentences)
    summary = next(filter(None, map(_fitting, sentences)), None)
    first = found[0] if found else None
    own = next(filter(None, map(_fitting, first.about)), None) if first else None
    if first is None or own is None or not first.named or (summary and _is_about(summary, found)):
        return summary or own
    return _with_subject(blocks, first.note, own) if _FRAGMENT.match(own) else own


def _is_about(summary: str, found: Sequence[Highlight]) -> bool:
    words = {word for item in found for word in _WORD.findall(item.note.text.casefold())}
    return not words.isdisjoint(_WORD.findall(summary.casefold()))


def _with_subject(blocks: Sequence[Block], note: Note, sentence: str) -> str:
    """*sentence* with the title before it, when both stand in the same block: it has no subject of its own."""
    for block in blocks:
        start, end = block.text.find(note.text), block.text.find(sentence)
        if note.source in block.raw and 0 <= start < end and end + len(sentence) - start <= LIMIT:
            gap = end - start - len(note.text)
            return block.text[start : end + len(sentence)] if gap <= _GAP else sentence
    return sentence


def _summary(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs before the first section and the first list."""
    for block in blocks:
        if block.kind == "bullet" or (block.kind == "heading" and not is_title(block.text)):
            return
        if block.kind == "prose":
            yield block


def _fitting(sentence: str) -> str | None:
    """*sentence* as a lead: not too long, not mere furniture, without the list that it announces."""
    said = tidy(_ANNOUNCES.sub("", _EMOJI.sub("", sentence)))
    if is_filler(said) or is_bug(said) or counts(said) or (len(said.split()) < 5 and said.isascii()):
        return None
    return clip(said, LIMIT) if len(said) > LIMIT else said
