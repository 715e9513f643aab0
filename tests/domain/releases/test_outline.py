"""The structure of notes: what is read as a heading, an entry, a paragraph or a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.releases.outline import inside, read

BODY = """\
Title
=====
A paragraph over
two lines.

## Features ##

* one
  goes on
    - nested
* two
lazy line

```python
# no heading
- no entry
```

<!-- a comment
# with a heading
-->
**Bold heading**

1. numbered

**Subject**: text that ends the bold heading.

| name | value |
|------|-------|
| kite | 1     |

    indented code
"""


def shapes(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(body)]


def test_shapes() -> None:
    """Headings of all three kinds, entries with what continues them, paragraphs, rows without the head; no code."""
    assert shapes(BODY) == [
        ("heading", "Title"),
        ("prose", "A paragraph over two lines."),
        ("heading", "Features"),
        ("bullet", "one goes on"),
        ("bullet", "nested"),
        ("bullet", "two lazy line"),
        ("heading", "Bold heading"),
        ("bullet", "numbered"),
        ("prose", "Subject: text that ends the bold heading."),
        ("row", "| kite | 1 |"),
    ]


def test_paths() -> None:
    """Each block knows the headings above it; a bold line is above only until the next bold subject."""
    paths = {block.text: block.path for block in read(BODY)}
    assert paths["two lazy line"] == ("Title", "Features")
    assert paths["numbered"] == ("Title", "Features", "Bold heading")
    assert paths["Subject: text that ends the bold heading."] == ("Title", "Features")


def test_inside() -> None:
    """What stands under a heading ends where the next one of its level begins."""
    blocks = read("# a\n## b\ntext\n### c\n- d\n## e\n- f\n")
    assert [block.text for block in inside(blocks, 1)] == ["text", "c", "d"]


def test_unclosed_fence() -> None:
    """An open fence hides the rest, as in CommonMark; a shorter or other one does not close it."""
    assert shapes("a\n````\n```\n~~~\n- b\n") == [("prose", "a")]
    assert shapes("a\n~~~~ x\n- b\n~~~~~\n- c\n") == [("prose", "a"), ("bullet", "c")]


def test_source_of_wrapped_text() -> None:
    """The source of words is their line, or all lines of the block when they run from one to the next."""
    (block,) = read("- a kite that\n  flies far\n")
    assert block.source_of("flies far") == "  flies far"
    assert block.source_of("that flies") == "- a kite that\n  flies far"


@given(st.text(alphabet=" \t\n\r\x0b\u2028#-*=|`~>!<a1.", max_size=200))
def test_lines_are_verbatim(body: str) -> None:
    """Whatever the text, every line of every block is a line of the body, in order."""
    lines = iter(body.splitlines())
    for block in read(body):
        for line in block.lines:
            assert line in lines
