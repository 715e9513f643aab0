"""The httpx that the installed Hub library works with: it ships under another name since httpx itself stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2 as httpx
else:
    from huggingface_hub.utils import httpx

__all__ = ["httpx"]
