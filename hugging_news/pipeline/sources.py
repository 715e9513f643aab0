"""The list of sources: shown, changed in the configuration with its comments kept, tried, brought in and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import tomlkit
from pydantic import ValidationError

from hugging_news import config as configuration
from hugging_news.config import Config, explain
from hugging_news.domain.errors import ConfigError, NewsroomError, ParseError, UnknownNameError
from hugging_news.domain.exchange import Collected, Request, Source
from hugging_news.domain.keys import canonical_url, host_of
from hugging_news.domain.text import one_line
from hugging_news.domain.weeks import last_complete_week, window_of
from hugging_news.http.client import Client
from hugging_news.http.drive import Job, run
from hugging_news.newsroom.files import write_atomic
from hugging_news.pipeline.collect import asking, settings_of
from hugging_news.pipeline.contain import contained
from hugging_news.pipeline.setup import options_of


@dataclass(frozen=True)
class Trial:
    """What a source would give now."""

    source: str
    collected: Collected | None
    error: str | None = None


def add(config: Config, row: Mapping[str, Any]) -> None:
    """Append a source to the configuration file.

    Raises:
        ConfigError: there is no file, the name is taken, or the collector does not know a key.
    """
    add_all(config, [row])


def add_all(config: Config, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append several sources at once, or none of them."""
    path = _file(config)
    names = {source.name for source in config.asked}
    problems: list[str] = []
    for row in rows:
        problems += _problems(row, names, path)
        names.add(str(row["name"]))
    if problems:
        raise ConfigError(problems)
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    tables = document.setdefault("sources", tomlkit.aot())
    for row in rows:
        table = tomlkit.table()
        table.update({key: value for key, value in row.items() if value is not None})
        tables.append(table)
    _write_checked(path, tomlkit.dumps(document))


