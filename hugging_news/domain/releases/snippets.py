"""The code that turns the first highlight on: what the notes give beside it, word for word, else nothing."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

from hugging_news.domain.items import CodeLanguage, Note
from hugging_news.domain.releases.highlights import Highlight
from hugging_news.domain.text import clean

MOST_LINES = 15
"""EDITORIAL §3.4: readers see no longer code in a letter."""
_LONGEST_LINE = 120
_NEAR = 40
"""Lines after a highlight in which its code is looked for."""

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_ENTRY = re.compile(r" {0,1}[-*+•][ \t]")
_INLINE = re.compile(r"`([^`\n]{6,100})`")
_ARGUMENT = re.compile(r"[a-z]\w{2,} ?= ?[\w\"'.\[\]{}-]+|[\w.]*\w+\([^()]*\b\w+ ?= ?[^()]+\)")
_OPTION = re.compile(r"--[a-z][\w-]+[ =][\w./-]+")
_COMMAND = re.compile(
    r"(?:pip3? install|uv|npx?|python3? -m|hf|ollama|vllm|sglang|transformers|accelerate|docker run)"
    r" (?![^;|&<>`$\\]*[;|&<>`$\\]).*\S"
)
_INSTALL = re.compile(r"(?:uv )?pip3? install (?:-U |--upgrade )?[\w.-]+")
"""What the upgrade command says already."""
_PYTHON, _SHELL = ("", "python", "py", "python3"), ("", "bash", "sh", "shell", "console", "shell-session", "zsh")


def snippet(first: Highlight, body: str) -> Note | None:
    """An argument or option that the text about *first* names, else its example: at most 15 lines, Python or commands.

    Python must parse and hand an argument to something; a longer example is left out, since a part of it would not run.
    """
    lines = body.splitlines()
    start = next((at for at, line in enumerate(lines) if line == first.note.source.split("\n")[0]), None)
    if start is None:
        return None
    about = [lines[start], *_about(lines[start + 1 : start + _NEAR])]
    return next(_inline(about), None) or next(_examples(about), None)


def _about(lines: Sequence[str]) -> Iterator[str]:
    """The lines that belong to what stands before them: up to the next heading, entry or bold subject."""
    fenced = False
    for line in lines:
        fenced ^= bool(_FENCE.match(line))
        if not fenced and (_HEADING.match(line) or _ENTRY.match(line) or line.startswith("**")):
            return
        yield line


def _inline(lines: Sequence[str]) -> Iterator[Note]:
    for line in lines:
        for code in _INLINE.findall(line):
            if _ARGUMENT.fullmatch(code) and _parses(code):
                yield Note(text=code, source=line, code="python")
            elif _OPTION.fullmatch(code):
                yield Note(text=code, source=line, code="bash")


def _examples(lines: Sequence[str]) -> Iterator[Note]:
    for label, block in _fenced(lines):
        text = "\n".join(block).strip("\n")
        if language := _language(label, text):
            yield Note(text=text, source="\n".join(block), code=language)


def _language(label: str, text: str) -> CodeLanguage | None:
    """What *text* may be printed as; None for output, fragments, and code that is too long or hides something."""
    lines = text.split("\n")
    shown = [line for line in lines if line.strip()]
    if not shown or len(lines) > MOST_LINES or max(map(len, lines)) > _LONGEST_LINE or clean(text) != text:
        return None
    if label in _PYTHON and _parses(text) and _hands_over(text):
        return "python"
    commands = [line for line in shown if not line.startswith("#")]
    if label not in _SHELL or not all(map(_COMMAND.fullmatch, commands)):
        return None
    return None if all(map(_INSTALL.fullmatch, commands)) else "bash"


def _tree(text: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _parses(text: str) -> bool:
    return _tree(text) is not None


def _hands_over(text: str) -> bool:
    """Whether a call has an argument, other than what is only printed."""
    calls = [node for node in ast.walk(_tree(text) or ast.Module([], [])) if isinstance(node, ast.Call)]
    return any(call.args or call.keywords for call in calls if getattr(call.func, "id", "") != "print")


def _fenced(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The label and the lines of each fence that is closed."""
    mark, label, block = "", "", list[str]()
    for line in lines:
        match = _FENCE.match(line)
        if match and not mark:
            mark, label, block = match[1], match[2].lower(), []
        elif match and match[1].startswith(mark) and not match[2]:
            yield label, block
            mark = ""
        elif mark:
            block.append(line)
