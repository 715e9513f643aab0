"""Sentences from typed fields, by the phrase tables in `data/phrases/`; complete with no model and no token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from hugging_news.domain.stories import Evidence
from hugging_news.domain.wording import fill
from hugging_news.drafts.fields import Facts, Field

Phrases = Mapping[str, Any]


def say(patterns: Sequence[str], facts: Facts) -> tuple[str, tuple[Field, ...]] | None:
    """The first wording whose fields are all known, with the fields it used; None when there is none."""
    for pattern in patterns:
        names = [name for _, name, _, _ in Formatter().parse(pattern) if name]
        if all(name in facts for name in names):
            return fill(pattern, **{name: facts[name].text for name in names}), tuple(facts[name] for name in names)
    return None


def sentences(slots: Sequence[Sequence[str]], facts: Facts) -> list[tuple[str, tuple[Field, ...]]]:
    """What the slots have to say, in order."""
    said = (say(patterns, facts) for patterns in slots)
    return [sentence for sentence in said if sentence is not None]


def prove(used: Sequence[Field], lang: str, sentence: Any) -> tuple[Evidence, ...]:
    """The evidence of one sentence: each field that it used."""
    return tuple(
        Evidence(lang=lang, sentence=sentence, item=field.item, field=field.path, value=field.value) for field in used
    )
