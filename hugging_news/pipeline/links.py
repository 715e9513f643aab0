"""Follows the links of an edition, which only `check --links` does (Q9)."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hugging_news.check.problem import Problem, Severity
from hugging_news.config import Config
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.errors import DisallowedError, FetchError
from hugging_news.domain.exchange import Request, Response
from hugging_news.domain.keys import canonical_url, host_of
from hugging_news.domain.markup import safe_url
from hugging_news.http.backend import UNRESOLVED
from hugging_news.http.client import Client
from hugging_news.http.drive import Job, Outcome, run
from hugging_news.pipeline.collect import settings_of

MOST_HOPS = 2
_CROWD, _PER_HOST = 16, 2
_BLOCKED = frozenset((401, 403, 407, 408, 425, 429, 451))
"""What a host says to a program, and not necessarily to a reader."""
Found = tuple[Severity, str] | None


def follow(config: Config, edition: Edition, environ: Mapping[str, str]) -> tuple[Problem, ...]:
    """Ask for every link of *edition* once; what is dead is a gate, what moved or cannot be asked now a warning."""
    links = dict(_links(edition))
    network = config.network
    settings = replace(settings_of(config, environ, offline=False), per_host=_PER_HOST)
    with Client(settings) as client:
        outcomes = run(
            [Job(url, probe(url)) for url in links],
            client.fetch,
            concurrency=_CROWD,
            per_host=_PER_HOST,
            source_deadline=network.deadline,
            run_deadline=network.run_deadline,
        )
    found = ((outcome.name, _verdict(outcome)) for outcome in outcomes)
    return tuple(Problem("Q9", said[0], f"{url}: {said[1]}", links[url]) for url, said in found if said)


def probe(url: str) -> Generator[Request, Response, Found]:
    """Ask whether *url* is there, by HEAD, and by GET where HEAD is refused; what is wrong with it, if anything."""
    try:
        try:
            response = yield Request(url, robots=True, probe="HEAD")
        except FetchError as error:
            if error.status is None or error.status == 429:
                raise
            response = yield Request(url, robots=True, probe="GET")
    except FetchError as error:
        return _fault(error)
    return _moved(url, response)


def _fault(error: FetchError) -> Found:
    if isinstance(error, DisallowedError) and UNRESOLVED not in error.reason:
        return "warning", f"was not asked: {error.reason}"
    if error.status in _BLOCKED:
        return "warning", f"does not answer programs: {error.reason}; look at it in a browser"
    if error.passing and UNRESOLVED not in error.reason:
        return "warning", f"does not answer now: {error.reason}"
    return "gate", f"is dead: {error.reason}"


def _moved(url: str, response: Response) -> Found:
    if response.hops > MOST_HOPS:
        return "warning", f"is {response.hops} redirects away; write {response.url}"
    if host_of(canonical_url(url)) != host_of(canonical_url(response.url)):
        return "warning", f"leads to another host; write {response.url}"
    if response.moved_to and canonical_url(response.moved_to) != canonical_url(url):
        return "warning", f"moved for good; write {response.moved_to}"
    return None


def _verdict(outcome: Outcome) -> Found:
    if outcome.state == "ok":
        found: Found = outcome.result
        return found
    return "warning", f"was not asked in time: {outcome.error}"


def _links(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each address that is printed, with the last story that prints it; those of tables belong to none."""
    rows = (row for section in edition.sections for table in section.tables for row in table.rows)
    addresses = [(row.url, "") for row in rows]
    addresses += [(url, story.id) for story in edition.stories() for url in _printed(story)]
    for url, story in addresses:
        if (safe := safe_url(url)) and safe.startswith("http"):
            yield safe, story


def _printed(story: Story) -> Iterator[str]:
    yield from (link.url for link in (*story.links, *story.more))
    yield story.source.url
    yield from (copy.url for copy in story.source.also)
    yield from (one.url for one in story.related if one.url)
    yield from _inside(story.details)


def _inside(value: Any, key: str = "") -> Iterator[str]:
    """The addresses among the details of a story: the values of keys such as `registration_url`."""
    if isinstance(value, dict):
        yield from (url for name, part in value.items() for url in _inside(part, name))
    elif isinstance(value, list | tuple):
        yield from (url for part in value for url in _inside(part, key))
    elif isinstance(value, str) and (key == "url" or key.endswith("_url")):
        yield value
