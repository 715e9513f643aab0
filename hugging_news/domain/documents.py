"""What is written and what was delivered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A file of an edition: *path* is relative to the edition's folder, with `/`; text is UTF-8 when written."""

    path: str
    media_type: str
    content: bytes
    format: str = ""

    @classmethod
    def of_text(cls, path: str, media_type: str, text: str, format: str) -> Document:
        return cls(path, media_type, text.encode("utf-8"), format)


@dataclass(frozen=True)
class Asset:
    """A checked, re-encoded picture, stored under its hash."""

    sha256: str
    media_type: str
    content: bytes
    width: int
    height: int

    @property
    def path(self) -> str:
        suffix = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}[self.media_type]
        return f"img/{self.sha256[:16]}.{suffix}"
