"""Writes the golden documents anew: `python -m tests.renderers.write_golden`. Read the difference afterwards."""

from __future__ import annotations

from pathlib import Path

from hugging_news.renderers import FORMATS, render
from tests.renderers.factory import weekly
from tests.renderers.parts import CONTEXT

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    for format in FORMATS:
        for lang in weekly().languages:
            for document in render(weekly(), format, lang, CONTEXT):
                path = GOLDEN / format / document.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(document.content)


if __name__ == "__main__":
    main()
