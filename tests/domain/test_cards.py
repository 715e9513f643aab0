"""Repository cards: front matter off, the first prose found."""

from __future__ import annotations

import pytest

from hugging_news.domain import cards

PROSE = "Kite-7B reads wind maps. It was trained on two years of weather data."


@pytest.mark.parametrize(
    "before",
    [
        "# Kite-7B\n\n",
        "[![badge](https://x.example/b.svg)](https://x.example) [Paper](https://p.example) | [Code](https://c.example)\n\n",
        '<div align="center">\n<img src="logo.png">\n<p>🪁 <a href="x">Home page of the whole project</a> | '
        '<a href="y">Technical report</a></p>\n</div>\n\n',
        "| model | score on a long benchmark |\n|---|---|\n| a | This cell has many words in it. Really. |\n\n",
        "> [!NOTE]\n> This card is about the second version of the model. See the first one too.\n\n",
        "- A list item that has a lot of words in it. It really does.\n\n",
        "```python\nprint('a long line of code with words. and more of them here')\n```\n\n",
        "<!-- Provide a quick summary of what the model is/does. -->\n\n",
        "This modelcard aims to be a base template for new models. It has been generated using a raw template.\n\n",
        "This is the model card of a 🤗 transformers model that has been pushed on the Hub. A machine made it.\n\n",
        "<script>alert('this is a script with many words. it must not be read')</script>\n\n",
        "[More Information Needed]\n\n",
        "Short line.\n\n",
    ],
)
def test_opening_skips_what_is_no_prose(before: str) -> None:
    """Headings, badges, link rows, tables, quotations, lists, code, comments and template words are passed over."""
    assert cards.opening(before + PROSE + "\n") == PROSE


def test_opening_is_plain_text() -> None:
    """Emphasis, links, images, entities and inline HTML leave their words only."""
    text = "**Kite-7B** reads <b>wind</b>&nbsp;maps, see the [paper](javascript:x) ![x](y.png)<img src=x onerror=y>.\n"
    assert cards.opening(text + "It is `small`.") == "Kite-7B reads wind maps, see the paper . It is small."


def test_opening_in_chinese() -> None:
    """Chinese prose counts by characters."""
    assert cards.opening("# 风筝\n\n风筝-7B 是一个面向气象的小模型。\n") == "风筝-7B 是一个面向气象的小模型。"


def test_opening_inside_a_block() -> None:
    """Prose that an HTML block wraps is found."""
    assert cards.opening(f'<div align="center"><p>{PROSE}</p></div>') == PROSE


@pytest.mark.parametrize(
    "text", ["", "\ud800 lone", "# Only a title\n", "<div>" * 5000, "> " * 5000, "[a](b) " * 3000, "\n---\n" * 50]
)
def test_no_opening(text: str) -> None:
    """No prose, no words: nothing is made up."""
    assert cards.opening(text) == ""


def test_long_opening_is_cut() -> None:
    """One paragraph never becomes a page."""
    assert len(cards.opening("many words here. " * 500)) == 1000


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\nlicense: mit\n---\n# Kite\n", "# Kite"),
        ("---\r\nlicense: mit\r\n---\r\n# Kite\r\n", "# Kite"),
        ("\ufeff---\n# comment\n\nlicense: mit\n...\n# Kite", "# Kite"),
        ("---\n---\n# Kite", "# Kite"),
        ("# Kite\n\n---\nlicense: mit\n---\n", "# Kite\n\n---\nlicense: mit\n---"),
        ("---\n\nA rule, not metadata\n\n---\nmore", "---\n\nA rule, not metadata\n\n---\nmore"),
        ("---\nlicense: mit\nnever closed", "---\nlicense: mit\nnever closed"),
        ("", ""),
    ],
)
def test_body_without_front_matter(text: str, body: str) -> None:
    """YAML between `---` goes, wherever else `---` stands it stays."""
    assert cards.body(text) == body


def test_body_is_cut_between_blocks() -> None:
    """At most 60,000 characters, without half a paragraph."""
    body = cards.body("\n\n".join(["word " * 100] * 300))
    assert len(body) <= cards.LONGEST and body.endswith("word")
    assert len(cards.body("x" * 70_000)) == cards.LONGEST
