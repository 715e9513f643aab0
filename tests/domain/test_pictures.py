"""Pictures: what is accepted, how it is written anew, and what hostile files give."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from hugging_news.domain.errors import ParseError
from hugging_news.domain.pictures import MAX_BODY, asset_of


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def noise(width: int, height: int) -> Image.Image:
    """Many colours, as in a photograph, and the same ones every time."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def decoded(body: bytes) -> Image.Image:
    return Image.open(BytesIO(asset_of(body).content))


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_photograph_becomes_a_jpeg_of_at_most_1200_pixels(format: str) -> None:
    """Wide pictures are scaled down, keeping their shape."""
    asset = asset_of(encoded(noise(1600, 800), format))
    assert (asset.media_type, asset.width, asset.height) == ("image/jpeg", 1200, 600)
    assert Image.open(BytesIO(asset.content)).size == (1200, 600)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_drawing_becomes_a_png(mode: str) -> None:
    """Few colours stay exact, in every mode of PNG."""
    asset = asset_of(encoded(Image.new(mode, (300, 200), 1 if mode in ("1", "P") else None), "PNG"))
    assert (asset.media_type, asset.width, asset.height) == ("image/png", 300, 200)


def test_transparency_stays_where_there_is_any() -> None:
    """An alpha channel without a transparent pixel goes."""
    glass = Image.new("RGBA", (200, 200), (200, 0, 0, 128))
    assert decoded(encoded(glass, "PNG")).mode == "RGBA"
    assert decoded(encoded(Image.new("RGBA", (200, 200), (200, 0, 0, 255)), "PNG")).mode == "RGB"


def test_sixteen_bits_keep_their_brightness() -> None:
    """Grey of 16 bits is brought to 8."""
    assert decoded(encoded(Image.new("I;16", (200, 200), 0x8000), "PNG")).convert("L").getpixel((5, 5)) == 128


def test_the_first_frame_of_an_animation() -> None:
    """The rest of an animated GIF is dropped."""
    frames = [Image.new("P", (200, 200), number) for number in range(3)]
    asset = asset_of(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50))
    assert getattr(Image.open(BytesIO(asset.content)), "n_frames", 1) == 1


def test_metadata_goes_and_orientation_is_applied() -> None:
    """Comments, places and cameras are not published; a picture that lies on its side is put upright."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "SECRET place")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET camera"
    assert b"SECRET" not in asset_of(encoded(noise(300, 200), "PNG", pnginfo=notes)).content
    turned = asset_of(encoded(noise(300, 200), "JPEG", exif=exif))
    assert b"SECRET" not in turned.content
    assert (turned.width, turned.height) == (200, 300)


def test_the_same_bytes_give_the_same_picture() -> None:
    """Only the fetched bytes need to be kept."""
    body = encoded(noise(400, 300), "PNG")
    assert asset_of(body) == asset_of(body)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "got an empty body"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "got XML"),
        (b"<!doctype html><p>Not found", "got an HTML page"),
        (encoded(Image.new("RGB", (1, 1)), "PNG"), "too small to show"),
        (encoded(Image.new("RGB", (900, 60)), "PNG"), "too small to show"),
        (encoded(Image.new("RGB", (4000, 300)), "PNG"), "too small to show"),
        (encoded(Image.new("1", (7000, 6000)), "PNG"), "limit is 40 megapixels"),
        (encoded(Image.new("1", (10000, 9000)), "PNG"), "megapixels"),
        (encoded(noise(300, 300), "JPEG")[:3000], "damaged"),
        (encoded(noise(300, 300), "BMP"), "expected a PNG, JPEG, WebP or GIF picture"),
        (b"\0" * (MAX_BODY + 1), "the limit is 8,000,000"),
    ],
)
def test_what_cannot_be_shown_says_why(body: bytes, told: str) -> None:
    """Pages, icons, bombs, ruins and foreign formats are told apart, with the address."""
    with pytest.raises(ParseError, match=told) as caught:
        asset_of(body, "https://example.org/a.png")
    assert str(caught.value).startswith("https://example.org/a.png: ")


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF"])
def test_damaged_files_raise_nothing_else(format: str) -> None:
    """Whatever is wrong inside a file, it is a ParseError or a picture."""
    drawing = Image.new("RGB", (160, 130), "white")
    ImageDraw.Draw(drawing).ellipse((20, 20, 120, 100), fill="red")
    whole, chance = encoded(drawing, format), random.Random(format)
    for _ in range(150):
        body = bytearray(whole[: chance.randrange(8, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randint(1, 12)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        try:
            asset_of(bytes(body))
        except ParseError:
            continue
