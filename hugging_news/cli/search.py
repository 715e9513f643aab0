"""`hugging-news search`"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hugging_news.cli.context import Settings, examples, print_json, printable

if TYPE_CHECKING:
    from hugging_news.index.snippets import Snippet
    from hugging_news.pipeline.search import Found, Hit


class _Excluding(click.Command):
    """Takes `-word` for a word that is excluded, not for an option; of one dash only `-h` is one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--" not in args:
            excluded = [arg for arg in args if arg[:1] == "-" != arg[1:2] and arg not in ("-", "-h")]
            args = [*(arg for arg in args if arg not in excluded), "--", *excluded]
        return super().parse_args(ctx, args)


@click.command(
    cls=_Excluding,
    epilog=examples(
        "hugging-news search 量化 Qwen3",
        "hugging-news search 'open weights' -vision --untold",
        "hugging-news search github:huggingface/transformers@v5.15.0 --json",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--week", metavar="2026-W33", help="Items first seen in this week, stories of its edition.")
@click.option("--kind", metavar="KIND", help="Such as release, model, paper, event.")
@click.option("--section", metavar="ID", help="Told in this section.")
@click.option("--source", metavar="NAME", help="Given by this source.")
@click.option("--told/--untold", default=None, help="Only what an edition told, or none.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_obj
def search(
    settings: Settings,
    words: tuple[str, ...],
    week: str | None,
    kind: str | None,
    section: str | None,
    source: str | None,
    told: bool | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find items and stories, in Chinese and English. All WORDS must match; "several words" stand together.

    -word must not match; word* is the beginning of a word. Versions, repositories, ids and addresses are found whole.
    """
    from hugging_news.index.corpus import Filters
    from hugging_news.pipeline.search import search as find

    found = find(settings.config(), words, Filters(week, kind, section, source, told), limit)
    for problem in found.problems:
        settings.warn(problem)
    if as_json:
        print_json({"count": found.count, "hits": [hit.as_json() for hit in found.hits], "hints": list(found.hints)})
    else:
        _print(settings, found)


def _print(settings: Settings, found: Found) -> None:
    for hit in found.hits:
        click.echo(_styled(hit.title))
        click.echo(printable(f"  {hit.document.id}"))
        click.echo(printable(f"  {_place(hit)}"))
        if hit.snippet.text:
            click.echo(f"  {_styled(hit.snippet)}")
    if not found.count:
        settings.say("nothing found")
    elif found.count > len(found.hits):
        settings.say(f"{len(found.hits)} of {found.count} found; --limit shows more")
    for hint in found.hints:
        settings.say(hint)


def _place(hit: Hit) -> str:
    """Date, source, and where it stands: `2026-08-12 · hf-blog · edition 2026-08-17, learn`."""
    document = hit.document
    where = f"edition {document.edition} ({document.state}), {document.section}" if document.edition else "not told"
    kind = f"{document.kind} story" if document.sort == "story" else document.kind
    return " · ".join([kind, document.date or "no date", ", ".join(document.sources), where])


def _styled(line: Snippet) -> str:
    """The hits in bold on a terminal."""
    if not sys.stdout.isatty():
        return printable(line.text)
    text, at = "", 0
    for low, high in line.hits:
        text += printable(line.text[at:low]) + click.style(printable(line.text[low:high]), bold=True, fg="yellow")
        at = high
    return text + printable(line.text[at:])
