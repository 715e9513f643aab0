"""Fields of a paper."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import Item, PaperDetails
from hugging_news.drafts.fields.base import Given, Tables


def paper(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, PaperDetails)
    if details.organisations:
        names = wording.listed(details.organisations, lang, tables.labels[lang], 3)
        yield "organisations", names, "details.organisations", list(details.organisations)
