"""The cover picture of an item: fetched, checked, measured; without alternative text it is left out unasked.

The poster of an event to which no link leads is asked for all the same, since its QR codes may hold one.
"""

from __future__ import annotations

import logging

from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Endpoints, Enriching, Request
from hugging_news.domain.items import Item
from hugging_news.domain.pictures import MAX_BODY, asset_of
from hugging_news.enrich import poster

log = logging.getLogger(__name__)

_ACCEPT = "image/png,image/jpeg,image/webp,image/gif;q=0.8"


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with the size, type and hash of its stored picture, or without a picture when it cannot be shown.

    The bytes are made again from the archived answer by `domain.pictures.asset_of`.
    """
    image = item.image
    if image is None:
        return item
    if not image.alt.strip() and not poster.is_wanted(item):
        return item.model_copy(update={"image": None})
    try:
        answer = yield Request(image.url, accept=_ACCEPT, max_body=MAX_BODY)
        item = poster.read(item, answer.body) if poster.is_wanted(item) else item
        if not image.alt.strip():
            return item.model_copy(update={"image": None})
        asset = asset_of(answer.body, image.url)
    except (FetchError, ParseError) as error:
        log.info("%s: no picture: %s", item.id, error)
        return item.model_copy(update={"image": None})
    known = {"width": asset.width, "height": asset.height, "sha256": asset.sha256, "media_type": asset.media_type}
    return item.model_copy(update={"image": image.model_copy(update=known)})
