"""Lets the model write for the stories that gain by it, within a budget; what it must not say stays unsaid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hugging_news.domain.errors import ModelError, NewsroomError
from hugging_news.domain.keys import host_of
from hugging_news.domain.stories import Draft, Pick
from hugging_news.domain.text import cut, one_line
from hugging_news.drafts.fields import Tables as FieldTables
from hugging_news.drafts.fields import facts
from hugging_news.drafts.llm.answer import AnswerError, json_schema, read
from hugging_news.drafts.llm.client import Speaker
from hugging_news.drafts.llm.judge import Tables, Verdict, judge
from hugging_news.drafts.llm.merge import gains, merged
from hugging_news.drafts.llm.passages import Material, material
from hugging_news.drafts.llm.prompt import Messages, Prompts, messages
from hugging_news.newsroom.drafts import Kept

GIVE_UP = 3
"""Failures in a row after which the model is not asked any more in this edition."""
_ENOUGH = 80
"""Characters of sources without which there is nothing to write from."""
_MAX_LINE = 400

Done = Callable[[str, str], None]
"""Told of each story that was asked about: its id, and how it went."""


class Store(Protocol):
    """Where answers are kept by their key."""

    def read(self, key: str) -> Kept | None:
        """The answer, None when there is none. Raises NewsroomError: it is damaged."""
        ...

    def write(self, kept: Kept) -> None:
        """Raises NewsroomError: it can't be kept."""
        ...


@dataclass(frozen=True)
class House:
    """What the author works with: the languages, the *model*'s name, calls an edition, tables, prompts."""

    languages: tuple[str, ...]
    model: str
    budget: int
    fields: FieldTables
    tables: Tables
    prompts: Prompts


@dataclass
class Counts:
    """Stories that were asked about (*calls*) or answered from files (*cached*), and sentences *used* and *refused*.

    *failed* are stories without an answer, and those whose answer could not be read.
    """

    calls: int = 0
    cached: int = 0
    used: int = 0
    refused: int = 0
    failed: int = 0


@dataclass
class _State:
    """How far the model has come in this edition."""

    failures: int = 0
    given_up: str = ""
    unasked: list[str] = field(default_factory=list)


