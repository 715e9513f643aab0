"""Names, versions, identifiers, addresses and code as placeholders, so that no model can change them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile(r"⟦([a-z]+\d+)⟧")
_STRAY = re.compile(r"[⟦⟧]|(?<![A-Za-z0-9])(?:code|call|url|id|version|name)\d+(?![A-Za-z0-9])")
_START, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_KINDS = (
    ("code", r"`[^`\n]+`|</?[A-Za-z!][^<>\n]{0,200}>|[⟦⟧]+"),
    ("call", r"(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]*[A-Za-z])[A-Za-z0-9_]*_[A-Za-z0-9_]+"),
    ("url", r"https?://[^\s<>\"'`（）()「」《》，。；、！？⟦⟧]+(?<![.,;:!?])"),
    ("id", rf"{_START}(?=[\w./-]*[A-Z0-9_-])(?=[\w./-]*[A-Za-z]){_PART}/{_PART}{_END}"),
    ("version", rf"{_START}(?:v\d+(?:\.\d+)*|\d+(?:\.\d+){{2,}})(?:[-.]?(?:a|b|rc|alpha|beta|dev|post)\d*)?{_END}"),
)
_NAME = rf"{_START}(?<![\w]-)(?:[A-Za-z]+-?\d[A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*|[A-Z]?[a-z]+[A-Z][A-Za-z]*){_END}"
"""Words that look like names: a letter before digits (`Qwen3-7B`, `GPT-4`, `H100`), capitals inside (`LoRA`)."""


class MaskError(ValueError):
    """A text has a placeholder that was never given, or pieces of one."""


class Masks:
    """The placeholders of one story; the same words are the same placeholder wherever they stand.

    *names* are masked wherever they stand as whole words in exactly that spelling.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        known = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
        spelt = "|".join(rf"{_START}{re.escape(name)}{_END}" for name in known)
        kinds = [f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS]
        self._pattern = re.compile("|".join([*kinds, f"(?P<name>{f'{spelt}|' if spelt else ''}{_NAME})"]), re.ASCII)
        self._marks: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def mask(self, text: str) -> str:
        """*text* with placeholders such as `⟦name1⟧`; `restore` gives it back byte for byte."""
        return self._pattern.sub(self._marked, text)

    def restore(self, text: str) -> str:
        """*text* with the words themselves in place of its placeholders.

        Raises:
            MaskError: it holds a placeholder that was never given, or pieces of one.
        """
        invented = [mark for mark in marks(text) if mark not in self._words]
        if invented:
            raise MaskError(f"the placeholder {invented[0]} is invented")
        if stray := _STRAY.search(_MARK.sub(" ", text)):
            raise MaskError(f"a placeholder is damaged at {stray[0]!r}")
        return _MARK.sub(lambda match: self._words[match[1]], text)

    def _marked(self, match: re.Match[str]) -> str:
        words = match[0]
        if words not in self._marks:
            mark = f"{match.lastgroup}{len(self._marks) + 1}"
            self._marks[words], self._words[mark] = mark, words
        return f"⟦{self._marks[words]}⟧"


def marks(text: str) -> list[str]:
    """The placeholders of *text*, in order."""
    return _MARK.findall(text)


def unmarked(text: str) -> str:
    """*text* without its placeholders: the words that the model itself wrote."""
    return _MARK.sub(" ", text)
