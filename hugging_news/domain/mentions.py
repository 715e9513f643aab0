"""What a text and its links name: papers, repositories, models, datasets, Spaces, releases, other pages."""

from __future__ import annotations

import re

from hugging_news.domain.items import Item
from hugging_news.domain.keys import arxiv_ids, fold, key_of

LONGEST = 60_000
"""Characters of a text that are read; what a text is about stands in its beginning."""
MOST = 200
_URL = re.compile(r"https?://[^\s<>()\[\]{}\"'`\\|，。；、！？）」』】》\u3000]{4,500}")
_BARE = re.compile(
    r"(?<![\w./@-])(?:huggingface\.co|hf\.co|github\.com|arxiv\.org)/[^\s<>()\[\]{}\"'`\\|，。；、）」』]{3,300}"
)


def mentions(item: Item) -> tuple[str, ...]:
    """The keys (`domain.keys.key_of`) that *item* names, in the order of its links and text, once each, at most `MOST`.

    Its own address is not among them.
    """
    text = f"{item.summary}\n{item.content}"[:LONGEST]
    urls = [link.url for link in item.links]
    urls += (match[0].rstrip(".,;:!?*_~") for match in _URL.finditer(text))
    urls += (f"https://{match[0].rstrip('.,;:!?*_~')}" for match in _BARE.finditer(text))
    found = [key_of(url) for url in dict.fromkeys(urls)]
    found += [fold(f"arxiv:{one}") for one in arxiv_ids(f"{item.title}\n{text}")]
    own = {fold(item.id), key_of(item.url) if item.url else ""}
    return tuple(key for key in dict.fromkeys(found) if key not in own)[:MOST]
