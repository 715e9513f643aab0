"""How the model is asked: an OpenAI-compatible server through the door, or the Hub's client; each within its bounds."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import stamina

from hugging_news.domain.errors import ModelError
from hugging_news.drafts.llm.answer import MAX_ANSWER
from hugging_news.drafts.llm.client import Account, Bounds, Providers, Server
from hugging_news.drafts.llm.prompt import Messages
from hugging_news.http.client import Client, Credential, Settings
from tests.drafts.llm.server import Answer, ModelServer, Reply, completion, serving

MESSAGES = Messages("Write.", "[1] Kites fly.")
SCHEMA = {"type": "object"}
BOUNDS = Bounds(seconds=5, max_tokens=100)
SECRET = "hf_secretsecret"
ESCAPED = "".join(f"\\u{ord(letter):04x}" for letter in SECRET)
"""The token as JSON may write it."""


@pytest.fixture(autouse=True)
def _retries_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4):
        yield


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


def asked(server: ModelServer, *script: Answer, bounds: Bounds = BOUNDS, times: int = 1, **settings: Any) -> str:
    """The last answer to so many calls."""
    server.script = list(script)
    token = Credential(SECRET, frozenset([server.base]))
    options = {"allow": (server.address,), "credentials": {"MODEL_TOKEN": token}, **settings}
    with Client(Settings(**options)) as door:
        speaker = Server(door, server.base, "tiny", bounds, "MODEL_TOKEN")
        return [speaker.ask(MESSAGES, SCHEMA) for _ in range(times)][-1]


def test_one_call_asks_for_json_of_the_schema(server: ModelServer) -> None:
    """Model, messages, bounds; no tools; nothing random."""
    assert asked(server, completion("{}")) == "{}"
    (payload,) = server.seen
    assert payload["model"] == "tiny" and payload["max_tokens"] == 100 and payload["temperature"] == 0
    assert [one["role"] for one in payload["messages"]] == ["system", "user"]
    assert payload["response_format"]["json_schema"]["schema"] == SCHEMA and "tools" not in payload


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_without_schemas_is_asked_without_one_from_then_on(server: ModelServer, status: int) -> None:
    """Once more for the first story, once for each later one."""
    assert asked(server, Reply(status), completion("{}"), times=2) == "{}"
    assert ["response_format" in payload for payload in server.seen] == [True, False, False]


@pytest.mark.parametrize(
    ("reply", "said", "lasting"),
    [
        (Reply(500), "answered 500", False),
        (Reply(503, headers={"Retry-After": "0"}), "answered 503", False),
        (Reply(429, headers={"Retry-After": "3600"}), "wants a pause of 3600 s", True),
        (Reply(401), "needs a token", True),
        (Reply(404), "not found", True),
        (Reply(body=b"<html>Log in</html>"), "got an HTML page", False),
        (Reply(body=b'{"error": "no"}'), "expected a chat completion", False),
        (Reply(body=b""), "got an empty body", False),
        (Reply(body=b'{"choices": [' + b"[" * 100_000), "expected a chat completion", False),
        (Reply(307, headers={"Location": "https://evil.example/v1"}), "name the final address", False),
        (Reply(closes=True), "broken", False),
        (Reply(body=b"x" * 3_000_000), "more than 2 MB", False),
    ],
)
def test_what_goes_wrong_is_an_error_with_its_reason(
    server: ModelServer, reply: Reply, said: str, lasting: bool
) -> None:
    """Lasting when no other story would fare better."""
    with pytest.raises(ModelError, match=said) as caught:
        asked(server, reply)
    assert caught.value.lasting == lasting


def test_a_silent_server_is_left_at_the_deadline(server: ModelServer) -> None:
    """Of the call, not of each read."""
    with pytest.raises(ModelError, match=r"\[model\] seconds"):
        asked(server, Reply(hangs=True), bounds=Bounds(0.2, 100))


def test_a_private_address_needs_leave(server: ModelServer) -> None:
    """The guard of the door judges it; nothing is sent."""
    with pytest.raises(ModelError):
        asked(server, completion("{}"), allow=())
    assert not server.seen


def test_the_token_goes_to_its_server_alone(server: ModelServer) -> None:
    """Not where it leads to; and an answer that repeats it is not kept."""
    asked(server, completion("{}"))
    assert server.tokens == [f"Bearer {SECRET}"]
    escaped = Reply(body=completion(SECRET).body.replace(SECRET.encode(), ESCAPED.encode()))
    for echo in (completion(SECRET), completion(ESCAPED), escaped):
        with pytest.raises(ModelError, match="repeats our token") as caught:
            asked(server, echo)
        assert SECRET not in str(caught.value)


def test_parts_of_text_are_joined(server: ModelServer) -> None:
    """As servers of reasoning models send them; thoughts are none of the answer."""
    parts = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "{"}, {"type": "text", "text": "}"}]
    assert asked(server, completion(parts)) == "{}"


def test_an_answer_beyond_its_bound_names_no_setting(server: ModelServer) -> None:
    """The bound is the program's own."""
    with pytest.raises(ModelError, match="more than 2 MB in one answer"):
        asked(server, Reply(body=b" " * 2_100_000))


