"""Events as they age: moved between collections, gathered into series, carried until they end, recapped afterwards."""

from __future__ import annotations

from hugging_news.selection.events.aging import Aging, aged
from hugging_news.selection.events.moves import followed, supersedes
from hugging_news.selection.events.tellings import Telling, Tellings, tellings

__all__ = ["Aging", "Telling", "Tellings", "aged", "followed", "supersedes", "tellings"]
