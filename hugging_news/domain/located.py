"""Options that say where a source lies: an address, or a local file by an explicit key."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from hugging_news.domain.keys import host_of
from hugging_news.domain.values import Value


class Located(Value):
    """`url` (http, https, or `webcal:` for calendars) or `file` (relative to the newsroom), exactly one."""

    url: str | None = None
    file: str | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.url is None) == (self.file is None):
            raise ValueError("give either url or file")
        if self.url is not None and not (self.url.lower().startswith(_SCHEMES) and host_of(self.url)):
            raise ValueError(f"url: {self.url!r} is no http address")
        return self


_SCHEMES = ("http://", "https://", "webcal://")
