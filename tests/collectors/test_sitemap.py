"""Sitemaps: dates, titles from addresses, indexes, compressed files, bounds."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pydantic import ValidationError

from hugging_news.collectors import sitemap
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Source
from tests.collectors import driven


def source(**options: object) -> Source:
    return Source(
        "docs", "sitemap", sitemap.Options.model_validate({"url": "https://docs.example/sitemap.xml", **options})
    )


def urlset(*names: str, lastmod: str = "") -> bytes:
    changed = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    pages = (f"<url><loc>https://docs.example/{name}</loc>{changed}</url>" for name in names)
    return f"<urlset>{''.join(pages)}</urlset>".encode()


@pytest.mark.parametrize("case", driven.cases("sitemap"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A sitemap gives exactly the pages, counts and problems that lie beside it."""
    assert driven.outcome(case, sitemap) == driven.expected(case)


def test_a_compressed_sitemap_is_unpacked() -> None:
    """A `.gz` file reads as the sitemap inside."""
    found, _ = driven.drive(source(), sitemap, [gzip.compress(urlset("a-page"), mtime=0)])
    assert [item.title for item in found.items] == ["A page"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (gzip.compress(b"<urlset>" + b" " * 20_000_000 + b"</urlset>", mtime=0), "larger than 15 MB"),
        (gzip.compress(urlset("a"), mtime=0)[:-12], "cut short"),
        (b"\x1f\x8b\x08\x00junk", "damaged gzip|cut short"),
        (b"", "an empty body"),
    ],
)
def test_what_cannot_be_unpacked_is_an_error(body: bytes, told: str) -> None:
    """A bomb, a cut file, junk and nothing at all are told apart."""
    with pytest.raises(ParseError, match=told):
        driven.drive(source(), sitemap, [body])


def test_an_index_is_followed_to_twenty_files() -> None:
    """The latest files first; the rest is named, and a file that fails makes the answer partial."""
    rows = "".join(
        f"<sitemap><loc>https://docs.example/map-{n:02}.xml</loc><lastmod>2026-08-{n % 9 + 8:02}</lastmod></sitemap>"
        for n in range(30)
    )
    answers: list[bytes | Exception] = [f"<sitemapindex>{rows}</sitemapindex>".encode(), FetchError("u", "gone", 410)]
    found, requests = driven.drive(source(), sitemap, answers + [urlset(f"page-{n}") for n in range(19)])
    assert len(requests) == 21
    assert requests[1].url == "https://docs.example/map-08.xml"
    assert (len(found.items), found.partial) == (19, True)
    assert found.problems == ("https://docs.example/sitemap.xml: 30 sitemaps; the latest 20 were asked", "u: gone")


def test_an_index_inside_an_index_is_named_and_not_followed() -> None:
    """One level is enough: loops of indexes end."""
    index = b"<sitemapindex><sitemap><loc>https://docs.example/sitemap.xml</loc></sitemap></sitemapindex>"
    found, requests = driven.drive(source(), sitemap, [index, index])
    assert len(requests) == 2
    assert "index inside an index" in found.problems[0]


def test_the_limit_keeps_the_latest() -> None:
    """More pages than the limit: the latest changed are kept, all are counted."""
    body = urlset("old", lastmod="2025-01-01")[:-9] + urlset("new", lastmod="2026-08-12")[8:]
    found, _ = driven.drive(source(limit=1), sitemap, [body])
    assert ([item.title for item in found.items], found.read) == (["New"], 2)


def test_a_broken_expression_is_an_error_of_the_configuration() -> None:
    """`match` must compile."""
    with pytest.raises(ValidationError, match="not a regular expression"):
        source(match="(docs")
