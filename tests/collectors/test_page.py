"""Pages without a feed: selectors, dates, links that may be printed, and what is said when nothing matches."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from hugging_news.collectors import page
from hugging_news.domain.exchange import Source
from tests.collectors import driven


@pytest.mark.parametrize("case", driven.cases("page"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A page gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, page) == driven.expected(case)


def test_robots_are_asked_for_pages_and_not_for_files() -> None:
    """A page on the web is asked under its host's rules, a local file is read."""
    item = {"entry": "li"}
    web = Source("s", "page", page.Options(url="https://lab.example/", item=item))
    local = Source("s", "page", page.Options(file="saved/news.html", item=item))
    asked = [next(page.collect(source, driven.WEEK)) for source in (web, local)]
    assert (asked[0].url, asked[0].robots, asked[0].file) == ("https://lab.example/", True, None)
    assert (asked[1].url, asked[1].robots, asked[1].file) == ("file:news.html", False, "saved/news.html")


def test_a_saved_page_starts_its_links_from_its_canonical_address() -> None:
    """Relative links of a local file lead to the site that it was saved from."""
    source = Source("s", "page", page.Options(file="news.html", item={"entry": "li"}))
    body = b"<html><head><link rel=canonical href='https://lab.example/news/'></head><li><a href='one'>Number one</a>"
    found, _ = driven.drive(source, page, [body])
    assert [item.url for item in found.items] == ["https://lab.example/news/one"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"url": "https://lab.example/", "item": {"entry": "li >"}}, "not a CSS selector"),
        ({"url": "https://lab.example/", "item": {"entry": "li", "author": "b"}}, "author"),
        ({"url": "https://lab.example/", "file": "a.html", "item": {"entry": "li"}}, "either url or file"),
        ({"item": {"entry": "li"}}, "either url or file"),
    ],
)
def test_wrong_options_say_what_is_wrong(options: dict[str, object], told: str) -> None:
    """A broken selector, an unknown key and a missing place are errors of the configuration."""
    with pytest.raises(ValidationError, match=told):
        page.Options.model_validate(options)
