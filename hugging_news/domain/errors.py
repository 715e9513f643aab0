"""What can go wrong, as data. A message says what happened and what to do; only the CLI prints it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class HuggingNewsError(Exception):
    """The root of every error that this program raises on purpose."""


class ConfigError(HuggingNewsError):
    """The configuration is wrong. *problems* lists every fault at once, each with its file and key."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class UnknownNameError(ConfigError):
    """A table (collectors, formats …) has no row of that name."""

    def __init__(self, group: str, name: str, known: Iterable[str]) -> None:
        self.group, self.name, self.known = group, name, tuple(sorted(known))
        near = get_close_matches(name, self.known, 1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(self.known)}"
        super().__init__([f"unknown {group} {name!r}{hint}"])


class CollectError(HuggingNewsError):
    """A source did not give what it should. *source* is its configured name, once known."""

    source: str | None = None


class FetchError(CollectError):
    """A request failed for good. *status* is the HTTP status, or None when no answer came.

    *passing* says that it was tried again and may work another time.
    """

    passing = False

    def __init__(self, url: str, reason: str, status: int | None = None) -> None:
        self.url, self.reason, self.status = url, reason, status
        super().__init__(f"{url}: {reason}")


class NotFetchedError(FetchError):
    """The request was never made (a replayed archive does not hold it, or sockets are refused)."""

    def __init__(self, url: str, reason: str = "not fetched") -> None:
        super().__init__(url, reason)


class DisallowedError(FetchError):
    """The host's robots.txt does not let us ask, or cannot be read."""


class RateLimitedError(FetchError):
    """The host asks us to wait longer than this run may. *retry_after* is in seconds, None if not said."""

    def __init__(self, url: str, reason: str, status: int, retry_after: float | None) -> None:
        super().__init__(url, reason, status)
        self.retry_after = retry_after


class WithheldError(CollectError):
    """What the source gave must not be kept or published: it is private."""


class ParseError(CollectError):
    """The answer is not what the collector reads."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url}: {reason}")


class NewsroomError(HuggingNewsError):
    """A file of record cannot be read or written; it is never overwritten or guessed."""


class ModelError(HuggingNewsError):
    """The language model gave no answer. *lasting*: to ask it again in this run would not help."""

    def __init__(self, reason: str, lasting: bool = False) -> None:
        self.reason, self.lasting = reason, lasting
        super().__init__(reason)


class LockedError(NewsroomError):
    """Another run works in this newsroom."""


class CheckError(HuggingNewsError):
    """Checks refuse to publish."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class RenderError(HuggingNewsError):
    """A template failed. *line* is the template's line, None when unknown."""

    def __init__(self, format: str, template: str, line: int | None, reason: str) -> None:
        self.format, self.template, self.line, self.reason = format, template, line, reason
        place = f"{template}:{line}" if line else template
        super().__init__(f"format {format}: {place}: {reason}")
