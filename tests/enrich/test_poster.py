"""QR codes on the posters of events: the way in where no link gives it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
import segno
from PIL import Image as Picture

from hugging_news.domain import codes
from hugging_news.domain.exchange import Request
from hugging_news.domain.items import EventDetails, Image, Item, Link
from hugging_news.enrich import image
from tests.enrich.driving import ENDPOINTS, drive

URL = "https://img.example/poster.png"
FORM = "https://meet.example.org/register?id=7"


def poster(*texts: str, size: tuple[int, int] = (1000, 1400), format: str = "PNG", scale: int = 5) -> bytes:
    """A picture with a QR code for each of *texts*."""
    page = Picture.new("RGB", size, "lemonchiffon")
    for place, text in enumerate(texts):
        buffer = BytesIO()
        segno.make(text, micro=False).save(buffer, kind="png", scale=scale)
        page.paste(Picture.open(buffer).convert("RGB"), (60 + (place % 2) * 480, 60 + (place // 2) * 480))
    out = BytesIO()
    page.save(out, format)
    return out.getvalue()


def event(alt: str = "活动海报", **values: object) -> Item:
    details = EventDetails(uid="kite", start=datetime(2026, 9, 1, tzinfo=UTC), timezone="Asia/Shanghai")
    given: dict[str, object] = {
        "id": "event:kite@20260901", "source": "s", "kind": "event", "title": "风筝之夜", "url": "https://x.example/kite",
        "summary": "扫描海报上的二维码报名。", "image": Image(url=URL, alt=alt), "details": details, **values,
    }  # fmt: skip
    return Item.model_validate(given)


def enriched(item: Item, answer: bytes | int, asked: list[Request] | None = None) -> Item:
    return drive(image.enrich(item, ENDPOINTS), {URL: answer}, asked)


def registration(item: Item) -> tuple[str | None, str | None]:
    assert isinstance(item.details, EventDetails)
    return item.details.registration_url, item.details.registration_by


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_code_becomes_the_registration_with_its_whole_address(format: str) -> None:
    """It stands first among the links, and nothing but the picture is asked for."""
    asked: list[Request] = []
    found = enriched(event(), poster(FORM, format=format), asked)
    assert registration(found) == (FORM, None)
    assert found.links == (Link(type="register", url=FORM, title=FORM),)
    assert found.image and found.image.sha256 and [request.url for request in asked] == [URL]


def test_a_poster_without_a_description_is_read_and_not_shown() -> None:
    """Its code leads in; without alternative text it is no picture for readers."""
    found = enriched(event(alt=""), poster(FORM))
    assert registration(found) == (FORM, None) and found.image is None


def test_of_several_codes_the_one_for_signing_up_counts() -> None:
    """The account to follow is none."""
    found = enriched(event(), poster("https://weixin.qq.com/r/abc", "https://kite.example/about", FORM))
    assert registration(found) == (FORM, None)


@pytest.mark.parametrize(
    "texts",
    [
        ("https://kite.example/a", "https://kite.example/b"),
        (FORM, "https://lu.ma/kite"),
        ("javascript:alert(1)",),
        ("tel:+861000000",),
        ("just words",),
        ("www.kite.example/register",),
        ("http://[broken",),
        (),
    ],
)
def test_codes_that_lead_nowhere_for_sure_are_left_alone(texts: tuple[str, ...]) -> None:
    """Several places, other schemes, words: then there is no public link."""
    assert registration(enriched(event(), poster(*texts))) == (None, None)


@pytest.mark.parametrize(
    "text", ["https://weixin.qq.com/r/kite", "weixin://dl/business/?t=1", "https://u.wechat.com/x"]
)
def test_a_code_for_wechat_alone_is_said_to_be_one(text: str) -> None:
    """Nobody can follow it outside the app."""
    assert registration(enriched(event(), poster(text))) == (None, "wechat")


def test_a_wechat_article_can_be_followed() -> None:
    """It is a page of the web."""
    article = "https://mp.weixin.qq.com/s/AbCdEf"
    assert registration(enriched(event(), poster(article))) == (article, None)


@pytest.mark.parametrize(
    "item",
    [
        event(summary="A night of kites.", title="Kite night", alt="Kites"),
        event(links=(Link(type="register", url="https://lu.ma/kite"),)),
        event(kind="blog", details={"type": "post"}),
        event(
            details=EventDetails(
                uid="k", start=datetime(2026, 9, 1, tzinfo=UTC), timezone="UTC", registration_url="https://lu.ma/kite"
            )
        ),
    ],
    ids=["speaks of none", "has a link", "is no event", "has a registration"],
)
def test_other_pictures_are_not_read(item: Item) -> None:
    """What is known stays, and a code that nobody speaks of may be for anything."""
    found = enriched(item, poster(FORM))
    assert found.model_copy(update={"image": item.image}) == item


def test_an_event_without_any_link_is_read_whatever_it_says() -> None:
    """There is no other way in."""
    found = enriched(event(summary="A night of kites.", title="Kite night", alt="Kites", url=""), poster(FORM))
    assert registration(found) == (FORM, None)


@pytest.mark.parametrize("answer", [404, b"no picture", poster(FORM, size=(9000, 9000))])
def test_a_picture_that_is_missing_damaged_or_huge_changes_nothing(answer: bytes | int) -> None:
    """It is neither read nor shown."""
    found = enriched(event(), answer)
    assert registration(found) == (None, None) and found.image is None


def test_a_large_poster_is_read_smaller() -> None:
    """Within the bounds of pictures: 5,000 by 7,000 pixels are read at a third."""
    assert codes.texts(poster(FORM, size=(5000, 7000), scale=24)) == (FORM,)


def test_without_the_extra_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor asked for when it could not be shown."""
    monkeypatch.setattr(codes, "find_spec", lambda name: None)
    asked: list[Request] = []
    assert codes.texts(poster(FORM)) == ()
    assert enriched(event(alt=""), poster(FORM), asked).image is None and asked == []
    assert registration(enriched(event(), poster(FORM))) == (None, None)
