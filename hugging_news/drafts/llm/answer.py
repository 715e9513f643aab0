"""The answer that a model must give: JSON of one shape, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from hugging_news.domain.values import Value

SCHEMA_VERSION = 1
MAX_ANSWER = 20_000
"""Characters of an answer that are read; a longer one is none."""
_THOUGHT = re.compile(r"\A.*?</think>", re.DOTALL)
"""Up to the end of the thoughts: chat templates may have opened them in the question."""
_FENCE = re.compile(r"```(?:json)?\s*\n(\s*\{.*\})\s*```", re.DOTALL)
_MAX_TEXT = 1200

Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
"""A text; `null` for none, as models write it."""
Quotes = Annotated[tuple[str, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]
"""Quotes, or a single one outside a list."""


class Said(Value):
    """One sentence in each language, and the words of the passages that prove it."""

    zh: Words = Field("", max_length=_MAX_TEXT)
    en: Words = Field("", max_length=_MAX_TEXT)
    evidence: Quotes = Field(min_length=1, max_length=8)

    def text(self, lang: str) -> str:
        return str(getattr(self, lang)).strip()


class Headline(Value):
    """A headline for languages that the title is not in."""

    zh: Words = Field("", max_length=200)
    en: Words = Field("", max_length=200)

    def text(self, lang: str) -> str:
        return str(getattr(self, lang)).strip()


class Answer(Value):
    """What a model says about one story."""

    sentences: tuple[Said, ...] = Field(max_length=40)
    headline: Headline | None = None


class AnswerError(ValueError):
    """The answer is not what was asked for; the message says how, in one line."""


def read(text: str) -> Answer:
    """The answer in *text*; thoughts before it, and what stands around a code fence, are left out.

    Raises:
        AnswerError: it is empty, too long, no JSON or of another shape.
    """
    if len(text) > MAX_ANSWER:
        raise AnswerError(f"the answer is longer than {MAX_ANSWER:,} characters")
    text = _bare(text.strip())
    if not text:
        raise AnswerError("the answer is empty")
    try:
        return Answer.model_validate_json(text)
    except ValidationError as error:
        raise AnswerError(_fault(error)) from error


def _bare(text: str) -> str:
    """The JSON of *text* alone."""
    if text.startswith("{"):
        return text
    text = _THOUGHT.sub("", text).strip()
    fenced = None if text.startswith("{") else _FENCE.search(text)
    return fenced[1] if fenced else text


def _fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return "the answer is no whole JSON"
    place = ".".join(str(part)[:40] for part in first["loc"])
    return f"the answer has another shape ({place}: {first['msg']})"


def json_schema(languages: Sequence[str]) -> dict[str, Any]:
    """The shape for servers that can hold a model to it: every language of *languages* in every sentence."""
    words = {lang: {"type": "string"} for lang in languages}
    evidence = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    sentence = _object({**words, "evidence": evidence}, [*languages, "evidence"])
    headline = {"anyOf": [_object(words, []), {"type": "null"}]}
    return _object({"sentences": {"type": "array", "items": sentence}, "headline": headline}, ["sentences"])


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
