"""The words of one story in every language: the editor's where there are some, else from fields and extracts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hugging_news.domain.articles.hanzi import TRADITIONAL, is_traditional
from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.stories import Candidate, Draft, Evidence, Method, Pick, Sentence
from hugging_news.domain.text import language_of
from hugging_news.drafts.data_to_text import Phrases, headlines, prove, say
from hugging_news.drafts.data_to_text import sentences as told
from hugging_news.drafts.evidence import by_hand
from hugging_news.drafts.extract import lead as extracted
from hugging_news.drafts.fields import Facts, Tables, facts
from hugging_news.drafts.typesetting import typeset


def draft(pick: Pick, phrases: Mapping[str, Phrases], tables: Tables) -> Draft:
    """Headline, sentences and evidence of a pick, in each language of *phrases*."""
    known = {lang: facts(pick.candidate, lang, tables) for lang in phrases}
    words = {lang: table[_row(pick.candidate)] for lang, table in phrases.items()}
    headline, evidence = _headlines(pick, words, known)
    summary: dict[str, tuple[Sentence, ...]] = {}
    for lang in phrases:
        summary[lang], proofs = _summary(pick, lang, words[lang], known[lang])
        evidence += proofs
    written = typeset(Draft(headline, summary, tuple(evidence)), pick.candidate.lead.title, tables.house)
    own = tuple(by_hand(written, pick.candidate, tables.words))
    return replace(written, evidence=(*written.evidence, *own))


def _row(candidate: Candidate) -> str:
    """The table of phrases of a story: its details' type, or its kind where that has one of its own."""
    kind, details = candidate.lead.kind, candidate.lead.details.type
    return kind if (details, kind) in _OWN_ROWS else details


_OWN_ROWS = frozenset(
    [("event", "recap"), *(("post", kind) for kind in ("course", "talk", "competition", "milestone"))]
)


def _headlines(
    pick: Pick, words: Mapping[str, Phrases], known: Mapping[str, Facts]
) -> tuple[dict[str, str], list[Evidence]]:
    """The editor's headline in a language that has one, else the one that the rules make in all of them."""
    candidate = pick.candidate
    lead = candidate.lead
    said = headlines({lang: table["headline"] for lang, table in words.items()}, known, pick.place - 1)
    found: dict[str, str] = {}
    evidence: list[Evidence] = []
    for lang in words:
        own = candidate.decision.headline.get(lang) or candidate.split_title.get(lang) or lead.headline.get(lang)
        found[lang] = own or (said[lang][0] if said else lead.title)
        evidence += prove(said[lang][1], lang, "headline") if said and not own else ()
    return found, evidence


def _summary(pick: Pick, lang: str, words: Phrases, known: Facts) -> tuple[tuple[Sentence, ...], list[Evidence]]:
    candidate = pick.candidate
    own = candidate.decision.summary.get(lang) or candidate.lead.words.get(lang)
    if own:
        return tuple(Sentence(text=text, lang=lang, method="editor") for text in own), []
    if pick.brief:
        return _brief(candidate, lang, words, known)
    if candidate.split_of:
        return (), []
    lines: list[Sentence] = []
    evidence: list[Evidence] = []
    for text, used in told(words["summary"], known, pick.place - 1):
        evidence += prove(used, lang, len(lines))
        lines.append(Sentence(text=text, lang=lang, method="data"))
    for quote in (one for one in extracted(candidate.lead) if not candidate.silences(one)):
        evidence.append(Evidence(lang=lang, sentence=len(lines), item=_origin(candidate.lead), quote=quote))
        method: Method = "editor" if candidate.lead.id.startswith("inbox:") else "extracted"
        lines.append(Sentence(text=quote, lang=_language(candidate, quote, lang), method=method))
    advice = told(words.get("advice", ()), known, pick.place - 1)
    for text, used in advice if lines or advice else told([words.get("last", ())], known):
        evidence += prove(used, lang, len(lines))
        lines.append(Sentence(text=text, lang=lang, method="data"))
    return tuple(lines), evidence


def _brief(
    candidate: Candidate, lang: str, words: Phrases, known: Facts
) -> tuple[tuple[Sentence, ...], list[Evidence]]:
    """One line: the lead or the first highlight in the source's words, else what the fields tell."""
    said = say(words.get("brief", ()), known)
    if said is None:
        return (), []
    text, used = said
    quoted = [field for field in used if field.path in ("details.lead", "details.highlights")]
    if quoted:
        evidence = [Evidence(lang=lang, sentence=0, item=quoted[0].item, quote=text)]
        return (Sentence(text=text, lang=_language(candidate, text, lang), method="extracted"),), evidence
    return (Sentence(text=text, lang=lang, method="data"),), list(prove(used, lang, 0))


def _origin(lead: Item) -> str:
    """The item that holds the lead: of a release train it may be another version."""
    return (lead.details.lead_item if isinstance(lead.details, ReleaseDetails) else None) or lead.id


def _language(candidate: Candidate, text: str, fallback: str) -> str:
    """The language of *text*, traditional Chinese told apart, so that it is printed as a quote."""
    told = language_of(text)
    if told == "zh" and (TRADITIONAL in candidate.lead.tags or is_traditional(text)):
        return TRADITIONAL
    return told or candidate.lead.lang or fallback