class Author:
    """Writes one edition: drafts in the order of their places come in, better ones go out.

    Without a *speaker* only kept answers are used. The same story twice is the same draft, asked once.
    """

    def __init__(self, house: House, store: Store, speaker: Speaker | None, done: Done | None = None) -> None:
        self._house, self._store, self._speaker, self._done = house, store, speaker, done
        self.counts = Counts()
        self._problems: list[str] = []
        self._written: dict[tuple[str, str], Verdict | None] = {}
        self._state = _State()

    @property
    def problems(self) -> tuple[str, ...]:
        """What the report says: one line for each story that fell short, one for those that were not asked about."""
        unasked, state = len(self._state.unasked), self._state
        if not unasked:
            return tuple(self._problems)
        why = state.given_up or (
            "nobody was asked" if self._speaker is None else f"[model] budget of {self._house.budget} calls is spent"
        )
        line = f"model: {why}; stories that keep the words made without a model: {unasked}"
        return (*self._problems, cut(one_line(line, 2000), _MAX_LINE))

    def written(self, pick: Pick, draft: Draft) -> Draft:
        """*draft*, with the model's sentences in place of extracts where they are proved."""
        if not gains(pick, draft):
            return draft
        source = self._material(pick)
        if source.prose < _ENOUGH:
            return draft
        wanted = messages(self._house.prompts, pick.candidate.lead.kind, self._house.languages, source.listed)
        key = wanted.key(self._house.model, self._house.prompts)
        told = (pick.candidate.id, key)
        if told not in self._written:
            self._written[told] = self._verdict(pick, wanted, key, source)
        verdict = self._written[told]
        return merged(draft, verdict, pick.candidate) if verdict and verdict.used else draft

    def _material(self, pick: Pick) -> Material:
        house = self._house
        return material(pick.candidate, facts(pick.candidate, "en", house.fields), house.fields.names)

    def _verdict(self, pick: Pick, wanted: Messages, key: str, source: Material) -> Verdict | None:
        story = pick.candidate.id
        text = self._kept(key, story)
        if text is None:
            text = self._asked(story, wanted, key, source)
        if text is None:
            return None
        try:
            answer = read(text)
        except AnswerError as error:
            self._failed(story, f"{error}; to ask again, remove data/drafts/{key[:12]}…")
            return None
        verdict = judge(answer, source, self._house.languages, self._house.tables, self._hosts(pick))
        self._report(story, verdict)
        return verdict

    def _kept(self, key: str, story: str) -> str | None:
        try:
            kept = self._store.read(key)
        except NewsroomError as error:
            self._problems.append(f"model: story {story}: {error}; it is not used")
            return None
        if kept is None:
            return None
        self.counts.cached += 1
        return kept.answer

    def _asked(self, story: str, wanted: Messages, key: str, source: Material) -> str | None:
        """The model's answer, kept from now on; None when it gave none or is not asked."""
        if self._speaker is None or self._state.given_up or self.counts.calls >= self._house.budget:
            self._state.unasked.append(story)
            return None
        self.counts.calls += 1
        try:
            text = self._speaker.ask(wanted, json_schema(self._house.languages))
        except ModelError as error:
            self._failed(story, error.reason)
            self._count_failure(error)
            return None
        self._state.failures = 0
        return text if self._keep(self._record(key, story, source, text)) else None

    def _keep(self, kept: Kept) -> bool:
        """Whether the answer is on disk: one that is not could not be used again, so it is not used now."""
        try:
            self._store.write(kept)
        except NewsroomError as error:
            self._failed(kept.story, f"its answer cannot be kept: {error}")
            self._state.given_up = "given up for this edition: answers cannot be kept"
            return False
        self._say(kept.story, "answered")
        return True

    def _record(self, key: str, story: str, source: Material, text: str) -> Kept:
        house = self._house
        lines = tuple(one.line for one in source.given)
        return Kept(
            key=key, story=story, model=house.model, prompts=house.prompts.sha256, languages=house.languages,
            passages=lines, answer=_writable(text),
        )  # fmt: skip

    def _count_failure(self, error: ModelError) -> None:
        self._state.failures += 1
        if error.lasting:
            self._state.given_up = f"given up for this edition: {error.reason}"
        elif self._state.failures >= GIVE_UP:
            self._state.given_up = f"given up for this edition after {GIVE_UP} failures in a row"

    def _failed(self, story: str, reason: str) -> None:
        self.counts.failed += 1
        line = f"model: story {story} keeps the words made without a model: {reason}"
        self._problems.append(cut(one_line(line, 2000), _MAX_LINE))
        self._say(story, reason)

    def _report(self, story: str, verdict: Verdict) -> None:
        self.counts.used += len(verdict.used)
        self.counts.refused += len(verdict.refused)
        if verdict.used:
            for number, reason in verdict.refused.items():
                self._problems.append(f"model: story {story}, sentence {number} not used: {reason}")
            return
        reasons = [f"sentence {number}: {reason}" for number, reason in verdict.refused.items()]
        said = "; ".join(reasons) or "it wrote nothing"
        self._problems.append(cut(f"model: story {story} keeps the words made without a model: {said}", _MAX_LINE))

    def _say(self, story: str, how: str) -> None:
        if self._done:
            self._done(story, how)

    def _hosts(self, pick: Pick) -> frozenset[str]:
        """Names with a dot that may stand in a sentence: the story's own hosts, and what the house knows by name."""
        names: Mapping[str, str] = self._house.fields.names
        addresses: Sequence[str] = [item.url for item in pick.candidate.items]
        return frozenset(filter(None, [*map(host_of, addresses), *names, *(name.lower() for name in names.values())]))


def _writable(text: str) -> str:
    """*text* without lone surrogates, which a server can send as JSON escapes and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
