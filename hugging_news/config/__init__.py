"""`hugging_news.toml` and the environment, as one checked value (CONTRACT.md, "Configuration").

Every fault is reported at once, with its file, its key and the nearest known key. The keys that belong to a collector
are checked by that collector's `Options` model, which the caller hands in, so this room knows no collector.
"""

from hugging_news.config.faults import explain, tuples
from hugging_news.config.reading import find, load
from hugging_news.config.tables import ChannelTable, Config, SectionTable, SourceTable

__all__ = ["ChannelTable", "Config", "SectionTable", "SourceTable", "explain", "find", "load", "tuples"]
