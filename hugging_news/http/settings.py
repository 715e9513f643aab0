"""What the door needs to know. Plain values, so that a room that only fills them in loads no HTTP library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from hugging_news.domain.errors import ConfigError

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def origin_of(url: str) -> str:
    """Scheme, host and port of *url*, without a default port: `https://api.github.com`."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ''))}"


@dataclass(frozen=True)
class Credential:
    """A token and the origins that may see it; addresses given for *origins* are cut to theirs.

    Raises:
        ConfigError: the token holds characters that no header may; the message does not show it.
    """

    token: str = field(repr=False)
    origins: frozenset[str]

    def __post_init__(self) -> None:
        bare = self.token.strip()
        if not bare or not all("!" <= character <= "~" for character in bare):
            raise ConfigError([f"the token for {', '.join(sorted(self.origins))} is empty or holds odd characters"])
        object.__setattr__(self, "token", bare)
        object.__setattr__(self, "origins", frozenset(map(origin_of, self.origins)))


@dataclass(frozen=True)
class Settings:
    """Limits in seconds and decoded bytes, defaults of `[network]`.

    *credentials* are found by the service that `Request.auth` names (`hub`, `github`) or by the variable that
    `Request.token_env` names. *environ* is read for the proxy variables, SSL_CERT_FILE and SSL_CERT_DIR only.
    """

    deadline: float = 60
    max_body: int = 15_000_000
    per_host: int = 4
    connect_timeout: float = 10
    proxy: str = field(default="", repr=False)
    allow: tuple[str, ...] = ()
    allow_networks: tuple[str, ...] = ()
    contact: str = ""
    offline: bool = False
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Stored:
    """The last good answer to a request: its validators, and the body that a 304 stands for."""

    etag: str | None
    last_modified: str | None
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
