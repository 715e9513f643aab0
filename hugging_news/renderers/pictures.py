"""Where the pictures of a document lie: beside it, on the site, or inside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping

from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import Story, StoryImage

Place = Callable[[StoryImage, Mapping[str, Asset], str], str | None]
"""The address of a picture in the document; *site* is the edition's future folder on the web, empty when unknown."""


def beside(image: StoryImage, assets: Mapping[str, Asset], site: str) -> str | None:
    return image.src


def online(image: StoryImage, assets: Mapping[str, Asset], site: str) -> str | None:
    """Absolute where the site is known: such a document is pasted elsewhere."""
    return f"{site}/{image.src}" if site else image.src


def inside(image: StoryImage, assets: Mapping[str, Asset], site: str) -> str | None:
    """A data URI; None without its bytes, so that the document asks for nothing from outside."""
    asset = assets.get(image.src)
    return f"data:{asset.media_type};base64,{b64encode(asset.content).decode('ascii')}" if asset else None


PLACES: dict[str, Place] = {"beside": beside, "online": online, "inside": inside}


def source(story: Story, place: Place, assets: Mapping[str, Asset], site: str) -> str | None:
    """The address of the story's picture; None without one, or where its bytes are needed and missing."""
    return place(story.image, assets, site) if story.image else None