def remove(path: Path | None, name: str) -> None:
    """Take a source out of a configuration file, faulty or not; what was archived stays.

    Raises:
        ConfigError: there is no file, it is no TOML, or no such source is in it.
    """
    if path is None:
        raise ConfigError(["there is no configuration file to change; `hugging-news init DIR` makes one"])
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
    except (tomlkit.exceptions.ParseError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: not valid TOML: {error}"]) from error
    tables = document.get("sources", [])
    names = [str(table.get("name")) for table in tables]
    if name not in names:
        raise ConfigError([f"{path}: {UnknownNameError('source', name, names)}"])
    del tables[names.index(name)]
    write_atomic(path, tomlkit.dumps(document).encode("utf-8"))


def _write_checked(path: Path, text: str) -> None:
    """Write a changed configuration, unless it would be a faulty one."""
    trial = path.with_name(f".{path.name}.trial")
    try:
        write_atomic(trial, text.encode("utf-8"))
        configuration.load(trial, {}, options_of)
    finally:
        trial.unlink(missing_ok=True)
    write_atomic(path, text.encode("utf-8"))


def guess(url: str) -> dict[str, str]:
    """A source for an address: its collector and keys by what the address looks like; a feed when nothing tells.

    Raises:
        ConfigError: it is no address.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ConfigError([f"{url!r} is no address ({error})"]) from error
    if not _fetchable(url):
        raise ConfigError([f"{url!r} is no http address"])
    segments = [part for part in parts.path.split("/") if part]
    name = re.sub(r"[^a-z0-9]+", "-", f"{host_of(url)}-{'-'.join(segments[-2:])}".lower()).strip("-")[:40]
    if host_of(url) == "github.com" and len(segments) >= 2:
        return {"name": segments[1], "collector": "github_releases", "repo": "/".join(segments[:2])}
    if parts.path.endswith(".ics"):
        return {"name": name, "collector": "events_ics", "url": url}
    if parts.path.endswith("sitemap.xml"):
        return {"name": name, "collector": "sitemap", "url": url}
    return {"name": name, "collector": "feed", "url": url}


def test(config: Config, source: Source, now: datetime, environ: Mapping[str, str], offline: bool) -> Trial:
    """Ask one source as a collection does and show what it gives; nothing is stored."""
    window = window_of(last_complete_week(now, config.newsletter.timezone), config.newsletter.timezone)
    job = Job(source.name, contained(source, window))
    with Client(settings_of(config, environ, offline), clock=lambda: now) as client:
        (outcome,) = run([job], asking(client, None, {}, config.root, now), source_deadline=config.network.deadline)
    return Trial(source.name, outcome.result if isinstance(outcome.result, Collected) else None, outcome.error)


def discover(config: Config, url: str, now: datetime, environ: Mapping[str, str], offline: bool) -> tuple[str, ...]:
    """The feeds that a page names (`<link rel="alternate">`), absolute, in order.

    Raises:
        FetchError: the page cannot be had.
    """
    from lxml import html

    with Client(settings_of(config, environ, offline)) as client:
        response = client.fetch(Request(url, robots=True))
    try:
        page = html.document_fromstring(response.body)
    except (ValueError, html.etree.ParserError) as error:
        raise ParseError(url, f"not a page: {error}") from error
    found = []
    for link in page.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if (
            "alternate" in (link.get("rel") or "").lower()
            and (kind.endswith(("+xml", "feed+json")))
            and link.get("href")
        ):
            found.append(urljoin(response.url, link.get("href").strip()))
    return tuple(dict.fromkeys(found))


def export_opml(config: Config) -> bytes:
    """The feeds (and releases, as `releases.atom`) as OPML 2.0."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = f"{config.newsletter.name}: sources"
    body = ElementTree.SubElement(root, "body")
    for source, url in _feeds(config):
        ElementTree.SubElement(body, "outline", text=source.name, title=source.name, type="rss", xmlUrl=url)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _feeds(config: Config) -> Iterator[tuple[Source, str]]:
    for source in config.asked:
        if source.collector == "feed" and source.options.url:
            yield source, source.options.url
        elif source.collector == "github_releases":
            yield source, f"{config.github.web}/{source.options.repo}/releases.atom"


def read_list(path: Path) -> list[dict[str, str]]:
    """The sources that an OPML file, or a file with one address a line, names.

    Raises:
        NewsroomError: the file cannot be read. ParseError: it names no address.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NewsroomError(f"{path}: {error.strerror}") from error
    pairs = _from_opml(content) if content.lstrip()[:1] == b"<" else _from_lines(content.decode("utf-8", "replace"))
    if not pairs:
        raise ParseError(str(path), "neither OPML with feeds nor a list of addresses, one a line")
    rows: dict[str, dict[str, str]] = {}
    for title, url in pairs:
        row = guess(url) | ({"name": title} if title else {})
        rows.setdefault(canonical_url(url), row)
    return _named_apart(list(rows.values()))


def _from_opml(content: bytes) -> list[tuple[str, str]]:
    import listparser

    parsed = listparser.parse(content)
    return [(one_line(feed.title, 60), feed.url) for feed in parsed.feeds if _fetchable(feed.url)]


def _from_lines(text: str) -> list[tuple[str, str]]:
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [("", line) for line in lines if _fetchable(line)]


def _fetchable(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and bool(host_of(url))


def _named_apart(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    taken: dict[str, int] = {}
    for row in rows:
        taken[row["name"]] = taken.get(row["name"], 0) + 1
        if taken[row["name"]] > 1:
            row["name"] = f"{row['name']}-{taken[row['name']]}"
    return rows


def _problems(row: Mapping[str, Any], names: set[str], path: Path) -> list[str]:
    name = str(row["name"])
    own = {key: value for key, value in row.items() if key not in ("name", "collector", "section", "tier", "package")}
    model = options_of(str(row["collector"]))
    problems = [f"{path}: a source is named {name!r} already"] if name in names else []
    try:
        model.model_validate(own)
    except ValidationError as error:
        problems += [f"{name}: {line}" for line in explain(error, model)]
    return problems


def _file(config: Config) -> Path:
    if config.file is None:
        raise ConfigError(["there is no configuration file to change; `hugging-news init DIR` makes one"])
    return config.file
