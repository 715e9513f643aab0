"""What the QR codes on a picture say; needs the extra `qr` (zxing-cpp)."""

from __future__ import annotations

from importlib.util import find_spec

from hugging_news.domain.pictures import grey
from hugging_news.domain.text import clean

MOST = 12
_LONGEST = 2000


def can_read() -> bool:
    """Whether the extra is installed."""
    return find_spec("zxingcpp") is not None


def texts(body: bytes, url: str = "") -> tuple[str, ...]:
    """The texts of the QR codes on the picture in *body*, sorted, once each, at most 12; nothing without the extra.

    Raises:
        ParseError: it is no picture that can be read (`domain.pictures.asset_of`).
    """
    if not can_read():
        return ()
    import zxingcpp

    found = zxingcpp.read_barcodes(grey(body, url), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    said = {clean(code.text).strip() for code in found if code.valid and len(code.text) <= _LONGEST}
    return tuple(sorted(said - {""}))[:MOST]
