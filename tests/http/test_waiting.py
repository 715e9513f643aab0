"""What a refusing answer says about when to come back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hugging_news.http.waiting import is_rate_limit, pause

NOON = datetime(2026, 8, 17, 12, tzinfo=UTC)
EPOCH = int(NOON.timestamp())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 0 "}, 0),
        ({"retry-after": "Mon, 17 Aug 2026 12:00:09 GMT"}, 9),
        ({"retry-after": "Mon, 17 Aug 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "Mon, 17 Aug 2026 12:00:09 GMT", "date": "Mon, 17 Aug 2026 12:00:04 GMT"}, 5),
        ({"retry-after": "9" * 5000}, 10**9),
        ({"retry-after": "\u0667"}, 7),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Mon, 99 Foo 99999 99:99:99 GMT"}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH + 60)}, 60),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH - 60)}, 0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "never"}, None),
        ({"x-ratelimit-remaining": "5", "x-ratelimit-reset": str(EPOCH + 60)}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH + 60), "retry-after": "3"}, 3),
        ({"ratelimit": '"api";r=0;t=55'}, 55),
        ({"ratelimit": '"api";r=10;t=55'}, None),
        ({"ratelimit": '"pages";r=9;t=5, "api";r=0;t=55'}, 55),
    ],
)
def test_pause(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, dates, GitHub's and the Hub's limits are understood, nonsense is not."""
    assert pause(headers, NOON) == seconds


def test_header_made_to_explode() -> None:
    """A hostile header costs no time."""
    assert pause({"ratelimit": "r=0;" * 16_000}, NOON) is None


@pytest.mark.parametrize(
    ("status", "headers", "limited"),
    [
        (429, {}, True),
        (403, {}, False),
        (403, {"x-ratelimit-remaining": "0"}, True),
        (403, {"x-ratelimit-remaining": "12"}, False),
        (403, {"retry-after": "60"}, True),
        (404, {"x-ratelimit-remaining": "0"}, False),
        (503, {"retry-after": "60"}, False),
    ],
)
def test_rate_limit(status: int, headers: dict[str, str], limited: bool) -> None:
    """429 is about how often we ask, 403 only when it says so."""
    assert is_rate_limit(status, headers) is limited
