"""Judges an answer by its sentences: one that is proved in every language is kept, another left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hugging_news.domain.facts import Passage, Vocabulary, doubts, support
from hugging_news.domain.facts.models import FactKind
from hugging_news.domain.text import cjk_count, cut, one_line, units
from hugging_news.domain.typography import House, fix
from hugging_news.drafts.llm.answer import Answer, Headline, Said
from hugging_news.drafts.llm.binding import misattributed
from hugging_news.drafts.llm.masking import MaskError, marks, unmarked
from hugging_news.drafts.llm.passages import Material
from hugging_news.drafts.llm.prompt import MAX_CJK, MAX_SENTENCES, MAX_WORDS
from hugging_news.drafts.llm.relevance import stray, twins
from hugging_news.drafts.llm.style import faults, speaks_to_a_model

_HEADLINE_UNITS = 24
_SHARED: tuple[FactKind, ...] = ("quantity", "version", "identifier", "date", "licence")
_MAX_REASON = 200
_END = re.compile(r"[.?…。！？][\"'”’」』）)]*$")


@dataclass(frozen=True)
class Tables:
    """What sentences are judged by: the vocabulary of the fact lock, the house's typography."""

    words: Vocabulary
    house: House


@dataclass(frozen=True)
class Proved:
    """One sentence in every language, with the passages that prove it in each."""

    text: Mapping[str, str]
    proof: Mapping[str, tuple[Passage, ...]]


@dataclass(frozen=True)
class Verdict:
    """What of an answer is used; *refused* are the numbers (from 1) of the sentences left out, with the reasons."""

    used: tuple[Proved, ...] = ()
    refused: Mapping[int, str] = field(default_factory=dict)
    headline: Proved | None = None


class _Refused(Exception):
    """A sentence can't be used, and why."""


def judge(answer: Answer, source: Material, languages: Sequence[str], tables: Tables, hosts: frozenset[str]) -> Verdict:
    """What of *answer* can be printed in *languages*, a sentence in all of them or in none.

    *hosts* are names with a dot in them that are no strangers' addresses.
    """
    used: list[Proved] = []
    refused: dict[int, str] = {}
    one = _Judge(source, tuple(languages), tables, hosts)
    for number, said in enumerate(answer.sentences, 1):
        try:
            proved = one.sentence(said)
            _fits(proved, used)
        except _Refused as why:
            refused[number] = cut(one_line(str(why)), _MAX_REASON)
        else:
            used.append(proved)
    headline = one.headline(answer.headline, used) if answer.headline and used else None
    return Verdict(tuple(used), refused, headline)


