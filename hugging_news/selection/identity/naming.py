"""Whether a headline names an artefact, and announces it rather than tells about it."""

from __future__ import annotations

import re
from functools import lru_cache

from hugging_news.domain.works import letters

_SIZE = re.compile(r"(?i)(?<![a-z0-9.])(\d+(?:\.\d+)?)\s?([bmt])(?![a-z0-9])")
_PART = re.compile(
    r"(?i)\d+(?:\.\d+)?[bmt]|a\d+(?:\.\d+)?b|e\d+b|instruct|base|chat|it|pt|preview|thinking|reasoning|hf"
)
"""What follows the name of a family in the name of one of its members: size, tuning."""
_ABOUT = re.compile(
    r"(?i)\b(?:how to|how we|guide|tutorial|cookbook|fine-?tun\w*|deploy\w*|running|using|build\w* (?:with|an? )|review"
    r"|benchmark\w*|vs\.?|versus|compar\w+|deep dive|explained|lessons?|retrospective|recap|hands-on|quickstart|course"
    r"|interview|podcast|webinar|one (?:week|month|year) (?:later|of)|months? later|why we|awesome|roundup|weekly)\b"
    r"|教程|指南|实战|微调|部署|上手|对比|评测|测评|解读|复盘|入门|回顾|周报|访谈|课程|盘点|合集"
)
_SHORTEST = 6


def announces(title: str) -> bool:
    """Whether a headline can be that of the announcement itself: it is no guide, comparison, course or roundup."""
    return not _ABOUT.search(title)


def names(title: str, name: str) -> bool:
    """Whether *title* names the artefact *name*, or the family of which it is the member of some size and tuning.

    `Introducing Qwen3-VL` names `Qwen3-VL-8B-Instruct`; `Kite 7B` does not name `Kite-70B`. A single plain word is no
    name: anything may be called so.
    """
    told = letters(title)
    parts = _parts(name)
    for count in range(len(parts), 0, -1):
        start = "".join(parts[:count])
        rest = parts[count:]
        if all(_PART.fullmatch(part) for part in rest) and _telling(parts[:count]) and _stands_in(start, told):
            return not sizes(title) or not sizes(name) or bool(sizes(title) & sizes(name))
    return False


@lru_cache(maxsize=4096)
def sizes(text: str) -> frozenset[str]:
    """The sizes that a text states, in parameters: `7b`, `1.5b`."""
    return frozenset(f"{number}{unit.lower()}" for number, unit in _SIZE.findall(re.sub(r"[-_/]", " ", text)))


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in re.split(r"[-_ ]+", name.rpartition("/")[2]) if part)


def _telling(parts: tuple[str, ...]) -> bool:
    start = letters("".join(parts))
    return len(start) >= _SHORTEST and (len(parts) > 1 or any(character.isdigit() for character in start))


def _stands_in(start: str, told: str) -> bool:
    """Whether *start* stands in *told* and no number runs on behind it."""
    start = letters(start)
    place = told.find(start)
    while place >= 0:
        after = told[place + len(start) : place + len(start) + 1]
        if not (after.isdigit() and start[-1].isdigit()):
            return True
        place = told.find(start, place + 1)
    return False
