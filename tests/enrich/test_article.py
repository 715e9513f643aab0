"""The page behind a post: asked when the source gave little, used only for what is lacking."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Image, Item, Link, ModelDetails, PostDetails
from hugging_news.enrich import article
from tests.enrich.driving import ENDPOINTS, drive

URL = "https://docs.example/docs/text-generation"
PROSE = "Generation with small models takes three lines of code and one decision about sampling. " * 4
PAGE = f"""<html><head><title>Generating text</title><meta name="author" content="Lin Wei">
<meta property="article:published_time" content="2026-08-11T09:00:00Z"><meta property="og:site_name" content="Docs">
<meta property="og:image" content="/cover.png"><meta property="og:image:alt" content="A page of text"></head>
<body><main><h1>Generating text</h1><p>{PROSE}</p><p>Paper: <a href="https://arxiv.org/abs/2608.00001">here</a></p>
</main></body></html>"""


def post(**more: Any) -> Item:
    values = {"id": f"url:{URL}", "source": "docs", "kind": "tutorial", "title": "Text generation", "url": URL}
    return Item.model_validate({**values, **more})


def enriched(item: Item, page: str | int = PAGE, asked: list[Request] | None = None) -> Item:
    return drive(article.enrich(item, ENDPOINTS), {URL: page}, asked)


def test_a_page_of_a_sitemap_gets_its_real_title_and_text() -> None:
    """The title made from the address gives way, and everything else is filled in; the page's robots are asked."""
    asked: list[Request] = []
    item = enriched(post(), asked=asked)
    assert (asked[0].url, asked[0].robots) == (URL, True)
    assert (item.title, item.authors, item.lang) == ("Generating text", ("Lin Wei",), "en")
    assert item.published == datetime(2026, 8, 11, 9, tzinfo=UTC)
    assert item.content.startswith("Generation with small models")
    assert item.summary.startswith("Generation with small models")
    assert item.image == Image(url="https://docs.example/cover.png", alt="A page of text")
    assert item.links == (Link(type="paper", url="https://arxiv.org/abs/2608.00001"),)
    assert item.details == PostDetails(site="Docs", fetched=("page",))


def test_what_the_source_said_stays() -> None:
    """Title, summary, date and people of the source are not replaced, a picture is at most described."""
    moment = datetime(2026, 8, 1, tzinfo=UTC)
    own = {"title": "Own title", "summary": "Own words.", "published": moment, "authors": ("A",), "content": "Short."}
    item = enriched(post(**own, image=Image(url="https://docs.example/own.png")))
    assert {key: getattr(item, key) for key in own} == {**own, "content": item.content}
    assert item.content.startswith("Generation")
    assert item.image == Image(url="https://docs.example/cover.png", alt="A page of text")
    assert enriched(post(image=Image(url="https://x.example/a.png", alt="Own"))).image == Image(
        url="https://x.example/a.png", alt="Own"
    )


@pytest.mark.parametrize(
    "item",
    [
        post(content="word " * 250),
        post(details=PostDetails(fetched=("page",))),
        post(url=""),
        post(id="hub:model:a/b", kind="model", details=ModelDetails(repo_id="a/b")),
    ],
)
def test_not_asked(item: Item) -> None:
    """Long texts, pages that were read, notes without an address and other kinds are left alone."""
    asked: list[Request] = []
    assert enriched(item, asked=asked) == item
    assert asked == []


@pytest.mark.parametrize("page", [404, "%PDF-1.7", "<html><body><p>" + "\ufffd\ufffd好" * 90])
def test_what_cannot_be_used_changes_nothing(page: str | int) -> None:
    """A page that is missing, no page or damaged is not fetched, never an error."""
    assert enriched(post(), page) == post()
