"""The names of models that release notes say they add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hugging_news.domain.releases.inline import tidy
from hugging_news.domain.releases.outline import Block, inside
from hugging_news.domain.releases.quotes import entry_text
from hugging_news.domain.releases.sections import is_generic, section_of

MOST = 40

_ADDS = re.compile(r"(?i)^\W*(?:add(?:s|ed|ing)?|new|support(?: for)?)\s+(?:support for |the |new )*")
_GROUP = re.compile(
    r"(?i)^\W*(?:auto-?regressive|diffusion|llms?|vlms?|language|vision|audio|video|image|embeddings?|multimodal"
    r"|text|speech|"
    r"omni|others?|models?)\b[\w /&()-]{0,30}$"
)
_END = re.compile(r"\s\(|[:：#]|\s[-–—]\s|,? by @| from (?=[A-Z])| in https?:")
_SUFFIX = re.compile(r"(?i)(?:\s+(?:pre-trained|supp?o+rt|models?|implementations?|architectures?))+$")
_ADDED = re.compile(
    r"(?i)^(?:an? )?new models? (?:is|are|was|were|has been|have been) added to [\w.-]+: (?P<name>[^:.]{2,60})"
)
_NO_NAME = re.compile(
    r"(?i)^(?:(?:add|support|new|fix|update|remove|see|entries|the|this|we|other|various|more|model-based)\b"
    r"|\W*$|https?:)"
    r"|\b(?:is|are|was|now|has|have)\b"
)


def models(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names in order, each once: headings, list entries or table rows of sections for new models.

    A release of one model names it in its first sentence: `A new model is added to transformers: Gemma 3`.
    """
    names: dict[str, str] = {}
    for sentence in (sentence for block in blocks[:3] if block.kind == "prose" for sentence in block.sentences[:1]):
        if match := _ADDED.match(sentence):
            names[match["name"].casefold()] = tidy(match["name"])
    for index, block in enumerate(blocks):
        if block.kind == "heading" and section_of(block.text) == "models":
            for entry in _entries(inside(blocks, index)):
                for name in names_in(entry):
                    names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MOST]


def _entries(blocks: Sequence[Block]) -> Iterator[Block]:
    """The headings of the first level under a section, else its entries and rows, up to a heading for other news."""
    first = next((block.level for block in blocks if block.kind == "heading"), None)
    for block in blocks:
        if block.kind == "heading" and block.level == first and section_of(block.text) not in (None, "models"):
            if len(block.text.split()) <= 4:
                return
            continue
        wanted = block.kind in ("bullet", "row") if first is None else block.kind == "heading" and block.level == first
        if wanted and not is_generic(block.text):
            yield block


def names_in(block: Block) -> list[str]:
    """The model names of one heading, entry or row: `A.X-K1 & A.X-K2` are two, `KimiK 2.5, 2.6, and 2.7` is one."""
    text = block.text.split("|")[1] if block.kind == "row" and block.text.count("|") > 1 else block.text
    text = re.sub(r"\[#?[^\[\]]*\]|\(#[0-9][^()]*\)", "", text)
    label, colon, rest = text.partition(":")
    if colon and _GROUP.match(label):
        parts = re.split(r",(?![^()]*\))", rest)
    elif block.kind == "bullet" and len(_ADDS.sub("", entry_text(block)).partition(":")[0].split()) > 5:
        return []
    else:
        parts = _separate(_SUFFIX.sub("", _END.split(_ADDS.sub("", text))[0]))
    names = [tidy(re.sub(r"\s*\(.*", "", part)).strip(" .*") for part in parts]
    return [name for name in names if 2 <= len(name) <= 60 and len(name.split()) <= 6 and not _NO_NAME.search(name)]


def _separate(text: str) -> list[str]:
    """Several names in one line, where each begins with a letter."""
    pieces = re.split(r",\s+(?:and\s+)?|\s+&\s+|\s+and\s+", text)
    return pieces if all(piece[:1].isalpha() for piece in pieces) else [text]
