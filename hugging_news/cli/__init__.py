"""The command line: parses, calls the pipeline, echoes. `--version` is answered before click is loaded."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line on `sys.argv` and exit (codes: CONTRACT.md)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from hugging_news import __version__

        sys.stdout.write(f"hugging-news {__version__}\n")
        return
    from hugging_news.cli.app import run

    sys.exit(run(sys.argv[1:]))


__all__ = ["main"]
