"""Why the first highlight matters to users: only where the notes say so."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain.items import Note
from hugging_news.domain.releases.highlights import Highlight
from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import is_filler, note_of
from hugging_news.domain.releases.words import pattern

_LONGEST_WHY = 220

_WHY = pattern(
    r"\b(?:this|which) (?:means|makes it|allows|lets|enables)\b(?! us\b)",
    r"\b(?:allow|let|enabl)\w* (?:you|users|anyone|everyone|developers|people)\b",
    r"\bmak(?:es|ing) it (?:\w+ )?(?:possible|easier|easy|simpler|faster|cheaper)\b",
    r"\byou can now\b",
    r"\bso (?:that )?(?:you|users|everyone|models?|it) (?:can|no longer|need|don['’]t)\b",
    r"\bno longer (?:need|needs|have to|has to)\b",
    r"\bwithout (?:having to|needing|extra|changing|any)\b",
    r"\b(?:up to |about |roughly |~)?[0-9][0-9.,]*\s?(?:x|×|%|times) (?:faster|slower|higher|lower|less|more|fewer"
    r"|smaller|cheaper|the speed|speed-?up)\b",
    r"\b(?:cut|reduc|lower|sav|halv|shrink)\w*\b.{0,60}\b[0-9][0-9.,]*\s?(?:%|x\b|×|[GM]i?B\b|min|m?s\b)",
    r"\bfits? (?:on|in|into) (?:a |one )", r"\b(?:runs?|running) on (?:a |one )?(?:single |consumer |smaller )",
    r"\bfits? (?:on|in|into)\b.{0,30}\b(?:GPU|CPU|laptop|phone)\b",
    "这意味着", "让你|让用户", "无需(?!修改|改动|更改)", "从而",
)  # fmt: skip
_FURTHER = pattern("^(?:additionally|moreover|in addition|furthermore|also),? ")


def why(first: Highlight, blocks: Sequence[Block], lead: str | None, web: str = "") -> Note | None:
    """The sentence about *first* that says what users gain, None when there is none besides the *lead*."""
    for sentence in first.about:
        said = tidy(sentence)
        fits = 30 <= len(said) <= _LONGEST_WHY and not is_filler(said) and not _FURTHER.match(said)
        if fits and _WHY.search(said) and said.rstrip(".") not in (lead or ""):
            block = next((block for block in blocks if block.kind != "heading" and sentence in block.text), None)
            return note_of(block, said, web) if block else None
    return None
