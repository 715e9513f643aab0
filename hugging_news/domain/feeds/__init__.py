"""Feeds as values: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed, in any encoding and in the state in which they come."""

from hugging_news.domain.feeds.entries import Attachment, Entry, Feed, Picture, Text
from hugging_news.domain.feeds.reading import read_feed

__all__ = ["Attachment", "Entry", "Feed", "Picture", "Text", "read_feed"]
