"""A template prints a number only as what it counts, over the span over which it was counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hugging_news.domain.editions import StoryMetric
from hugging_news.domain.errors import RenderError
from hugging_news.domain.items import Metric
from hugging_news.renderers import RenderContext, render
from hugging_news.renderers.counts import Count
from hugging_news.renderers.environment import fill
from hugging_news.renderers.tables import table_view
from hugging_news.renderers.words import Words
from hugging_news.resources import load_toml
from tests.renderers.factory import trending, weekly
from tests.renderers.parts import AS_OF

EN = Words("en", load_toml("templates", "i18n/en.toml"), "Asia/Shanghai")
DOWNLOADS = Count(StoryMetric(counts="downloads", span="30d", value=31_200, as_of=AS_OF), EN)
LIKES = Count(StoryMetric(counts="likes", span="total", value=412, as_of=AS_OF), EN)
MISUSES = (
    "{{ metric }}", "{{ metric ~ ' likes' }}", "{{ metric | string }}", "{{ metric | int }}", "{{ metric | float }}",
    "{{ metric | e }}", "{{ metric | default(1) }}", "{{ '%s' | format(metric) }}", "{{ '{}'.format(metric) }}",
    "{{ [metric] | join }}", "{{ [metric] | sum }}", "{{ metric | tojson }}", "{{ metric + 1 }}",
    "{{ metric._digits }}", "{{ metric.value }}", "{{ metric > 3 }}", "{{ '%d' % metric }}",
    "{{ metric | counted('likes') }}",
    "{{ metric | counted('downloads') }}", "{{ metric | counted('downloads', '7d') }}", "{{ 3 | counted('likes') }}",
    "{{ metric | counted('like') }}", "{{ [] | counted('likes') }}", "{{ [likes] | counted('downloads', '30d') }}",
)  # fmt: skip


def text(source: str, folder: Path, escape: Any = "markdown", **values: Any) -> str:
    (folder / "own.j2").write_text("A line.\n" + source, encoding="utf-8")
    return fill("markdown", escape, "own.j2", folder, metric=DOWNLOADS, likes=LIKES, **values).partition("\n")[2]


@pytest.mark.parametrize("escape", ["markdown", "html", "none"])
@pytest.mark.parametrize("source", MISUSES)
def test_a_number_is_not_printed_as_another(source: str, escape: Any, tmp_path: Path) -> None:
    """Plain, converted, or asked for as something else: an error with the format, the template and the line."""
    with pytest.raises(RenderError) as caught:
        text(source, tmp_path, escape)
    assert (caught.value.format, Path(caught.value.template).name, caught.value.line) == ("markdown", "own.j2", 2)


def test_a_number_is_printed_as_what_it_is(tmp_path: Path) -> None:
    """By itself, among several, with its whole meaning; a template may ask first."""
    assert text("{{ metric | counted('downloads', '30d') }}", tmp_path, "none") == "31.2k"
    assert text("{{ [metric, likes] | counted('likes') }}", tmp_path, "none") == "412"
    assert text("{{ metric | stated }}", tmp_path, "none") == "31.2k downloads in 30 days (as of 5 January 2026)"
    assert text("{% if metric is counting('likes') %}no{% endif %}{{ metric.label }}", tmp_path, "none") == (
        "Downloads (30 days)"
    )


def test_debugging_shows_no_digits(tmp_path: Path) -> None:
    """`pprint` names the number, it does not print it."""
    assert "31" not in text("{{ metric | pprint }}", tmp_path, "none")


STORIES = "{% for s in page.sections %}{% for c in s.cards %}HOW{% endfor %}{% endfor %}"
CELLS = (
    "{% for s in page.sections %}{% for t in s.tables %}{% for r in t.rows %}{% for cell in r %}HOW"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
)


def written(folder: Path, source: str, how: str) -> str:
    (folder / "markdown.md.j2").write_text(source.replace("HOW", how), encoding="utf-8")
    return render(weekly(), "markdown", "en", RenderContext(overrides=folder))[0].content.decode()


def test_a_story_gives_its_digits_only_by_the_filters(tmp_path: Path) -> None:
    """The story behind a card has no raw numbers; its metrics are whole."""
    assert not written(
        tmp_path, STORIES, "{{ c.story.metrics | join }}{{ c.story.evidence | join }}{{ c.story.follow_up or '' }}"
    ).strip()
    assert "31200" not in written(tmp_path, STORIES, "{{ c.story }}")
    said = written(tmp_path, STORIES, "{% for m in c.metrics %}{{ m | stated }}{% endfor %}")
    assert r"31.2k downloads in 30 days (as of 5 January 2026)" in said


@pytest.mark.parametrize(
    "how",
    [
        "{{ cell.text }}",
        "{{ cell | under(t.columns[4]) }}",
        "{{ cell | under(t.columns[0]) }}",
        "{% if loop.first %}{{ cell | under(t.columns[3]) }}{% endif %}",
        "{% if cell.spoken %}{{ cell | under(t.columns[3]) }}{% endif %}",
    ],
    ids=["alone", "all below one column", "all below the rank", "rank as likes", "change as likes"],
)
def test_a_cell_stands_below_its_own_column(how: str, tmp_path: Path) -> None:
    """In a template of the newsroom too."""
    with pytest.raises(RenderError, match="CountError"):
        written(tmp_path, CELLS, how)


def test_two_spans_are_two_columns() -> None:
    """Each header names the window of the numbers below it; a row that lacks one has an empty cell."""
    table = trending()[0]
    month = Metric(counts="downloads", span="30d", value=100, as_of=AS_OF)
    metrics = (month, Metric(counts="downloads", span="7d", value=7, as_of=AS_OF))
    rows = tuple(row.model_copy(update={"metrics": metrics[at:]}) for at, row in enumerate(table.rows[:2]))
    view = table_view(table.model_copy(update={"rows": rows}), EN)
    places = {column.label: at for at, column in enumerate(view.columns) if column.numeric}
    assert list(places) == ["Downloads (30 days)", "Downloads (7 days)"]
    assert view.rows[1][places["Downloads (30 days)"]].text == ""
