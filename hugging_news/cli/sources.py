"""`hugging-news sources …`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from hugging_news.cli.context import FAILED, PARTLY, Settings, examples, print_json
from hugging_news.cli.reports import table


@click.group()
def sources() -> None:
    """Whom we ask: list, add, remove, test, import, export, discover."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_command(settings: Settings, as_json: bool) -> None:
    """The configured sources."""
    config = settings.config()
    rows = [
        {
            "name": source.name,
            "collector": source.collector,
            "tier": source.tier,
            "section": source.section,
            **source.options.model_dump(mode="json", exclude_none=True),
        }
        for source in config.asked
    ]
    if as_json:
        print_json({"sources": rows})
    else:
        known = ("name", "collector", "tier", "section")
        table(
            (*known, "asks for"),
            [
                [*(row[k] or "" for k in known), " ".join(f"{k}={v}" for k, v in row.items() if k not in known)]
                for row in rows
            ],
        )


@sources.command(
    epilog=examples(
        "hugging-news sources add https://github.com/huggingface/peft",
        "hugging-news sources add https://example.org/feed.xml --name example",
    )
)
@click.argument("url")
@click.option("--name", help="Its name; made from the address by default.")
@click.option("--collector", help="Its collector; guessed from the address by default.")
@click.option("--tier", type=click.Choice(["primary", "secondary"]))
@click.option("--section")
@click.pass_obj
def add(
    settings: Settings, url: str, name: str | None, collector: str | None, tier: str | None, section: str | None
) -> None:
    """Add the source at URL (a repository, feed, calendar, sitemap or page) to the configuration."""
    from hugging_news.pipeline import sources as rooms

    row: dict[str, str] = rooms.guess(url)
    if collector and collector != row["collector"]:
        row = {"name": row["name"], "collector": collector, "url": url}
    row |= {key: value for key, value in (("name", name), ("tier", tier), ("section", section)) if value}
    config = settings.config()
    rooms.add(config, row)
    settings.say(f"added {row['name']} ({row['collector']}) to {config.file}")


@sources.command()
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Take a source out of the configuration; what it gave stays in the archive."""
    from hugging_news.config import find
    from hugging_news.pipeline import sources as rooms

    path = find(settings.config_file, os.environ, Path.cwd())
    rooms.remove(path, name)
    settings.say(f"removed {name} from {path}")


@sources.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def test(settings: Settings, name: str, as_json: bool) -> None:
    """Ask one source now and show what it would give; nothing is stored."""
    from hugging_news.domain.errors import ConfigError, UnknownNameError
    from hugging_news.pipeline import sources as rooms

    config = settings.config()
    found = next((source for source in config.asked if source.name == name), None)
    if found is None:
        raise ConfigError([str(UnknownNameError("source", name, [source.name for source in config.asked]))])
    trial = rooms.test(config, found, settings.now, os.environ, settings.offline)
    if trial.collected is None:
        settings.warn(f"{name}: {trial.error}")
        raise SystemExit(FAILED)
    items = trial.collected.items
    if as_json:
        shown = [item.model_dump(mode="json", exclude_defaults=True) for item in items]
        print_json({"source": name, "read": trial.collected.read, "problems": trial.collected.problems, "items": shown})
    else:
        dated = [
            (item.published.date().isoformat() if item.published else "no date", item.kind, item.title, item.id)
            for item in items[:20]
        ]
        table(("published", "kind", "title", "id"), dated)
        settings.say(f"{trial.collected.read} entries read, {len(items)} items; the first {len(dated)} are shown")
        for problem in trial.collected.problems:
            settings.warn(problem)
    if trial.collected.problems:
        raise SystemExit(PARTLY)


@sources.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_command(settings: Settings, file: Path) -> None:
    """Add the feeds of an OPML file, or of a list with one address a line; known ones are skipped."""
    from hugging_news.pipeline import sources as rooms

    config = settings.config()
    known = {getattr(source.options, "url", None) or getattr(source.options, "repo", None) for source in config.asked}
    names = {source.name for source in config.asked}
    rows = [row for row in rooms.read_list(file) if (row.get("url") or row.get("repo")) not in known]
    for row in rows:
        row["name"] = row["name"] if row["name"] not in names else f"{row['name']}-imported"
    rooms.add_all(config, rows)
    settings.say(f"added {len(rows)} sources to {config.file}")


@sources.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def export(settings: Settings, file: Path | None) -> None:
    """Write the feeds as OPML, to FILE or stdout."""
    from hugging_news.newsroom.files import write_atomic
    from hugging_news.pipeline import sources as rooms

    content = rooms.export_opml(settings.config())
    if file is None:
        click.echo(content.decode("utf-8"), nl=False)
    else:
        write_atomic(file, content)
        settings.say(f"wrote {file}")


@sources.command()
@click.argument("url")
@click.pass_obj
def discover(settings: Settings, url: str) -> None:
    """Print the feeds that the page at URL names."""
    from hugging_news.pipeline import sources as rooms

    found = rooms.discover(settings.config(), url, settings.now, os.environ, settings.offline)
    for feed in found:
        click.echo(feed)
    if not found:
        settings.warn(f"{url} names no feed; try the `page` or `sitemap` collector")
        raise SystemExit(FAILED)