@pytest.mark.parametrize("content", [None, 7, ["text"], ""])
def test_a_completion_without_text_is_an_empty_answer(server: ModelServer, content: object) -> None:
    """It is judged like any other."""
    assert asked(server, completion(content)) == ""


def test_a_long_answer_is_cut_where_it_is_refused(server: ModelServer) -> None:
    """50,000 words are not kept."""
    assert len(asked(server, completion("word " * 50_000))) == MAX_ANSWER + 1


# Inference Providers


class Fake:
    """Stands for InferenceClient: *answers* are given or raised in turn."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.made: list[dict[str, Any]] = []
        self.calls: list[dict[str, Any]] = []

    def __call__(self, **options: Any) -> Any:
        self.made.append(options)
        return self

    def chat_completion(self, messages: list[dict[str, str]], **options: Any) -> Any:
        self.calls.append({"messages": messages, **options})
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            answer = answer()
        return SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(content=answer))])


def provided(fake: Callable[..., Any], bounds: Bounds = BOUNDS) -> str:
    return Providers(Account("auto", "org/tiny", SECRET), bounds, fake).ask(MESSAGES, SCHEMA)


def refused(status: int) -> Exception:
    """The Hub's error for a status."""
    from huggingface_hub.errors import HfHubHTTPError

    from hugging_news.http.api import httpx

    answer = httpx.Response(status, request=httpx.Request("POST", "https://router.example"))
    return HfHubHTTPError(f"{status} with {SECRET}", response=answer)


def test_a_provider_is_asked_by_the_hubs_client() -> None:
    """With provider, model, token and a timeout: it would wait for ever."""
    fake = Fake("{}")
    assert provided(fake) == "{}"
    assert fake.made[0] | {"timeout": 0} == {"provider": "auto", "model": "org/tiny", "token": SECRET, "timeout": 0}
    assert 0 < fake.made[0]["timeout"] <= 5
    assert fake.calls[0]["response_format"]["type"] == "json_schema" and fake.calls[0]["max_tokens"] == 100


def test_a_provider_without_schemas_is_asked_without_one() -> None:
    """As a server is."""
    fake = Fake(refused(422), "{}")
    assert provided(fake) == "{}" and "response_format" not in fake.calls[1]


@pytest.mark.parametrize(
    ("error", "lasting"),
    [(refused(500), False), (refused(401), True), (refused(429), True), (ValueError("no such provider"), True),
     (TimeoutError("too slow"), False), (IndexError("no choice"), False)],
)  # fmt: skip
def test_a_providers_error_is_said_without_the_token(error: Exception, lasting: bool) -> None:
    """On one line."""
    with pytest.raises(ModelError) as caught:
        provided(Fake(error))
    assert caught.value.lasting == lasting and SECRET not in str(caught.value)


@pytest.mark.parametrize("echo", [SECRET, ESCAPED], ids=["plain", "escaped"])
def test_a_provider_that_repeats_the_token_is_not_kept(echo: str) -> None:
    """However it is written."""
    with pytest.raises(ModelError, match="repeats our token"):
        provided(Fake(f"The token is {echo}."))


def test_a_slow_provider_is_left_at_the_deadline() -> None:
    """Whatever its client is doing."""
    ending = threading.Event()
    try:
        with pytest.raises(ModelError, match=r"no answer within 0\.1 s"):
            provided(Fake(lambda: ending.wait(30)), Bounds(0.1, 100))
    finally:
        ending.set()


def test_the_hubs_own_client_takes_what_it_is_given() -> None:
    """The real one, which is not asked."""
    from huggingface_hub import InferenceClient

    client = InferenceClient(provider="auto", model="org/tiny", token=SECRET, timeout=5)
    assert json.dumps(MESSAGES.as_chat()) and client.timeout == 5
