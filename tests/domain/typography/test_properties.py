"""What holds for every text: fixing is finished after once, and never touches code or addresses."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain.markdown import addresses_and_code
from hugging_news.domain.typography import fix, fix_markdown, markdown_slips, same_words, slips
from hugging_news.domain.typography.reading import kept
from hugging_news.pipeline.setup import house

PIECES = tomllib.loads(Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8"))["pieces"]
MIXED = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)
ANY = st.text(max_size=60) | MIXED
LANGS = st.sampled_from(["zh", "en"])


@settings(max_examples=600, deadline=None)
@given(text=ANY, lang=LANGS, own=st.booleans())
def test_fixing_is_finished_after_once(text: str, lang: str, own: bool) -> None:
    """What a second look finds, a person must mend."""
    tables = house() if own else house().quoting
    fixed = fix(text, lang, tables)
    assert [slip for slip in slips(fixed, lang, tables) if slip.better is not None] == []
    assert fix(fixed, lang, tables) == fixed


@settings(max_examples=600, deadline=None)
@given(text=ANY, lang=LANGS)
def test_code_and_addresses_of_a_sentence_stay(text: str, lang: str) -> None:
    """Byte for byte, in order."""
    assert kept(fix(text, lang, house())) == kept(text)


@settings(max_examples=300, deadline=None)
@given(text=ANY, lang=LANGS)
def test_a_slip_says_where_it_is(text: str, lang: str) -> None:
    """Position and found text agree, in order, and a fix changes something."""
    found = slips(text, lang, house())
    assert [slip.start for slip in found] == sorted(slip.start for slip in found)
    for slip in found:
        assert text[slip.start : slip.end] == slip.found != slip.better


@settings(max_examples=600, deadline=None)
@given(text=ANY, lang=LANGS)
def test_fixing_a_document_is_finished_after_once(text: str, lang: str) -> None:
    """The same for whole Markdown."""
    fixed = fix_markdown(text, lang, house())
    assert [slip for slip in markdown_slips(fixed, lang, house()) if slip.better is not None] == []
    assert fix_markdown(fixed, lang, house()) == fixed


@settings(max_examples=600, deadline=None)
@given(text=ANY, lang=LANGS)
def test_a_document_keeps_its_addresses_and_code(text: str, lang: str) -> None:
    """As a Markdown parser reads them."""
    assert addresses_and_code(fix_markdown(text, lang, house())) == addresses_and_code(text)


@settings(max_examples=200, deadline=None)
@given(text=ANY)
def test_a_fixed_text_has_the_same_words(text: str) -> None:
    """So a quotation is recognised however it is set."""
    assert same_words(text, fix(text, "zh", house().quoting), "zh", house())


@pytest.mark.parametrize("lang", ["fr", "ja", ""])
@given(text=ANY)
def test_other_languages_are_left_alone(lang: str, text: str) -> None:
    """Their rules are not known here."""
    assert fix(text, lang, house()) == text and slips(text, lang, house()) == ()
    assert fix_markdown(text, lang, house()) == text


@pytest.mark.parametrize(
    ("text", "lang"),
    [("见 https://a.b/c,d。（ok", "en"), ("github\u2028huggingface.co/x", "zh"), ("x https://a.b/c。\x00...1", "en")],
)
def test_mended_together_addresses_stay_too(text: str, lang: str) -> None:
    """Each change alone does no harm, but both would make the address longer or lose it."""
    assert kept(fix(text, lang, house())) == kept(text)


@pytest.mark.parametrize("marks", ["* ", "- ", "> ", "1. "])
def test_many_marks_at_the_beginning_of_a_line_end_soon(marks: str) -> None:
    """A rule of forty stars is read once, not in all ways to share its spaces."""
    document = f"模型\n\n{marks * 40}x\n"
    assert fix_markdown(document, "zh", house()) == document


def test_lone_surrogates_do_no_harm() -> None:
    """They cannot be printed, but they can be read."""
    broken = "使用\ud800Gradio `a` \udfff"
    assert "`a`" in fix(broken, "zh", house())
    assert "`a`" in fix_markdown(broken, "zh", house())
