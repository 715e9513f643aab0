"""Sentences from typed fields, by the phrase tables in `data/phrases/`; complete with no model and no token.

A wording prints fields as `{field}`. `{?field}` and `{!field}` print nothing: the one wants a field to be known (and
counts it as proof), the other wants it unknown. `[this|or that]` prints the first part whose fields are known, or
nothing. A slot lists its wordings in order; a list among them holds equal ones, which take turns from story to story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hugging_news.domain.headlines import is_long
from hugging_news.domain.stories import WORDING, Evidence
from hugging_news.domain.wording import fill
from hugging_news.drafts.fields import Facts, Field

Phrases = Mapping[str, Any]
Wording = str | Sequence[str]
Said = tuple[str, tuple[Field, ...]]
"""A text with the fields that it used, each once, in the order of the text."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{([?!]?)([a-z_]+)\}")
_SILENT = re.compile(r"\{[?!][a-z_]+\}")


def say(wordings: Sequence[Wording], facts: Facts, turn: int = 0) -> Said | None:
    """The first wording whose fields are all known; of equal ones the one whose *turn* it is. None when there is none."""
    for wording in wordings:
        said = [one for one in (_said(pattern, facts) for pattern in _equals(wording)) if one]
        if said:
            return said[turn % len(said)]
    return None


def sentences(slots: Sequence[Sequence[Wording]], facts: Facts, turn: int = 0) -> list[Said]:
    """What the slots have to say, in order."""
    said = (say(wordings, facts, turn) for wordings in slots)
    return [sentence for sentence in said if sentence is not None]


def headlines(rules: Mapping[str, Sequence[Wording]], facts: Mapping[str, Facts], turn: int = 0) -> dict[str, Said]:
    """The headline in each language: by the first rule that can be said, and within the limit, in all of them.

    Where none is short enough, the last one that can be said; empty where there is none.
    """
    found: dict[str, Said] = {}
    for place in range(min(map(len, rules.values()))):
        equals = [_equals(rules[lang][place]) for lang in rules]
        tried = [
            {lang: said for lang, pattern in zip(rules, patterns, strict=True) if (said := _said(pattern, facts[lang]))}
            for patterns in zip(*equals, strict=True)
        ]
        told = [one for one in tried if len(one) == len(rules)]
        short = [one for one in told if not any(is_long(text) for text, _ in one.values())]
        if short:
            return short[turn % len(short)]
        found = told[0] if told else found
    return found


def prove(used: Sequence[Field], lang: str, sentence: Any) -> tuple[Evidence, ...]:
    """The evidence of one sentence: each field that it used."""
    return tuple(
        Evidence(lang=lang, sentence=sentence, item=field.item, field=field.path, value=field.value) for field in used
    )


def _equals(wording: Wording) -> tuple[str, ...]:
    return (wording,) if isinstance(wording, str) else tuple(wording)


def _said(pattern: str, facts: Facts) -> Said | None:
    """*pattern* with its fields, None where one that it needs is not known."""
    settled = _OPTIONAL.sub(lambda part: next((one for one in part[1].split("|") if _can(one, facts)), ""), pattern)
    if not _can(settled, facts):
        return None
    used = dict.fromkeys(name for mark, name in _FIELD.findall(settled) if mark != "!")
    printed = {name: facts[name].text for name in used}
    words = _SILENT.sub("", settled)
    return fill(words, **printed), (*_distinct([facts[name] for name in used]), _wording(words, facts))


def _wording(words: str, facts: Facts) -> Field:
    """The house's own wording proves what no field says: that nothing breaks, that nothing has to be installed."""
    item = facts["title"].item if "title" in facts else ""
    return Field(words, item, WORDING, words)


def _can(pattern: str, facts: Facts) -> bool:
    return all((name in facts) != (mark == "!") for mark, name in _FIELD.findall(pattern))


def _distinct(fields: Sequence[Field]) -> tuple[Field, ...]:
    """*fields* without those that prove the same by the same value."""
    found = {(field.item, field.path, repr(field.value)): field for field in reversed(fields)}
    return tuple(reversed(found.values()))
