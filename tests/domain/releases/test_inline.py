"""One line of notes: its plain text, and that text without what is no news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.markdown import plain
from hugging_news.domain.releases.inline import plain_line, tidy, urls


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("### Kite **2.0** arrives ###", "Kite 2.0 arrives ###"),
        ("* [Docs](https://example.org/a_(b)) and `load_in_4bit`", "Docs and load_in_4bit"),
        ("- [x] `a ``b` and ``c`d``", "a ``b and c`d"),
        ("1. ![a kite](https://example.org/k.png) flies", "flies"),
        ("> snake_case, __dunder__ and *one* _two_ `*three*`", "snake_case, dunder and one two *three*"),
        ("Set `KITE_*` or KITE_*, 2 * 3, a\\_b, R&amp;D", "Set KITE_* or KITE_*, 2 * 3, a_b, R&D"),
        ("<b>bold</b><!-- hidden --> <https://example.org>", "bold https://example.org"),
    ],
)
def test_plain_text(line: str, text: str) -> None:
    """Markup goes, words and code stay as they are."""
    assert plain_line(line) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("* Add kites by @ada in https://github.com/acme/kite/pull/12", "Add kites"),
        ("* 🚨 [`Core`] Drop strings (#47630) by @wei-dev", "Drop strings"),
        (":rotating_light: [core][2/n] Drop strings", "Drop strings"),
        ("* Add kites #12 by @ada @wei and @bob[bot]", "Add kites"),
        ("* feat(api)!: add kites (#12)", "add kites"),
        ("- [#12](https://example.org/12) [`a9e8382`](https://example.org/c) - Add kites.  Thanks @ada!", "Add kites"),
        ("- Add kites by [ada](https://github.com/ada) in [PR 12](https://example.org/12).", "Add kites"),
        ("* **Kites fly**: [#12](https://example.org/12), [#13](https://example.org/13) ⭐", "Kites fly"),
        ("* Faster kites (see [blog](https://example.org/blog), [docs](https://example.org/docs)).", "Faster kites"),
        ("* Support kites (KITE-12) (#12)", "Support kites"),
        ("* Kites per RFC #12", "Kites per RFC #12"),
        ("* Kites for all!", "Kites for all!"),
        ("* Fix `a[0]` of #12: strings", "Fix a[0] of #12: strings"),
        ("* 🪁🪁", ""),
    ],
)
def test_furniture(line: str, text: str) -> None:
    """Tags, emoji, numbers, authors and thanks at the ends of an entry are no news; inside it nothing is changed."""
    assert tidy(plain_line(line)) == text


def test_links() -> None:
    """Links come in order with their texts, once each; pictures are none, and neither is another scheme."""
    line = (
        "[the post](https://example.org/blog), https://example.org/b. ![p](https://example.org/p.png) [x](javascript:a)"
    )
    assert urls(line) == (("the post", "https://example.org/blog"), ("https://example.org/b", "https://example.org/b"))


@given(st.text(alphabet="abc de.:()[]#*_`~@!1/\\<>&;-🚨é中", max_size=120))
def test_tidy_only_cuts(line: str) -> None:
    """What is left of an entry stands in it word for word, and doing it again changes nothing."""
    text = plain_line(line)
    assert tidy(text) in text
    assert tidy(tidy(text)) == tidy(text)


@given(
    st.lists(
        st.sampled_from(["`a_b`", "**bold**", "*it*", "[t](https://example.org)", "x_y", "plain", "&lt;"]), max_size=6
    )
)
def test_same_words_as_markdown(parts: list[str]) -> None:
    """For well-formed Markdown the text is the one that the Markdown parser gives."""
    line = " and ".join(parts)
    assert plain_line(line) == " ".join(plain(line).split())
