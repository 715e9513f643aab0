"""Every format in every language against the document that was read and found good."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugging_news.renderers import FORMATS, render
from tests.renderers.factory import weekly
from tests.renderers.hostile import hostile
from tests.renderers.parts import CONTEXT

GOLDEN = Path(__file__).parent / "golden"
EACH = pytest.mark.parametrize(("format", "lang"), [(format, lang) for format in FORMATS for lang in ("zh", "en")])
TEXTS = [(name, lang) for name, row in FORMATS.items() if row.template for lang in ("zh", "en")]


@EACH
def test_golden(format: str, lang: str) -> None:
    """The invented week is written as in its golden document; `write_golden.py` writes it anew."""
    (document,) = render(weekly(), format, lang, CONTEXT)
    assert document.content.decode() == (GOLDEN / format / document.path).read_bytes().decode()


@EACH
def test_again_the_same_bytes(format: str, lang: str) -> None:
    """The same edition gives the same documents, also after others were written."""
    first = render(weekly(), format, lang, CONTEXT)
    render(hostile(), format, lang, CONTEXT)
    assert render(weekly(), format, lang, CONTEXT) == first


@pytest.mark.parametrize(("format", "lang"), TEXTS)
def test_layout_of_text(format: str, lang: str) -> None:
    """No trailing spaces, at most one blank line between blocks, one newline at the end, no byte order mark."""
    text = render(weekly(), format, lang, CONTEXT)[0].content.decode()
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
