"""Why the first highlight matters to users, and the code that turns it on: only where the notes say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugging_news.domain.items import Note
from hugging_news.domain.releases.highlights import Highlight
from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block
from hugging_news.domain.releases.quotes import is_filler, note_of
from hugging_news.domain.releases.words import pattern

_LONGEST_WHY = 220
_LONGEST_CODE = 100
_NEAR = 40
"""Lines after a highlight in which its code is looked for."""

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
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_ENTRY = re.compile(r" {0,1}[-*+•][ \t]")
_INLINE = re.compile(r"`([^`\n]{4,100})`")
_CALL = re.compile(r"(?:[\w.]+ ?= ?)?[\w.]+\(.*\)$")
_ARGUMENT = re.compile(r"[a-z]\w{2,} ?= ?[\w\"'.\[\]{}-]+$|\w+\([^()]*\b\w+ ?= ?[^()]+\)")
_OPTION = re.compile(r"--[a-z][\w-]+[ =][\w./-]+$")
_COMMAND = re.compile(r"(?:\$ )?(?:pip|uv|npx?|python -m|hf|ollama|vllm|sglang|transformers|accelerate|docker) \S.*$")


def why(first: Highlight, blocks: Sequence[Block], lead: str | None, web: str = "") -> Note | None:
    """The sentence about *first* that says what users gain, None when there is none besides the *lead*."""
    for sentence in first.about:
        said = tidy(sentence)
        fits = 30 <= len(said) <= _LONGEST_WHY and not is_filler(said) and not _FURTHER.match(said)
        if fits and _WHY.search(said) and said.rstrip(".") not in (lead or ""):
            block = next((block for block in blocks if block.kind != "heading" and sentence in block.text), None)
            return note_of(block, said, web) if block else None
    return None


def snippet(first: Highlight, body: str) -> Note | None:
    """The line of code that the notes give for *first*: an argument or option named in its text, else its example.

    None when there is none; imports, comments and output are no code to show.
    """
    lines = body.splitlines()
    start = next((at for at, line in enumerate(lines) if line == first.note.source.split("\n")[0]), None)
    if start is None:
        return None
    about = [lines[start], *_about(lines[start + 1 : start + _NEAR])]
    inline = [(code, line) for line in about if "`" in line for code in _INLINE.findall(line)]
    named = [(code, line) for code, line in inline if _ARGUMENT.fullmatch(code) or _OPTION.fullmatch(code)]
    example = [(line.strip(), line) for line in _fenced(about)]
    calls = [(code, line) for code, line in example if _CALL.fullmatch(code) and "=" in code.partition("(")[2]]
    commands = [(code, line) for code, line in example if _COMMAND.fullmatch(code)]
    found = next((pair for pair in (*named, *calls, *commands) if 6 <= len(pair[0]) <= _LONGEST_CODE), None)
    return Note(text=found[0], source=found[1]) if found else None


def _about(lines: Sequence[str]) -> Iterator[str]:
    """The lines that belong to what stands before them: up to the next heading, entry or bold subject."""
    fenced = False
    for line in lines:
        fenced ^= bool(_FENCE.match(line))
        if not fenced and (_HEADING.match(line) or _ENTRY.match(line) or line.startswith("**")):
            return
        yield line


def _fenced(lines: Sequence[str]) -> Iterator[str]:
    """The lines inside fences."""
    inside = False
    for line in lines:
        if _FENCE.match(line):
            inside = not inside
        elif inside:
            yield line