@dataclass(frozen=True)
class _Judge:
    source: Material
    languages: tuple[str, ...]
    tables: Tables
    hosts: frozenset[str]

    def sentence(self, said: Said) -> Proved:
        """Raises _Refused."""
        self._twins({lang: said.text(lang) for lang in self.languages})
        quoted = _once(self._quoted(quote) for quote in said.evidence)
        self._within_reach({lang: said.text(lang) for lang in self.languages}, quoted)
        texts = {lang: _closed(self._printable(said.text(lang), lang), lang) for lang in self.languages}
        proof = {lang: self._proof(texts[lang], lang, quoted) for lang in self.languages}
        self._agreeing(texts)
        for lang, text in texts.items():
            self._about(text, lang, proof[lang])
        return Proved(texts, proof)

    def headline(self, said: Headline, used: Sequence[Proved]) -> Proved | None:
        """The headline in the languages in which it is proved; None when it is in none."""
        quoted = _once(passage for one in used for proof in one.proof.values() for passage in proof)
        texts: dict[str, str] = {}
        proofs: dict[str, tuple[Passage, ...]] = {}
        for lang in (lang for lang in self.languages if said.text(lang)):
            try:
                text = self._printable(said.text(lang), lang).rstrip("。.")
                if units(text) > _HEADLINE_UNITS:
                    continue
                proving = support(text, lang, self._proof(text, lang, quoted), self.tables.words)
                proofs[lang] = proving or self.source.context[:1]
            except _Refused:
                continue
            texts[lang] = text
        return Proved(texts, proofs) if texts else None

    def _twins(self, texts: Mapping[str, str]) -> None:
        """Every language is there, with the same placeholders, none of them twice."""
        if missing := [lang for lang, text in texts.items() if not text]:
            raise _Refused(f"it is missing in {missing[0]}")
        held = {lang: sorted(marks(text)) for lang, text in texts.items()}
        if twice := [lang for lang, found in held.items() if len(set(found)) < len(found)]:
            raise _Refused(f"it has a placeholder twice in {twice[0]}")
        if len({tuple(found) for found in held.values()}) > 1:
            raise _Refused(f"a placeholder is lost in {min(held, key=lambda lang: len(held[lang]))}")

    def _quoted(self, quote: str) -> Passage:
        if speaks_to_a_model(quote):
            raise _Refused("its evidence is an instruction")
        passage = self.source.proof(quote)
        if passage is None:
            raise _Refused(f"its evidence {cut(one_line(quote), 60)!r} is not in the source word for word")
        return passage

    def _within_reach(self, texts: Mapping[str, str], quoted: Sequence[Passage]) -> None:
        """Its placeholders stand in what proves it."""
        there = [str(one.text or one.value) for one in (*quoted, *self.source.context)]
        for words in (self._words(f"⟦{mark}⟧") for text in texts.values() for mark in marks(text)):
            if not any(words in one for one in there):
                raise _Refused(f"{words!r} is not in its evidence")

    def _agreeing(self, texts: Mapping[str, str]) -> None:
        """Every language says the same figures, versions and dates."""
        for lang, text in texts.items():
            for other in (other for other in texts if other != lang):
                told = [Passage("", text=texts[other])]
                missing = [one.fact for one in doubts(text, lang, told, self.tables.words) if one.fact.kind in _SHARED]
                if missing:
                    raise _Refused(f"{missing[0].text!r} stands in {lang} but not in {other}")
                if not twins(text, texts[other]):
                    raise _Refused(f"it says something else in {lang} than in {other}")

    def _about(self, text: str, lang: str, quoted: Sequence[Passage]) -> None:
        """It tells what its evidence tells, of the same things."""
        if figure := misattributed(text, lang, quoted, self.tables.words):
            raise _Refused(f"in {lang} the sources say {figure!r} of something else")
        if part := stray(text, lang, quoted, self.tables.words):
            raise _Refused(f"in {lang} its evidence does not say {cut(part, 60)!r}")

    def _words(self, text: str) -> str:
        try:
            return self.source.masks.restore(text)
        except MaskError as error:
            raise _Refused(str(error)) from error

    def _printable(self, text: str, lang: str) -> str:
        """*text* with its names, set as the house sets it."""
        restored = one_line(self._words(text), 2000)
        for fault in faults(restored, unmarked(text), lang, self.hosts):
            raise _Refused(f"in {lang} {fault}")
        return fix(restored, lang, self.tables.house)

    def _proof(self, text: str, lang: str, quoted: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The passages that prove *text*: those it quotes, and where they are needed the story's title and maker."""
        if not doubts(text, lang, quoted, self.tables.words):
            return quoted
        wider = _once((*quoted, *self.source.context))
        left = doubts(text, lang, wider, self.tables.words)
        if left:
            raise _Refused(f"in {lang} {left[0].fact.text!r} is not proved: {left[0].reason}")
        return wider


def _closed(text: str, lang: str) -> str:
    """*text* with the full stop that a model may have left out."""
    return text if _END.search(text) else text.rstrip("，,;；:：、") + ("。" if lang == "zh" else ".")


def _once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """*passages* without repetition; values of fields may be lists, so they are compared, not hashed."""
    seen: list[Passage] = []
    for passage in passages:
        if passage not in seen:
            seen.append(passage)
    return tuple(seen)


def _fits(one: Proved, before: Sequence[Proved]) -> None:
    """Raises _Refused when the story has enough sentences or words without it, or says it already."""
    if len(before) == MAX_SENTENCES:
        raise _Refused(f"more than {MAX_SENTENCES} sentences")
    for lang, text in one.text.items():
        if any(text == other.text[lang] for other in before):
            raise _Refused("it is said twice")
        together = " ".join([*(other.text[lang] for other in before), text])
        han = cjk_count(together)
        if han > MAX_CJK or units(together) - han > MAX_WORDS:
            raise _Refused(f"too long in {lang}")
