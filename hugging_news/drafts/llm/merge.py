"""Which drafts gain by a model, and how its sentences take the place of extracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hugging_news.domain.facts import Passage
from hugging_news.domain.stories import Candidate, Draft, Evidence, Pick, Sentence
from hugging_news.domain.text import language_of, units
from hugging_news.drafts.llm.judge import Proved, Verdict

_THIN = 25
"""Units of a summary that tells little."""


def gains(pick: Pick, draft: Draft) -> bool:
    """Whether a story's words are extracts in a foreign language, or few; an editor's are never touched.

    What the press alone says is quoted, not told.
    """
    candidate = pick.candidate
    if pick.brief or candidate.split_of or candidate.carried or candidate.tiers[:1] == ("secondary",):
        return False
    if any(sentence.method == "editor" for said in draft.summary.values() for sentence in said):
        return False
    foreign = any(
        sentence.method == "extracted" and sentence.lang != lang
        for lang, said in draft.summary.items()
        for sentence in said
    )
    thin = any(units(" ".join(sentence.text for sentence in said)) < _THIN for said in draft.summary.values())
    return foreign or thin


def merged(draft: Draft, verdict: Verdict, candidate: Candidate) -> Draft:
    """*draft* with the sentences of *verdict* in place of its extracts; what was made from fields stays."""
    summary: dict[str, tuple[Sentence, ...]] = {}
    evidence: list[Evidence] = []
    headline = dict(draft.headline)
    for lang, said in draft.summary.items():
        headline[lang], proof = _headline(draft, verdict.headline, lang, candidate)
        evidence += proof
        summary[lang], proofs = _summary(draft, said, verdict.used, lang)
        evidence += proofs
    return replace(draft, headline=headline, summary=summary, evidence=tuple(evidence))


def _summary(
    draft: Draft, said: Sequence[Sentence], used: Sequence[Proved], lang: str
) -> tuple[tuple[Sentence, ...], list[Evidence]]:
    kept = [place for place, sentence in enumerate(said) if sentence.method != "extracted"]
    extracts = [place for place, sentence in enumerate(said) if sentence.method == "extracted"]
    before = [place for place in kept if not extracts or place < extracts[0]]
    lines: list[Sentence] = []
    evidence: list[Evidence] = []
    for place in before:
        evidence += _moved(draft, lang, place, len(lines))
        lines.append(said[place])
    for one in used:
        evidence += (_evidence(passage, lang, len(lines)) for passage in one.proof[lang])
        lines.append(Sentence(text=one.text[lang], lang=lang, method="model"))
    for place in kept[len(before) :]:
        evidence += _moved(draft, lang, place, len(lines))
        lines.append(said[place])
    return tuple(lines), evidence


def _moved(draft: Draft, lang: str, old: int, new: int) -> Iterator[Evidence]:
    for proof in draft.evidence:
        if proof.lang == lang and proof.sentence == old:
            yield proof.model_copy(update={"sentence": new})


def _headline(draft: Draft, said: Proved | None, lang: str, candidate: Candidate) -> tuple[str, list[Evidence]]:
    """The model's, where the draft has only the source's title in another language."""
    own = draft.headline[lang]
    if said and lang in said.text and own == candidate.lead.title and language_of(own) not in (lang, None):
        return said.text[lang], [_evidence(passage, lang, "headline") for passage in said.proof[lang]]
    return own, [proof for proof in draft.evidence if proof.lang == lang and proof.sentence == "headline"]


def _evidence(passage: Passage, lang: str, sentence: object) -> Evidence:
    """What proves a sentence, as the edition keeps it."""
    return Evidence.model_validate(
        {"lang": lang, "sentence": sentence, "item": passage.item, "quote": passage.text or None}
        | ({"field": passage.field, "value": passage.value} if passage.field else {})
    )
