"""Clean text, and how much of it there is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.text import cjk_count, clean, cut, language_of, one_line, sentences, units, unwrap


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """Whatever comes in, no control, format, surrogate or newline character comes out, and no space at an end."""
    line = one_line(text)
    assert not [character for character in line if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert len(line) <= 500


@given(st.text(alphabet=st.characters(blacklist_characters="&")))
def test_one_line_twice(text: str) -> None:
    """What is clean stays as it is."""
    assert one_line(one_line(text)) == one_line(text)


@given(st.text())
def test_clean_twice(text: str) -> None:
    """Hygiene is done after one pass."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\t words \r\n here ", "two words here"),
        ("\x1b[1;31mred\x1b[0m and \x1b]0;title\x07plain", "red and plain"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef"),
        ("line\u2028two\u0085three\x0bfour", "line two three four"),
        ("R&amp;D &lt;b&gt; &#8217; &amp;lt;", "R&D <b> ’ &lt;"),
        ("it\x92s", "it’s"),
        ("e\u0301", "é"),
        ("half \ud800 pair", "half pair"),
        ("\U000e0041\U000e0042tags", "tags"),
        ("heart \u2764\ufe0f stays", "heart \u2764\ufe0f stays"),
        ("\u00a0no\u3000break\u2003", "no break"),
        ("", ""),
    ],
)
def test_one_line(text: str, line: str) -> None:
    """Entities are decoded once, whitespace is folded, what cannot be seen goes."""
    assert one_line(text) == line


def test_stacked_marks() -> None:
    """Of many combining marks on one letter four stay."""
    assert one_line("q" + "\u0323" * 50) == "q" + "\u0323" * 4


def test_cut() -> None:
    """A cut text says so and keeps the limit."""
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert one_line("word " * 1000, 12) == "word word w…"


def test_clean_keeps_the_layout() -> None:
    """Indentation, tabs and empty lines of code stay, line breaks become one kind."""
    assert clean("a\r\n\r\n    b\tc\rd\x00") == "a\n\n    b\tc\nd"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hugging Face 发布 Transformers v5.15.0，支持 4-bit 加载", "zh"),
        ("開源模型週報", "zh"),
        ("A new model for speech", "en"),
        ("Release v5.15.0", "en"),
        ("新しいモデルの公開です", None),
        ("새로운 모델", None),
        ("Новая модель", None),
        ("Les modèles de la semaine et leur mise en place dans une application pour tous", None),
        ("v4.30.1", None),
        ("", None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    """Chinese and English are told apart by their characters, other languages are not guessed."""
    assert language_of(text) == language


def test_units() -> None:
    """One Chinese character or one word is one unit, versions and names are one word."""
    assert units("发布 Qwen3-7B 与 v5.15.0，好") == 6
    assert units("it's a state-of-the-art model") == 4
    assert cjk_count("发布 abc，好。") == 3


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("One. Two! Three?", "en", ("One.", "Two!", "Three?")),
        (
            "See Fig. 3 in Sec. 2, e.g. by J. Smith. Then go.",
            "en",
            ("See Fig. 3 in Sec. 2, e.g. by J. Smith.", "Then go."),
        ),
        ("Version v5.15.0 is out. It is fast.", "en", ("Version v5.15.0 is out.", "It is fast.")),
        ("He said “stop.” She went.", "en", ("He said “stop.”", "She went.")),
        ("wrapped\nline. Next", "en", ("wrapped line.", "Next")),
        ("Heading\n\n- first item\n- second. More", "en", ("Heading", "first item", "second.", "More")),
        ("你好。世界！真的？", "zh", ("你好。", "世界！", "真的？")),
        ("支持 Node.js 与 v5.0。很快", "zh", ("支持 Node.js 与 v5.0。", "很快")),
        ("换行\n的句子。", "zh", ("换行的句子。",)),
        ("真快!试试吧", "zh", ("真快!", "试试吧")),
        ("“好。”然后", "zh", ("“好。”", "然后")),
        ("", "en", ()),
    ],
)
def test_sentences(text: str, lang: str, expected: tuple[str, ...]) -> None:
    """Sentences end where readers see an end, not at abbreviations, versions or wrapped lines."""
    assert sentences(text, lang) == expected


@given(st.text(alphabet=".!?。！？…”) aA中\n"))
def test_sentences_lose_nothing(text: str) -> None:
    """All characters but whitespace come back in order."""
    assert "".join("".join(sentences(text, "zh")).split()) == "".join(text.split())


def test_unwrap() -> None:
    """A wrapped line is joined with a space, but not between Chinese characters."""
    assert unwrap("one\n  two\n三\n四 five") == "one two 三四 five"
