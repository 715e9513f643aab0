"""Collectors: one module a kind of source, with its `Options` and `collect(source, window)`. They never connect."""

from __future__ import annotations

from types import ModuleType

from hugging_news.resources import lookup

COLLECTORS = {
    "arxiv": "hugging_news.collectors.arxiv",
    "daily_papers": "hugging_news.collectors.daily_papers",
    "events_ics": "hugging_news.collectors.events_ics",
    "events_page": "hugging_news.collectors.events_page",
    "feed": "hugging_news.collectors.feed",
    "github_releases": "hugging_news.collectors.github_releases",
    "github_stars": "hugging_news.collectors.github_stars",
    "hub_trending": "hugging_news.collectors.hub_trending",
    "inbox": "hugging_news.collectors.inbox",
    "page": "hugging_news.collectors.page",
    "sitemap": "hugging_news.collectors.sitemap",
}


def collector(name: str) -> ModuleType:
    """The module of a collector.

    Raises:
        UnknownNameError: no row and no plug-in has that name.
    """
    module: ModuleType = lookup("collectors", COLLECTORS, name)
    return module
