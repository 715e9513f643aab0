"""The editor's decisions, by item id (`curation.toml`)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from hugging_news.domain.values import Value


class Entry(Value):
    """What the editor decided about one item or story. Every part is optional, an empty entry decides nothing."""

    pin: int | None = Field(None, ge=1, le=1000)
    section: str | None = None
    headline: dict[str, str] = Field(default_factory=dict)
    summary: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    note: str | None = None
    drop: str | None = None
    hold: date | None = None
    merge: str | None = None
    split: tuple[dict[str, str], ...] = ()
    keep: str | None = None

    @model_validator(mode="after")
    def _one_fate(self) -> Entry:
        if self.drop is not None and (self.pin or self.hold):
            raise ValueError("drop excludes pin and hold")
        if self.drop is not None and self.keep is not None:
            raise ValueError("keep excludes drop")
        return self

    @property
    def admits(self) -> bool:
        """Whether the decision is one about a story that is told, so that the quality filter lets it through."""
        return self.keep is not None or bool(self.pin or self.section or self.headline or self.summary)


class Curation(Value):
    """All decisions of a newsroom; keys are item ids."""

    entries: dict[str, Entry] = Field(default_factory=dict)

    def of(self, item: str) -> Entry:
        """The decision about *item*, an empty one when there is none."""
        return self.entries.get(item, _NONE)


_NONE = Entry()
