"""Q23: code that can be pasted, the same in every format; demos that say what was run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from hugging_news.check.documents.models import Issue
from hugging_news.check.documents.trees import Tree
from hugging_news.check.problem import Problem

_SHELLS = frozenset(("bash", "sh", "shell", "console", "zsh", "powershell"))
_PYTHON = frozenset(("python", "py", "python3"))
_PROMPT = re.compile(r"^(?:>>>|\.\.\.) ?", re.MULTILINE)
_NEEDED = ("model", "revision", "seed", "date")


def code(issue: Issue) -> Iterator[Problem]:
    """Q23: Python parses, commands are not empty, every block stands byte for byte in all formats of a language."""
    for document, tree in issue.trees:
        for one in tree.elements("pre"):
            if message := _fault(_language(one), _text(one)):
                yield document.problem("Q23", "gate", message, tree.story(one), tree.line(one))
    yield from _altered(issue)
    yield from _demos(issue)


def _text(pre: Any) -> str:
    """The code; a fence ends with a line break that a page does without."""
    return str(pre.text_content()).removesuffix("\n")


def _language(pre: Any) -> str:
    code = pre.find("code")
    names = (code.get("class") or "").split() if code is not None else []
    return next((name.removeprefix("language-").lower() for name in names if name.startswith("language-")), "")


def _fault(language: str, text: str) -> str | None:
    if not text.strip():
        return "an empty block of code" if language not in _SHELLS else "a command that is empty"
    if language not in _PYTHON:
        return None
    source = _PROMPT.sub("", text) if ">>>" in text else text
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return f"Python that does not parse: {error}"
    return None


def _altered(issue: Issue) -> Iterator[Problem]:
    """Mermaid, LaTeX and any other block is the same in the page as in Markdown of that language."""
    blocks = {document: _blocks(tree) for document, tree in issue.trees}
    for document, own in blocks.items():
        for other, theirs in blocks.items():
            if other.lang == document.lang and other is not document and not (document.changed or other.changed):
                for text in (text for text in own if text not in theirs):
                    yield other.problem("Q23", "gate", f"has not the code of {document.path}: {text[:60]!r}", own[text])


def _blocks(tree: Tree) -> dict[str, str]:
    return {_text(one): tree.story(one) for one in tree.elements("pre")}


def _demos(issue: Issue) -> Iterator[Problem]:
    """A demo that was run says with which model and revision, seed and day."""
    for story in issue.edition.stories():
        if story.demo and story.demo.get("status", "ok") == "ok":
            missing = [name for name in _NEEDED if story.demo.get(name) in (None, "")]
            if missing:
                yield Problem("Q23", "gate", f"an executed demo without {', '.join(missing)}", story.id)
