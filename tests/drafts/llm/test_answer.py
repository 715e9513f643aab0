"""The shape of an answer."""

from __future__ import annotations

import json

import pytest

from hugging_news.drafts.llm.answer import MAX_ANSWER, AnswerError, json_schema, read

SAID = {"sentences": [{"zh": "风筝。", "en": "Kites.", "evidence": ["Kites."]}]}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SAID),
        f"```json\n{json.dumps(SAID)}\n```",
        f"<think>Hm, {{}}</think>\n{json.dumps(SAID)}",
        f"Hm, {{}}\n</think>\n\n```\n{json.dumps(SAID)}\n```",
        f"Here it is:\n\n```json\n{json.dumps(SAID)}\n```\n\nAsk me for more.",
        json.dumps({"sentences": [{**SAID["sentences"][0], "evidence": "Kites."}], "headline": {"zh": None}}),
    ],
)
def test_an_answer_is_read_without_what_servers_put_around_it(text: str) -> None:
    """A code fence, thoughts, a remark; nor by what models write for a list of one and for nothing."""
    assert read(text).sentences[0].text("en") == "Kites."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("I cannot help with that.", "no whole JSON"),
        (json.dumps(SAID)[:-9], "no whole JSON"),
        ("[1]", "another shape"),
        (json.dumps({"summary": "Kites."}), "another shape"),
        (json.dumps({"sentences": [{"zh": "风筝。", "en": "Kites."}]}), "evidence"),
        (json.dumps({**SAID, "note": "x"}), "note"),
        (json.dumps({"sentences": [{**SAID["sentences"][0], "en": 7}]}), "another shape"),
        (json.dumps({"sentences": [{**SAID["sentences"][0], "en": "a" * 1300}]}), "another shape"),
        ("[" * 15_000, "JSON"),
        ("word " * 50_000, f"longer than {MAX_ANSWER:,}"),
    ],
)
def test_what_is_no_answer_is_said_in_one_line(text: str, said: str) -> None:
    """Never a traceback, never a part of it used."""
    with pytest.raises(AnswerError, match=said) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_thoughts_end_within_the_json_is_text() -> None:
    """A source may quote one."""
    said = {**SAID["sentences"][0], "en": "It prints </think> twice."}
    assert read(json.dumps({"sentences": [said]})).sentences[0].text("en") == said["en"]


def test_the_schema_asks_for_every_language() -> None:
    """So that a server that can holds the model to it."""
    asked = json_schema(("zh", "en"))["properties"]["sentences"]["items"]
    assert asked["required"] == ["zh", "en", "evidence"] and not asked["additionalProperties"]
