"""The two messages of a call, made from `data/prompts`; what strangers wrote is filled in last and never compiled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from string import Template

from hugging_news.drafts.llm.answer import SCHEMA_VERSION
from hugging_news.resources import resource_text

MAX_SENTENCES, MAX_WORDS, MAX_CJK = 6, 90, 180
"""What a story may take of a model's sentences, in each language."""


@dataclass(frozen=True)
class Prompts:
    """The texts of `data/prompts/system.md` and `user.md`."""

    system: str
    user: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(f"{self.system}\0{self.user}".encode()).hexdigest()


@dataclass(frozen=True)
class Messages:
    """What is sent for one story."""

    system: str
    user: str

    def key(self, model: str, prompts: Prompts) -> str:
        """Names the answer among the files of record: the model, the prompts, the shape, and all that was sent."""
        parts = [SCHEMA_VERSION, model, prompts.sha256, self.system, self.user]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()

    def as_chat(self) -> list[dict[str, str]]:
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


def shipped() -> Prompts:
    """The prompts of this program."""
    return Prompts(resource_text("data", "prompts/system.md"), resource_text("data", "prompts/user.md"))


def messages(prompts: Prompts, kind: str, languages: Sequence[str], passages: str) -> Messages:
    """The messages about one story; *passages* is one line each."""
    limits = {"limit": str(MAX_SENTENCES), "words": str(MAX_WORDS), "characters": str(MAX_CJK)}
    asked = {"kind": kind, "languages": ", ".join(languages), "passages": passages}
    return Messages(Template(prompts.system).substitute(limits), Template(prompts.user).substitute(asked))
