"""What past issues called their sections."""

from __future__ import annotations

import pytest

from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.sections import ALIASES, section_of
from hugging_news.pipeline.setup import labels

REAL = {
    "重要更新": "top",
    "重磅更新": "top",
    "重磅": "top",
    "开源更新": "releases",
    "开源库更新": "releases",
    "开源生态更新": "releases",
    "开源生态压轴出场": "models",
    "趋势榜单": "trending",
    "每日论文精选": "papers",
    "产品更新": "platform",
    "学习资源": "learn",
    "学习资源 & 内容更新": "learn",
    "内容更新": "learn",
    "社区动态": "community",
    "社区动向": "community",
    "社区活动": "community",
    "好想见到你": "events",
    "活动回放": "events",
    "与你在 WAIC 活动中相遇": "events",
}


@pytest.mark.parametrize(("heading", "section"), REAL.items())
def test_names_of_past_issues(heading: str, section: str) -> None:
    """Nineteen names map onto the house's sections."""
    assert section_of(heading) == section


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_todays_titles_are_known(lang: str) -> None:
    """A title that is printed is understood when it is read back."""
    titles = labels((lang,))[lang]["sections"]
    assert {section_of(title) for title in titles.values()} == set(titles)


def test_ids_are_those_of_the_house() -> None:
    """Apart from the overview, which is made and not filled."""
    assert set(ALIASES) - {"glance"} == set(SECTIONS)


def test_an_unknown_heading_is_none() -> None:
    """The reader of a past issue reports it."""
    assert section_of("其他") is None
