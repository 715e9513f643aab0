"""An item with what its title says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.selection.similar.reading import Reading, read

_SUMMARY = 600


@dataclass(frozen=True)
class Told:
    """An item whose title and summary are read when they are first asked for."""

    item: Item

    @cached_property
    def title(self) -> Reading:
        """What the title says. An artefact is read as its own announcement."""
        details = self.item.details
        if isinstance(details, ReleaseDetails):
            return read(f"{details.repo.rpartition('/')[2]} {details.version} released")
        if self.item.id.startswith("hub:"):
            return read(f"Introducing {self.item.title.rpartition('/')[2]}")
        return read(self.item.title)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The names and figures of the title."""
        return self.title.amounts.union(self.title.names)

    @cached_property
    def summary(self) -> Reading:
        return read(self.item.summary[:_SUMMARY], title=False)

    @cached_property
    def key(self) -> str:
        """The title without what spelling changes; empty where it has no letter."""
        return "".join(letter for letter in self.item.title.casefold() if letter.isalnum())

    @cached_property
    def tokens(self) -> frozenset[str]:
        """What two titles of one story share at least in part: names, words, figures, and Chinese neighbours."""
        return self.title.content | self.title.grams
