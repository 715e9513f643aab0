"""The cover picture: with a description it is fetched and measured, else it is left out."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Picture

from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Image, Item
from hugging_news.domain.pictures import asset_of
from hugging_news.enrich import image
from tests.enrich.driving import ENDPOINTS, drive

URL = "https://img.example/cover.png"


def png(width: int, height: int) -> bytes:
    buffer = BytesIO()
    Picture.new("RGB", (width, height), "teal").save(buffer, "PNG")
    return buffer.getvalue()


def item(picture: Image | None) -> Item:
    return Item(id="url:https://a.example", source="s", kind="blog", title="T", url="https://a.example", image=picture)


def enriched(picture: Image | None, answer: bytes | int, asked: list[Request] | None = None) -> Image | None:
    return drive(image.enrich(item(picture), ENDPOINTS), {URL: answer}, asked).image


def test_a_described_picture_is_measured() -> None:
    """Size, type and hash are those of the picture as it is written anew; description and credit stay."""
    asked: list[Request] = []
    found = enriched(Image(url=URL, alt="A teal wall", credit="Lin"), png(1500, 600), asked)
    asset = asset_of(png(1500, 600))
    assert found == Image(
        url=URL, alt="A teal wall", credit="Lin", width=1200, height=480, sha256=asset.sha256, media_type="image/png"
    )
    assert (asked[0].full_url, asked[0].max_body) == (URL, 8_000_000)


@pytest.mark.parametrize("alt", ["", "  "])
def test_without_a_description_it_is_not_asked(alt: str) -> None:
    """It could not be shown, so it is left out."""
    asked: list[Request] = []
    assert enriched(Image(url=URL, alt=alt), png(300, 300), asked) is None
    assert asked == []


@pytest.mark.parametrize("answer", [404, b"<html>not found</html>", png(40, 40), b""])
def test_what_cannot_be_shown_is_left_out(answer: bytes | int) -> None:
    """A picture that is missing, no picture, or an icon."""
    assert enriched(Image(url=URL, alt="A wall"), answer) is None


def test_no_picture() -> None:
    """Nothing to ask."""
    assert enriched(None, 404) is None
