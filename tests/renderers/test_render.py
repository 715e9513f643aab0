"""The table of formats, editors' own templates, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hugging_news.domain.editions import Section
from hugging_news.domain.errors import RenderError, UnknownNameError
from hugging_news.renderers import FORMATS, RenderContext, render
from hugging_news.resources import resource_text
from tests.renderers.factory import weekly
from tests.renderers.parts import CONTEXT


def own(folder: Path, **files: str) -> RenderContext:
    """A context with an editor's templates; a double underscore in a name is a dot."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return replace(CONTEXT, overrides=folder)


@pytest.mark.parametrize("format", [name for name, row in FORMATS.items() if row.template])
def test_every_row_writes_what_it_says(format: str) -> None:
    """Template, path, media type and format of a document are those of its row."""
    row = FORMATS[format]
    assert resource_text("templates", row.template)
    (document,) = render(weekly(), format, "en", CONTEXT)
    assert (document.path, document.media_type, document.format) == (row.path.format(lang="en"), row.media_type, format)


def test_unknown_names() -> None:
    """An unknown format or language is answered with the known ones."""
    with pytest.raises(UnknownNameError, match="did you mean 'markdown'"):
        render(weekly(), "markdwn", "zh", CONTEXT)
    with pytest.raises(UnknownNameError, match="language 'fr'"):
        render(weekly(), "html", "fr", CONTEXT)


def test_an_edition_in_one_language() -> None:
    """Without a second language there is no switch, and nothing is missing."""
    text = render(weekly(languages=("zh",)), "html", "zh", CONTEXT)[0].content.decode()
    assert "hreflang" not in text
    assert "alternate: []" in render(weekly(languages=("zh",)), "markdown", "zh", CONTEXT)[0].content.decode()


def test_an_empty_edition() -> None:
    """An edition without stories is still a document: intro, sign-off, footer."""
    empty = weekly(sections=(), glance=(), corrections=(), minutes={}, data_time=None, sources=())
    text = render(empty, "markdown", "zh", CONTEXT)[0].content.decode()
    assert "## " not in text
    assert "快来看看吧！" in text
    assert "检查了 0 个来源" in text


def test_words_of_the_configuration_win() -> None:
    """Intro, sign-off and section titles of the edition replace the built-in ones."""
    changed = weekly(intro={"zh": "自己的开头。"}, signoff={"zh": "自己的结尾。"})
    text = render(changed, "markdown", "zh", CONTEXT)[0].content.decode()
    assert "自己的开头。" in text and "自己的结尾。" in text
    assert "快来看看吧" not in text


def test_an_editors_template_comes_first_and_escapes(tmp_path: Path) -> None:
    """An own template is found before ours, may use our macros, and content stays content in it."""
    context = own(tmp_path, markdown__md__j2="<b>{{ page.title }}</b> {{ page.title | e }}\n")
    edition = weekly(title={"zh": "a <i> *b*", "en": ""})
    assert render(edition, "markdown", "zh", context)[0].content == b"<b>a \\<i> \\*b\\*</b> a \\<i> \\*b\\*\n"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("one\n{% if %}\n", 2, "TemplateSyntaxError"),
        ("one\n\n{{ page.nothing }}\n", 3, "UndefinedError"),
        ("{{ page.title.__class__.__mro__ }}", 1, "SecurityError"),
        ("{{ page.title + 1 }}", 1, "TypeError"),
        ("{{ 1 // 0 }}", 1, "ZeroDivisionError"),
        ("{% for n in range(10000000) %}{% endfor %}", 1, "OverflowError"),
        ("{% include 'nowhere.j2' %}", 1, "TemplateNotFound"),
        ("{% do page.update() %}", 1, "TemplateSyntaxError"),
    ],
)
def test_faults_of_a_template(tmp_path: Path, template: str, line: int, reason: str) -> None:
    """A template that fails is named with its line and with what is wrong."""
    with pytest.raises(RenderError, match=reason) as caught:
        render(weekly(), "markdown", "zh", own(tmp_path, markdown__md__j2=template))
    assert (caught.value.format, Path(caught.value.template).name, caught.value.line) == (
        "markdown",
        "markdown.md.j2",
        line,
    )


def test_a_template_cannot_read_files(tmp_path: Path) -> None:
    """Templates outside the two folders are not found."""
    with pytest.raises(RenderError, match="TemplateNotFound"):
        render(weekly(), "markdown", "zh", own(tmp_path, markdown__md__j2="{% include '../__init__.py' %}"))


def test_a_broken_story_is_named() -> None:
    """An edition that was damaged by hand fails with the story's id."""
    edition = weekly()
    first = edition.sections[0].model_copy(
        update={"stories": (edition.sections[0].stories[0].model_copy(update={"details": {"type": "release"}}),)}
    )
    with pytest.raises(RenderError, match=r"github:demo-lab/kitetrain@v2\.0\.0"):
        render(edition.model_copy(update={"sections": (first,)}), "html", "zh", CONTEXT)


@pytest.mark.parametrize(
    "template",
    ['{% include "../../../etc/passwd" %}', "{{ 'a' * 10**9 }}", "{{ 2 ** 9 ** 9 }}", '{% include "markdown.md.j2" %}'],
    ids=["path", "product", "power", "itself"],
)
def test_a_template_cannot_take_more_than_it_is_given(tmp_path: Path, template: str) -> None:
    """No file of the machine, no memory without end: an error that names the template."""
    with pytest.raises(RenderError, match=r"markdown\.md\.j2"):
        render(weekly(), "markdown", "en", own(tmp_path, markdown__md__j2=template))


@pytest.mark.parametrize(("format", "path"), [("markdown", "zh.md"), ("html", "zh.html"), ("classic", "zh.classic.md")])
def test_a_follow_up_links_back_where_there_is_something_to_link_to(format: str, path: str) -> None:
    """To the earlier edition's document of the same sort; one that was never written (an import's) is only named."""
    target = f"../2025-12-29/{path}"
    text = render(weekly(), format, "zh", CONTEXT)[0].content.decode()
    assert target in text
    gone = replace(CONTEXT, missing=frozenset((f"2025-12-29/{path}",)))
    named = render(weekly(), format, "zh", gone)[0].content.decode()
    assert target not in named
    assert "上次报道见 2025 年 12 月 29 日一期" in named


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_follow_up_in_one_line_links_back_too(format: str) -> None:
    """A short note of something told before names the edition that told it, too."""
    known = next(one for one in weekly().stories() if one.follow_up)
    notes = Section(id="events", title={}, stories=(known.model_copy(update={"brief": True}),))
    text = render(weekly(sections=(notes,)), format, "zh", CONTEXT)[0].content.decode()
    assert "../2025-12-29/zh." in text
