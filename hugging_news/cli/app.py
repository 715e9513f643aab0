"""The commands. Each parses, calls the pipeline and echoes; heavy imports happen inside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from hugging_news import __version__
from hugging_news.cli.context import (
    DONE,
    FAILED,
    INTERRUPTED,
    PARTLY,
    USAGE,
    Settings,
    code_of,
    examples,
    log_to_stderr,
    moment,
    print_json,
    printable,
    progress,
    writing,
)  # fmt: skip
from hugging_news.domain.errors import HuggingNewsError

_WEEK = click.option("--week", metavar="2026-W33", help="ISO week; the last complete one by default.")
_OUT = click.option("--out", type=click.Path(path_type=Path), help="Write here instead of paths.output.")
_REPLAY = click.option(
    "--replay", type=click.Path(path_type=Path), metavar="DIR", help="Read this archive instead of asking the network."
)


class Commands(click.Group):
    """Lists commands in the order in which an editor meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "hugging-news init my-news && cd my-news && hugging-news run",
        "hugging-news run --week 2026-W33",
        "hugging-news add https://huggingface.co/blog/4bit-transformers-bitsandbytes",
    ),
)
@click.option(
    "-c",
    "--config",
    "config_file",
    metavar="FILE",
    help="Configuration file (else $HUGGING_NEWS_CONFIG, or the nearest one above).",
)
@click.option("--now", metavar="ISO8601", help="Fixed clock, such as 2026-08-17T09:00:00+08:00.")
@click.option("--offline", is_flag=True, help="Refuse sockets.")
@click.option("-v", "--verbose", count=True, help="Say more; twice for details.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but warnings and errors.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.version_option(__version__, prog_name="hugging-news", message="%(prog)s %(version)s")
@click.pass_context
def app(
    ctx: click.Context,
    config_file: str | None,
    now: str | None,
    offline: bool,
    verbose: int,
    quiet: bool,
    log_format: str,
) -> None:
    """Hugging News: a weekly bilingual digest of open machine learning.

    Collects the week, tells each story once, and writes it in Chinese and English.
    """
    log_to_stderr(verbose, quiet, log_format)
    ctx.obj = Settings(config_file, moment(now), offline, verbose, quiet)


@app.command(epilog=examples("hugging-news init my-news", "cd my-news && hugging-news run"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def init(settings: Settings, folder: Path) -> None:
    """Make a newsroom in FOLDER that runs as it is. Files that are there already are kept."""
    from hugging_news.pipeline.init import init as make

    made = make(folder)
    for path in made:
        settings.say(f"wrote {folder / path}")
    settings.say(f"Next: cd {folder} && hugging-news run" if made else f"{folder} is a newsroom already")


@app.command(
    epilog=examples(
        "hugging-news add https://github.com/huggingface/transformers/releases/tag/v4.30.0",
        "hugging-news add https://huggingface.co/spaces/Xenova/whisper-web",
    )
)
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@click.option("--force", is_flag=True, help="Replace a note that was edited by hand.")
@click.pass_obj
def add(settings: Settings, urls: tuple[str, ...], force: bool) -> None:
    """Fetch a release, model, dataset, Space, paper, event or article and put it into the inbox."""
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline.inbox import add_each

    config = settings.config()
    failed = 0
    with locked(config.data):
        for url, added in add_each(config, urls, settings.now, os.environ, settings.offline, force):
            if isinstance(added, HuggingNewsError):
                failed += 1
                settings.warn(f"{url}: {added}" if url not in str(added) else str(added))
            else:
                settings.say(added.message)
    if failed:
        raise SystemExit(FAILED if failed == len(urls) else PARTLY)


@app.command(epilog=examples("hugging-news run", "hugging-news run --week 2026-W33 --yes   # for cron"))
@_WEEK
@_REPLAY
@_OUT
@click.option("--yes", is_flag=True, help="Make the edition final: from now on its stories count as told.")
@click.pass_obj
def run_command(settings: Settings, week: str | None, replay: Path | None, out: Path | None, yes: bool) -> None:
    """Collect, build, check and render the week; safe to repeat."""
    from hugging_news.cli.reports import finish, refuse_unreachable
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline import run as pipeline

    config = settings.config(out)
    named = settings.week(config, week)
    with locked(config.data):
        with progress(settings, len(config.asked)) as report_progress:
            report = pipeline.gather(
                config, named, settings.now, os.environ, (), replay, settings.offline, report_progress
            )
        refuse_unreachable(config, report)
        with writing(settings, config, ask=not settings.offline and replay is None) as author:
            result = pipeline.make(config, named, settings.now, final=yes, report=report, author=author)
        result = pipeline.documented(config, result)
    finish(settings, named, result)


@app.command(
    epilog=examples("hugging-news collect", "hugging-news collect --source transformers --source hf-blog --json")
)
@_WEEK
@click.option("--source", "only", multiple=True, metavar="NAME", help="Ask only this one; may be repeated.")
@_REPLAY
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
@click.pass_obj
def collect(settings: Settings, week: str | None, only: tuple[str, ...], replay: Path | None, as_json: bool) -> None:
    """Fetch the week into the archive and show how each source fared."""
    from hugging_news.cli.reports import print_sources, refuse_unreachable
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline.run import gather

    config = settings.config()
    named = settings.week(config, week)
    with locked(config.data), progress(settings, len(only or config.asked)) as report_progress:
        report = gather(config, named, settings.now, os.environ, only, replay, settings.offline, report_progress)
    print_sources(settings, report, as_json)
    refuse_unreachable(config, report)
    if any(state.state == "failed" for state in report.states):
        raise SystemExit(PARTLY)


@app.command(epilog=examples("hugging-news build --week 2026-W33", "hugging-news --now 2026-08-17T01:00:00Z build"))
@_WEEK
@click.option("--as-of", metavar="ISO8601", help="Ignore what was collected later.")
@_OUT
@click.pass_obj
def build(settings: Settings, week: str | None, as_of: str | None, out: Path | None) -> None:
    """Write edition.json from the newsroom's files; asks no source."""
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline.run import make

    config = settings.config(out)
    named = settings.week(config, week)
    with locked(config.data), writing(settings, config, ask=not settings.offline) as author:
        result = make(config, named, settings.now, moment(as_of) if as_of else None, author=author)
    for problem in result.problems:
        settings.warn(problem)
    if result.edition is None:
        settings.say(f"nothing was collected for {named}: nothing written")
    elif result.kept:
        settings.say(f"{result.folder / 'edition.json'} is final: left unchanged")
    else:
        settings.say(f"wrote {result.folder / 'edition.json'}")


@app.command(
    epilog=examples("hugging-news render", "hugging-news render posts/2026-08-17/edition.json --format html --lang zh")
)
@click.argument("edition_json", required=False, type=click.Path(path_type=Path))
@click.option("--format", "formats", multiple=True, metavar="F", help="Only this format; may be repeated.")
@click.option("--lang", "langs", multiple=True, metavar="L", help="Only this language; may be repeated.")
@_OUT
@click.option("--force", is_flag=True, help="Overwrite documents that a person changed.")
@click.pass_obj
def render(
    settings: Settings,
    edition_json: Path | None,
    formats: tuple[str, ...],
    langs: tuple[str, ...],
    out: Path | None,
    force: bool,
) -> None:
    """Write the documents of an edition (the newest one by default): the same bytes each time."""
    from hugging_news.cli.reports import newest_edition
    from hugging_news.newsroom import editions
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline.render import write

    config = settings.config()
    path = newest_edition(config, edition_json)
    edition = editions.read(path)
    _known(langs, edition.languages, "--lang")
    folder = out / edition.id if out else path.parent
    with locked(config.data):
        made, changed = write(config, edition, folder, formats, langs, force, pictures=path.parent)
    for document in made:
        if document.path not in changed:
            settings.say(f"wrote {folder / document.path}")
    for name in changed:
        settings.warn(f"{folder / name} was changed by hand and is left as it is; --force overwrites it")


def _known(asked: tuple[str, ...], known: tuple[str, ...], option: str) -> None:
    unknown = [one for one in asked if one not in known]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is not in this edition; it has {', '.join(known)}", param_hint=option)


@app.command(epilog=examples("hugging-news explain github:huggingface/transformers@v5.15.0 --week 2026-W33"))
@click.argument("item_id")
@_WEEK
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def explain(settings: Settings, item_id: str, week: str | None, as_json: bool) -> None:
    """Say why an item is in the edition or out: the parts of its score, the reasons, what would change it."""
    from hugging_news.cli.reports import print_explanation
    from hugging_news.pipeline.explain import explain as why

    config = settings.config()
    print_explanation(why(config, settings.week(config, week), settings.now, item_id), as_json)


@app.command(epilog=examples("hugging-news schema config > hugging_news.schema.json"))
@click.argument("what", type=click.Choice(["config", "edition", "curation"]))
def schema(what: str) -> None:
    """Print a JSON Schema, for editors that check and complete files."""
    from hugging_news.pipeline.schemas import schema as of

    print_json(of(what))


@app.command(epilog=examples("hugging-news doctor"))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def doctor(settings: Settings, as_json: bool) -> None:
    """Look at configuration, files of record, index, sources and tokens, and say what to do."""
    from hugging_news.cli.reports import print_findings
    from hugging_news.pipeline.doctor import examine

    findings = examine(settings.config(), settings.now, os.environ)
    print_findings(findings, as_json)
    if any(finding.level == "error" for finding in findings):
        raise SystemExit(FAILED)


app.add_command(run_command, "run")


def _sources() -> None:
    from hugging_news.cli.sources import sources

    app.add_command(sources, "sources")


def _search() -> None:
    from hugging_news.cli.search import search

    app.add_command(search, "search")


def _ledger() -> None:
    from hugging_news.cli.ledger import finalise, import_command

    app.add_command(finalise, "finalise")
    app.add_command(import_command, "import")


def _check() -> None:
    from hugging_news.cli.check import check

    app.add_command(check, "check")


_sources()
_search()
_check()
_ledger()
app.commands = {
    name: app.commands[name]
    for name in (
        "init", "add", "run", "collect", "build", "check", "render", "finalise", "sources", "explain", "search",
        "import", "schema", "doctor",
    )
}  # fmt: skip


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. An error raised on purpose becomes one message, never a traceback."""
    try:
        code = app.main(arguments, prog_name="hugging-news", standalone_mode=False, auto_envvar_prefix="HUGGING_NEWS")
        return int(code) if isinstance(code, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except HuggingNewsError as error:
        click.echo(click.style("error: ", fg="red") + printable(str(error)), err=True)
        return code_of(error)
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
