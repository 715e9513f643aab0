"""The base of every value that is written to a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer


class Value(BaseModel):
    """A frozen value; an unknown key is an error, so a misspelt one is never lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def as_utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: *moment* is naive: only its source can say which zone was meant.
    """
    if moment.tzinfo is None:
        raise ValueError("a time needs a zone")
    return moment.astimezone(UTC)


def known_zone(name: str) -> str:
    """*name* itself, when it is an IANA zone.

    Raises:
        ValueError: it is none.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name[:60]!r} is not an IANA time zone such as Asia/Shanghai") from error
    return name


def iso(moment: datetime) -> str:
    """RFC 3339 in UTC with a `Z`, to the second: `2026-08-17T00:00:00Z`."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


Moment = Annotated[datetime, AfterValidator(as_utc), PlainSerializer(iso, when_used="json")]
"""An aware time, kept in UTC, written as RFC 3339."""
