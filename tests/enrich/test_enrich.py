"""The table of enrichers: what is asked for each kind of item, and that no failure costs the item."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Image, Item
from hugging_news.enrich import ENRICHERS, enrich
from tests.enrich.driving import ENDPOINTS, drive
from tests.factories import dataset, event, item, model, paper, release, space

COVER = "https://pictures.example/cover.png"


def picture(width: int = 300, height: int = 200) -> bytes:
    from PIL import Image as pillow

    buffer = BytesIO()
    pillow.new("RGB", (width, height), "navy").save(buffer, "PNG")
    return buffer.getvalue()


def enriched(item: Item, answers: dict[str, Any] | None = None) -> tuple[Item, list[str]]:
    """*item* after all its enrichers, and the addresses they asked."""
    asked: list[Request] = []
    found = drive(enrich(item, ENDPOINTS), answers or {}, asked)
    return found, [request.url for request in asked]


def with_cover(item: Item, alt: str = "A kite over the sea") -> Item:
    return item.model_copy(update={"image": Image(url=COVER, alt=alt)})


@pytest.mark.parametrize(
    ("item", "first"),
    [
        (model(), "/api/models/acme/kite-7b"),
        (dataset(), "/api/datasets/acme/voices"),
        (space(), "/api/spaces/"),
        (paper(), "/api/papers/"),
    ],
    ids=["model", "dataset", "space", "paper"],
)
def test_kind(item: Item, first: str) -> None:
    """Each kind is asked about where it lives, and comes back with its facts when nothing answers."""
    found, asked = enriched(item)
    assert asked[0].startswith(f"{ENDPOINTS.hub}{first}")
    assert (found.id, found.title, found.metrics) == (item.id, item.title, item.metrics)
    assert "card" not in getattr(found.details, "fetched", ())


def test_post() -> None:
    """A post with little text is asked for its own page."""
    assert enriched(item())[1] == ["https://example.org/a"]


@pytest.mark.parametrize("item", [release(), event()], ids=["release", "event"])
def test_nothing_to_ask(item: Item) -> None:
    """Releases and events say everything at once: nobody is asked, nothing changes."""
    assert item.details.type not in ENRICHERS
    assert enriched(item) == (item, [])


def test_picture() -> None:
    """Any kind's picture is fetched last, measured, and named by the hash of what will be shown."""
    found, asked = enriched(with_cover(release()), {COVER: picture()})
    assert asked == [COVER]
    assert found.image is not None
    assert (found.image.width, found.image.height, found.image.media_type) == (300, 200, "image/png")
    assert len(found.image.sha256 or "") == 64


def test_picture_is_asked_for_once() -> None:
    """A picture that was stored before is not asked for again."""
    stored, _ = enriched(with_cover(release()), {COVER: picture()})
    assert enriched(stored) == (stored, [])


@pytest.mark.parametrize("alt", ["", "  "])
def test_picture_without_words(alt: str) -> None:
    """A picture that nobody described is left out unasked."""
    found, asked = enriched(with_cover(release(), alt))
    assert (found.image, asked) == (None, [])


@pytest.mark.parametrize("answer", [404, b"", b"<html>", picture(20, 20), picture()[:60]])
def test_picture_that_cannot_be_shown(answer: bytes | int) -> None:
    """A picture that does not come, is none, is damaged or too small is left out; the item stays."""
    found, _ = enriched(with_cover(release()), {COVER: answer})
    assert found == release()


def test_picture_of_the_page() -> None:
    """The cover that a post's page names is fetched in the same go."""
    words = "<p>" + "The kite flies higher than last year, and it carries two riders. " * 6 + "</p>"
    head = f'<meta property="og:image" content="{COVER}"><meta property="og:image:alt" content="A kite over the sea">'
    body = (
        f"<!doctype html><html lang=en><head><title>Kites</title>{head}</head><body><article>{words}</article></body>"
    )
    found, asked = enriched(item(), {"https://example.org/a": body, COVER: picture()})
    assert asked == ["https://example.org/a", COVER]
    assert found.image is not None
    assert found.image.alt == "A kite over the sea"
