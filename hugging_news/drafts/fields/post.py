"""Fields of posts: articles, courses, talks, competitions, milestones."""

from __future__ import annotations

from hugging_news.domain.items import Item, PostDetails
from hugging_news.drafts.fields.base import Given, Tables


def post(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PostDetails)
    if details.site:
        yield "site", details.site, "details.site", details.site
