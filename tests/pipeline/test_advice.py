"""What an editor is told to write, for what no other story kept out."""

from __future__ import annotations

import pytest

from hugging_news.pipeline.advice import without_rival


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("told", "told in the edition of 2026-08-03", "nothing: readers know it"),
        (
            "quarantined",
            "quarantined: an empty repository",
            'keep = "why it is news" under ["hub:model:a/b"] in curation.toml',
        ),
        ("dropped", "dropped by the editor: no", "remove the decision"),
        ("held", "held by the editor until 2026-09-07", "remove the decision"),
        ("held", "Q1: no link that can be followed", "what the check names"),
        ("cut", "another version of the train that github:a/b@v2 tells", "pin = 1"),
        ("cut", "a pre-release of the train that github:a/b@v2 tells", "pin = 1"),
        ("cut", "the same version as github:a/b@v2, which tells the train", "pin = 1"),
        ("cut", "no date, and its source is new: it may be old", "a note of your own in the inbox"),
        ("cut", "over before the edition appears", "a note of your own in the inbox"),
    ],
)
def test_each_state_has_its_own_way_back(state: str, reason: str, said: str) -> None:
    """Naming the entry in curation.toml where there is one."""
    assert said in without_rival(state, "hub:model:a/b", reason)[0]
