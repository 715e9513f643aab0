"""Tokens: where they go, and where they never appear."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from hugging_news.domain.errors import ConfigError, FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client, Credential, Settings
from hugging_news.http.settings import origin_of
from tests.http.conftest import Farm, reply

Door = Callable[..., Client]
TOKEN = "hf_SecretSecretSecret"


@pytest.fixture
def tokens(farm: Farm) -> dict[str, Credential]:
    """The farm is the Hub, and the host of another variable's token."""
    own = Credential(TOKEN, frozenset([farm.url("/api")]))
    return {"hub": own, "FORGE_TOKEN": Credential("forge_token", frozenset([farm.url("")]))}


def sent(farm: Farm) -> list[str | None]:
    return [seen.headers.get("authorization") for seen in farm.seen]


def test_token_goes_to_its_service(farm: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """A request for a service carries its token."""
    door(credentials=tokens).fetch(Request(farm.on("/", reply(200)), auth="hub"))
    assert sent(farm) == [f"Bearer {TOKEN}"]


def test_token_of_a_source(farm: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """A source's own token replaces the service's."""
    door(credentials=tokens).fetch(Request(farm.on("/", reply(200)), auth="hub", token_env="FORGE_TOKEN"))
    assert sent(farm) == ["Bearer forge_token"]


@pytest.mark.parametrize("options", [{}, {"auth": "github"}, {"token_env": "UNKNOWN"}])
def test_no_token(farm: Farm, door: Door, tokens: dict[str, Credential], options: dict[str, str]) -> None:
    """Without a service, or a token for it, a request carries none."""
    door(credentials=tokens).fetch(Request(farm.on("/", reply(200)), **options))  # type: ignore[arg-type]
    assert sent(farm) == [None]


def test_request_to_another_origin(farm: Farm, other: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """A `next` link to another host, or another port of the same, gets no token."""
    client = door(credentials=tokens, allow=(farm.here, other.here))
    client.fetch(Request(other.on("/page2", reply(200)), auth="hub"))
    assert sent(other) == [None]


def test_redirect_to_another_origin(farm: Farm, other: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """A redirect loses the token with the origin, also when it comes back."""
    other.on("/b", reply(302, Location=farm.url("/c")))
    farm.on("/c", reply(200))
    client = door(credentials=tokens, allow=(farm.here, other.here))
    client.fetch(Request(farm.on("/a", reply(302, Location=other.url("/b"))), auth="hub"))
    assert sent(farm) == [f"Bearer {TOKEN}", None]
    assert sent(other) == [None]


def test_redirect_within_the_origin(farm: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """A renamed repository is still asked with the token."""
    farm.on("/b", reply(200))
    door(credentials=tokens).fetch(Request(farm.on("/a", reply(301, Location="/b")), auth="hub"))
    assert sent(farm) == [f"Bearer {TOKEN}"] * 2


def test_robots_gets_no_token(farm: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """robots.txt is asked for without it."""
    door(credentials=tokens).fetch(Request(farm.on("/", reply(200)), auth="hub", robots=True))
    assert sent(farm) == [None, f"Bearer {TOKEN}"]


def test_answer_that_repeats_the_token(farm: Farm, door: Door, tokens: dict[str, Credential]) -> None:
    """What would be kept on disk may not hold a token: in the body, in a header, in an address."""
    farm.on("/body", reply(200, f'{{"headers": "Bearer {TOKEN}"}}'.encode()))
    farm.on("/header", reply(200, X_Echo=TOKEN))
    farm.on("/address", reply(301, Location=f"/end?t={TOKEN}"))
    farm.on(f"/end?t={TOKEN}", reply(200))
    farm.on("/error", reply(302, Location=f"http://10.0.0.1/?t={TOKEN}"))
    for target in ("/body", "/header", "/address", "/error"):
        with pytest.raises(FetchError) as caught:
            door(credentials=tokens).fetch(Request(farm.url(target), auth="hub"))
        assert TOKEN not in str(caught.value)
        assert TOKEN not in repr(caught.value)


def test_token_in_no_error_and_no_log(
    farm: Farm, door: Door, tokens: dict[str, Credential], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither errors nor logs of any level show a token."""
    client = door(credentials=tokens)
    with caplog.at_level(logging.DEBUG):
        for answer in (reply(401), reply(500), b"nonsense", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut"):
            with pytest.raises(FetchError) as caught:
                client.fetch(Request(farm.on("/", answer), auth="hub"))
            assert TOKEN not in repr(caught.value)
    assert sent(farm)[0] == f"Bearer {TOKEN}"
    assert TOKEN not in caplog.text


def test_token_in_no_repr(tokens: dict[str, Credential]) -> None:
    """Settings can be printed; neither tokens nor a proxy's password show."""
    settings = Settings(credentials=tokens, proxy="http://me:pass@proxy.example", environ={"HF_TOKEN": TOKEN})
    assert TOKEN not in repr(settings)
    assert "pass@" not in repr(settings)


@pytest.mark.parametrize("token", ["", "  ", "hf_a b", "hf_a\r\nX: y", "hf_\u4e2d"])
def test_token_that_fits_no_header(token: str) -> None:
    """A token with odd characters is an error of configuration that does not show it."""
    with pytest.raises(ConfigError) as caught:
        Credential(token, frozenset(["https://huggingface.co"]))
    assert "huggingface.co" in str(caught.value)
    assert not token.strip() or token not in str(caught.value)


def test_line_end_after_a_token() -> None:
    """The line end of a token's file is no part of it."""
    assert Credential("hf_a\n", frozenset()).token == "hf_a"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://API.github.com/repos?x#y", "https://api.github.com"),
        ("HTTPS://api.github.com:443/", "https://api.github.com"),
        ("http://127.0.0.1:8765/huggingface.co", "http://127.0.0.1:8765"),
        ("http://h:443", "http://h:443"),
        ("https://user@h/", "https://h"),
        ("https://[::1]:443/", "https://[::1]"),
    ],
)
def test_origin(url: str, origin: str) -> None:
    """An origin is scheme, host and port, without a default port."""
    assert origin_of(url) == origin
