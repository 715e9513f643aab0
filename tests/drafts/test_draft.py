"""The words of a story: from fields and extracts, with what proves each sentence."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain.items import Note
from hugging_news.domain.stories import Candidate, Decision, Draft, Pick
from hugging_news.drafts.draft import draft
from hugging_news.drafts.extract import within_limit
from hugging_news.pipeline import setup
from tests.factories import candidate, dataset, event, item, model, paper, release, space

LANGS = ("zh", "en")
KINDS = [release(), model(rank=1, task="text-generation"), dataset(rank=2), space(rank=3), paper(), event(), item()]


def written(story: Candidate, **pick: Any) -> Draft:
    return draft(Pick(story, "releases", 1, **pick), setup.phrases(LANGS), setup.tables(LANGS, "Asia/Shanghai"))


@pytest.mark.parametrize("lead", KINDS, ids=lambda lead: lead.kind)
def test_every_kind_has_a_headline_in_both_languages(lead: Any) -> None:
    """Complete with no model and no token."""
    words = written(candidate(lead))
    assert words.headline["zh"] and words.headline["en"]


@pytest.mark.parametrize("lead", KINDS, ids=lambda lead: lead.kind)
def test_every_sentence_from_fields_is_proved_by_them(lead: Any) -> None:
    """The value in the evidence is the item's own."""
    words = written(candidate(lead))
    for lang in LANGS:
        for place, sentence in enumerate(words.summary[lang]):
            proofs = [e for e in words.evidence if e.lang == lang and e.sentence == place]
            assert proofs and all(proof.item == lead.id for proof in proofs), sentence


def test_both_languages_use_the_same_fields() -> None:
    """Parity: only words differ."""
    words = written(candidate(model(rank=1, likes=12, task="text-generation", parameters=7_000_000_000)))
    used = {lang: {(e.sentence, e.field) for e in words.evidence if e.lang == lang} for lang in LANGS}
    assert used["zh"] == used["en"]


def test_phrase_tables_agree() -> None:
    """The same kinds, slots and fields in each language."""
    import re

    tables = setup.phrases(LANGS)

    def shape(table: Any) -> Any:
        if isinstance(table, str):
            return sorted({name.removeprefix("a_") for name in re.findall(r"\{([?!]?[a-z_]+)\}", table)})
        if isinstance(table, list):
            return [shape(part) for part in table]
        return {key: shape(part) for key, part in table.items()}

    assert shape(tables["zh"]) == shape(tables["en"])


def test_the_editors_words_win() -> None:
    """Headline and sentences of curation.toml, marked as the editor's."""
    decision = Decision(headline={"zh": "新标题"}, summary={"zh": ("一句。",)})
    words = written(candidate(release(), decision=decision))
    assert words.headline["zh"] == "新标题" and words.summary["zh"][0].method == "editor"
    assert "2.0.0" in words.headline["en"]


def test_an_extract_is_verbatim_and_marked_with_its_language() -> None:
    """A Chinese reader sees that it is English."""
    words = written(candidate(item(summary="Kites fly higher now. They need less wind than before.")))
    sentence = words.summary["zh"][0]
    assert (sentence.method, sentence.lang, sentence.text) == ("extracted", "en", "Kites fly higher now.")
    assert next(e.quote for e in words.evidence if e.lang == "zh" and e.quote) == sentence.text


def test_extracts_stay_within_what_may_be_quoted() -> None:
    """At most 300 characters or 150 CJK ones a story, whole sentences."""
    assert within_limit(("a" * 200, "b" * 200)) == ("a" * 200,)
    assert within_limit(("字" * 151,)) == ()


def test_a_short_note_is_one_line() -> None:
    """Its first highlight, else what the fields tell."""
    note = Note(text="Mend the tail", source="* Mend the tail")
    assert len(written(candidate(release(highlights=(note,))), brief=True).summary["zh"]) == 1
    assert written(candidate(release(previous="1.9.0")), brief=True).summary["zh"][0].method == "data"


def test_a_lead_of_another_version_is_proved_there() -> None:
    """Of a release train the evidence points to the item that holds the words, and a sentence names the version."""
    first = "github:acme/kite@v2.1.0"
    note = Note(text="4-bit strings", source="### 4-bit strings", version="2.1.0", item=first)
    lead = release(
        tag="v2.1.1", train=("v2.1.0", "v2.1.0rc1"), highlights=(note,), subject="Kite4 Strings",
        lead="Strings are loaded in 4 bits.", lead_item=first,
    )  # fmt: skip
    words = written(candidate(lead))
    quote = next(e for e in words.evidence if e.lang == "en" and e.quote)
    assert (quote.item, quote.quote) == (first, "Strings are loaded in 4 bits.")
    assert words.headline["en"].endswith("2.1.1: Kite4 Strings")
    said = [sentence.text for sentence in words.summary["en"]]
    assert "The same week also brought 2.1.0 and 2.1.0rc1; the highlights are from 2.1.0." in said


def test_a_patch_in_one_line_of_its_own() -> None:
    """The summary of its notes before the first entry of their list; a long one does not fit."""
    note = Note(text="Fix knots", source="* Fix knots")
    short = release(lead="This patch mends the loading of strings.", highlights=(note,))
    assert written(candidate(short), brief=True).summary["en"][0].text == "This patch mends the loading of strings."
    long = release(lead="a" * 161, highlights=(note,))
    assert written(candidate(long), brief=True).summary["en"][0].text == "Fix knots"


def test_security_fixes_make_a_headline() -> None:
    """One and several."""
    notes = tuple(Note(text=f"Fix CVE-2026-000{n}", source="x") for n in (1, 2))
    assert written(candidate(release(security=notes[:1]))).headline["en"].endswith("2.0.0: 1 security fix")
    assert written(candidate(release(security=notes))).headline["zh"].endswith("2.0.0：2 处安全修复")
    old_line = Note(text="Fix CVE-2026-0003", source="x", version="1.4.9", item="github:acme/lib@v1.4.9")
    both = written(candidate(release(security=(notes[0], old_line), previous="1.9.0")))
    assert both.headline["en"].endswith("2.0.0: 1 security fix")


@pytest.mark.parametrize(("tag", "name"), [("@acme/gadget@2.0.0", "@acme/gadget"), ("gateway-v2.0.0", "kite gateway")])
def test_another_package_of_a_repository_is_told_under_its_own_name(tag: str, name: str) -> None:
    """Not as a version of the project; the tag proves it."""
    found = written(candidate(release(tag=tag, version="2.0.0")))
    assert found.headline["en"].startswith(f"{name} 2.0.0")
    assert ("details.tag", tag) in [(one.field, one.value) for one in found.evidence]


def test_a_rank_is_not_called_new_without_a_comparison() -> None:
    """The first collection of a list cannot know what was there before."""
    lead = model(rank=1)
    told = {
        moved: written(candidate(lead, moved=moved)).summary["en"][-1].text for moved in ("uncompared", "new", "up")
    }
    assert "New on the list" in told["new"] and "rose" in told["up"]
    assert not any(word in told["uncompared"] for word in ("New", "new", "rose"))
