"""Strangers' worst strings: what is rendered from them is whole, and nothing in it runs."""

from __future__ import annotations

import re

import pytest

from hugging_news.check.documents import Issue, Written
from hugging_news.check.documents.contrast import contrast, weak
from hugging_news.domain.markdown import to_html
from tests.check.documents.rendered import found, issue, messages, written
from tests.renderers.hostile import hostile

BLOCKS = ("```mermaid\ngraph LR\n  A --> B{<b>}\n```", "```latex\n\\frac{1}{2} & $x_1$ \\\\\n```")


@pytest.mark.parametrize("rule", ["Q21", "Q23", "Q25", "Q27"])
def test_an_edition_of_attacks_is_rendered_whole(rule: str) -> None:
    """Escaping leaves nothing open, nothing active, nothing unseen."""
    edition = hostile()
    assert messages(Issue(edition, tuple(written(edition))), rule) == []


def test_template_syntax_that_was_run_is_found() -> None:
    """A sum in braces that shows its result; also where a name of ours was filled in."""
    edition = hostile()
    spoilt = [
        Written(one.path, one.format, one.lang, re.sub(r"\{\{ 7 \* 7 \}\}", "49", one.text).encode())
        for one in written(edition)
    ]
    said = messages(Issue(edition, tuple(spoilt)), "Q27")
    assert said and all("{{ 7 * 7 }} was run as a template" in message for message in said)


@pytest.mark.parametrize("block", BLOCKS)
def test_diagrams_and_formulas_stay_byte_for_byte(block: str) -> None:
    """In Markdown that is made a page, and between a document and its page."""
    code = block.split("\n", 1)[1].removesuffix("```")
    page = to_html(block)
    shown = page.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert code in shown
    whole = issue()
    texts = {"markdown": f"intro\n\n{block}\n", "html": page.replace("frac", "dfrac").replace("LR", "TD")}
    documents = tuple(Written(f"zh.{name}", name, "zh", text.encode()) for name, text in texts.items())
    assert [message for message in messages(Issue(whole.edition, documents), "Q23") if "has not the code" in message]
    alike = (documents[0], Written("zh.html", "html", "zh", page.encode()))
    assert not found(Issue(whole.edition, alike), "Q23")


def test_an_executed_demo_says_what_was_run() -> None:
    """Without the revision nobody can run it again; one that was skipped has run nothing."""
    whole = issue().edition
    demo = {"status": "ok", "model": "demo-lab/kite", "seed": 0, "date": "2026-01-05"}
    first, *rest = whole.sections
    for status, said in (("ok", ["an executed demo without revision"]), ("skipped", [])):
        story = first.stories[0].model_copy(update={"demo": {**demo, "status": status}})
        changed = first.model_copy(update={"stories": (story, *first.stories[1:])})
        edition = whole.model_copy(update={"sections": (changed, *rest)})
        assert messages(Issue(edition), "Q23") == said


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a colour on itself 1; each scheme is judged by its own variables."""
    assert (round(contrast("#000000", "#ffffff"), 2), contrast("#777777", "#777777")) == (21, 1)
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    sheet = ":root { --a: #767676; } body { background: #fff; color: var(--a) }"
    assert not list(weak(sheet))
    night = "@media (prefers-color-scheme: dark) { :root { --a: #ffffff; } }"
    assert [line.partition(" scheme")[0] for line in weak(sheet + night)] == [
        "#ffffff on #ffffff has a contrast of 1.00 in the dark"
    ]


def test_python_of_a_session_is_read_without_its_prompts() -> None:
    """`>>>` is how documentation shows calls."""
    session = "```python\n>>> load(4)\n... \n```\n"
    assert not messages(Issue(issue().edition, (Written("x.md", "markdown", "en", session.encode()),)), "Q23")
