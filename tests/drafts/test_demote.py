"""What a check refused is taken back, in all languages together, and the evidence still fits."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.stories import Decision, Draft, Evidence, Sentence
from hugging_news.domain.typography import House
from hugging_news.drafts.demote import demoted
from tests.factories import candidate, model

LEAD = model("acme/kite-7b", title="acme/kite-7b")
WORDS = "Kite was trained on 64 GPUs."


def line(text: str, lang: str, method: str = "model") -> Sentence:
    return Sentence(text=text, lang=lang, method=method)  # type: ignore[arg-type]


def proof(lang: str, place: Any, quote: str | None = None, field: str | None = None) -> Evidence:
    return Evidence(lang=lang, sentence=place, item=LEAD.id, quote=quote, field=field, value=1 if field else None)


def draft(method: str = "model", quote: str | None = WORDS) -> Draft:
    """Two sentences in each language; the first is proved by *quote*, else by a field."""
    first = [proof(lang, 0, quote, None if quote else "details.parameters") for lang in ("zh", "en")]
    return Draft(
        {"zh": "风筝", "en": "Kite"},
        {
            "zh": (line("用 64 块 GPU 训练。", "zh", method), line("支持 3 种语言。", "zh", "data")),
            "en": (line("Trained on 64 GPUs.", "en", method), line("It supports 3 languages.", "en", "data")),
        },
        (*first, *(proof(lang, 1, field="details.languages") for lang in ("zh", "en"))),
    )


def told(made: Draft) -> dict[str, list[tuple[str, str]]]:
    return {lang: [(one.text, one.method) for one in said] for lang, said in made.summary.items()}


def take(made: Draft, *refused: tuple[str, str], **more: Any) -> Draft:
    return demoted(made, candidate(LEAD, **more), refused, House())


def test_a_sentence_gives_way_to_the_words_that_proved_it() -> None:
    """In every language, marked as an extract in the language of its source."""
    made = take(draft(), ("zh", "用 64 块 GPU 训练。"))
    assert told(made) == {
        "zh": [(WORDS, "extracted"), ("支持 3 种语言。", "data")],
        "en": [(WORDS, "extracted"), ("It supports 3 languages.", "data")],
    }
    assert made.summary["zh"][0].lang == "en"


def test_without_a_quote_it_is_dropped_in_all_languages_together() -> None:
    """The evidence of what follows is counted anew."""
    made = take(draft("data", None), ("en", "Trained on 64 GPUs."))
    assert told(made) == {"zh": [("支持 3 种语言。", "data")], "en": [("It supports 3 languages.", "data")]}
    assert [(one.lang, one.sentence, one.field) for one in made.evidence] == [
        ("zh", 0, "details.languages"), ("en", 0, "details.languages"),
    ]  # fmt: skip


def test_a_quote_that_is_too_long_is_not_printed() -> None:
    """No story quotes more than it may."""
    assert told(take(draft(quote="We fly kites. " * 30), ("en", "Trained on 64 GPUs.")))["en"] == [
        ("It supports 3 languages.", "data")
    ]


def test_an_extract_that_is_refused_is_dropped() -> None:
    """Its quote is what failed."""
    assert told(take(draft("extracted"), ("en", "Trained on 64 GPUs.")))["zh"] == [("支持 3 种语言。", "data")]


def test_an_editors_words_stay() -> None:
    """Nothing of what a person wrote is changed."""
    made = draft("editor")
    assert take(made, ("en", "Trained on 64 GPUs."), ("zh", "用 64 块 GPU 训练。")) == made


def test_what_stands_nowhere_changes_nothing() -> None:
    """A story may be told in other words by now."""
    made = draft()
    assert take(made, ("en", "Something else.")) == made


def test_a_headline_gives_way_to_the_title_then_to_the_subject() -> None:
    """In all languages, with evidence."""
    first = take(draft(), ("en", "Kite"))
    assert first.headline == {"zh": "acme/kite-7b", "en": "acme/kite-7b"}
    second = take(draft(), ("en", "Kite"), ("zh", "acme/kite-7b"))
    assert second.headline == {"zh": "kite-7b", "en": "kite-7b"}
    proofs = [(one.lang, one.field) for one in second.evidence if one.sentence == "headline"]
    assert proofs == [("zh", "details.repo_id"), ("en", "details.repo_id")]


def test_a_headline_of_the_editor_stays() -> None:
    """That of the other language alone gives way."""
    decided = Decision(headline={"zh": "风筝"})
    assert take(draft(), ("en", "Kite"), decision=decided).headline == {"zh": "风筝", "en": "acme/kite-7b"}
