"""Pictures of strangers: checked by decoding them, and written anew without anything but their pixels.

The same bytes give the same picture under one Pillow, so only the fetched bytes need to be kept.
"""

from __future__ import annotations

import hashlib
import struct
import threading
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from hugging_news.domain.documents import Asset
from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import describe

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BODY = 8_000_000
MAX_PIXELS = 40_000_000
MAX_WIDTH = 1200
MAX_READ = 2400
MIN_SIDE = 120

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_FEW_COLOURS = 2048
_HEAVY = 800_000
_QUALITY = 82
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What Pillow's decoders raise for damaged files."""
_decoding = threading.Lock()
"""A picture of 40 megapixels takes 160 MB while it is decoded (WebP twice that), so threads take turns."""


def asset_of(body: bytes, url: str = "") -> Asset:
    """The picture in *body* (PNG, JPEG, WebP, GIF), at most 1,200 pixels wide, without metadata; the first frame only.

    PNG for drawings (transparent or of few colours), else JPEG. Deterministic.

    Raises:
        ParseError: it is no such picture, damaged, above 8 MB or 40 megapixels (20 for WebP and with transparency),
            or below 120 pixels: an icon, or a pixel that counts readers.
    """
    if len(body) > MAX_BODY:
        raise ParseError(url, f"the picture has {len(body):,} bytes; the limit is {MAX_BODY:,}")
    with _decoding:
        return _encoded(_decoded(body, url, _to_show))


def grey(body: bytes, url: str = "") -> Image:
    """The picture in *body* in shades of grey, on white, at most 2,400 pixels on each side: for reading what is on it.

    Raises:
        ParseError: as `asset_of`.
    """
    with _decoding:
        return _decoded(body, url, _to_read)


def _to_show(image: Image) -> Image:
    from PIL import ImageOps

    image.draft("RGB", (MAX_WIDTH, MAX_WIDTH))
    ImageOps.exif_transpose(image, in_place=True)
    return _opaque(_scaled(_coloured(image)))


def _to_read(image: Image) -> Image:
    image.draft("L", (MAX_READ, MAX_READ))
    made = _on_white(_coloured(image)).convert("L")
    made.thumbnail((MAX_READ, MAX_READ))
    return made


def _decoded(body: bytes, url: str, made: Callable[[Image], Image]) -> Image:
    from PIL import Image, UnidentifiedImageError

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    warnings.simplefilter("error", Image.DecompressionBombWarning)  # else Pillow prints it and goes on
    try:
        with Image.open(BytesIO(body), formats=_FORMATS) as image:
            _check_size(image, url)
            return made(image)
    except bombs as error:
        raise ParseError(url, f"the picture is larger than {MAX_PIXELS // 1_000_000} megapixels") from error
    except UnidentifiedImageError as error:
        raise ParseError(url, f"expected a PNG, JPEG, WebP or GIF picture, got {describe(body)}") from error
    except _BROKEN as error:
        raise ParseError(url, f"the picture is damaged ({' '.join(str(error).split())[:120]})") from error


def _check_size(image: Image, url: str) -> None:
    width, height = image.size
    most = MAX_PIXELS // (2 if image.format == "WEBP" or image.mode in ("RGBA", "LA", "PA") else 1)
    if width * height > most:
        raise ParseError(url, f"the picture has {width}×{height} pixels; the limit is {most // 1_000_000} megapixels")
    if min(width, height) < MIN_SIDE or height * MAX_WIDTH // max(width, MAX_WIDTH) < MIN_SIDE:
        raise ParseError(url, f"the picture has {width}×{height} pixels: too small to show")


def _coloured(image: Image) -> Image:
    """As RGB, or RGBA if it may be transparent."""
    if image.mode.startswith("I") or image.mode == "F":
        image = image.point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB"
    image.load()
    return image if image.mode == mode else image.convert(mode)


def _scaled(image: Image) -> Image:
    from PIL import Image as module

    if image.width <= MAX_WIDTH:
        return image
    height = round(image.height * MAX_WIDTH / image.width)
    return image.resize((MAX_WIDTH, height), module.Resampling.LANCZOS, reducing_gap=2.0)


def _opaque(image: Image) -> Image:
    """Without its alpha channel when no pixel is transparent."""
    opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if opaque else image


def _encoded(image: Image) -> Asset:
    drawn = image.mode == "RGBA" or image.getcolors(_FEW_COLOURS) is not None
    content = _bytes(image, "PNG") if drawn else b""
    if not drawn or len(content) > _HEAVY:
        content, drawn = _bytes(_on_white(image), "JPEG"), False
    media_type = "image/png" if drawn else "image/jpeg"
    return Asset(hashlib.sha256(content).hexdigest(), media_type, content, image.width, image.height)


def _on_white(image: Image) -> Image:
    from PIL import Image as module

    if image.mode != "RGBA":
        return image
    ground = module.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _bytes(image: Image, format: str) -> bytes:
    image.info = {}
    buffer = BytesIO()
    options: dict[str, int | bool | str] = {"compress_level": 9} if format == "PNG" else {
        "quality": _QUALITY, "optimize": True, "progressive": True, "subsampling": "4:2:0",
    }  # fmt: skip
    image.save(buffer, format, **options)
    return buffer.getvalue()
