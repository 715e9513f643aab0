"""Judges an edition and its documents: for the command `check`, and before a run writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hugging_news.check import freshness, problems_of
from hugging_news.check.documents import Issue, Written, problems_in
from hugging_news.check.problem import Problem
from hugging_news.config import Config
from hugging_news.domain.documents import Asset, Document
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import ConfigError, NewsroomError, RenderError
from hugging_news.newsroom import editions
from hugging_news.pipeline import render, setup
from hugging_news.renderers import FORMATS


@dataclass(frozen=True)
class Verdict:
    """What the rules say about an edition file: *told* about the edition, *written* about its *documents*.

    *unread* are earlier editions that could not be read, so that nothing was compared with them.
    """

    edition: Edition
    told: tuple[Problem, ...] = ()
    written: tuple[Problem, ...] = ()
    scores: Mapping[str, Mapping[str, float | int]] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Gates first, each kind in the order of the rules."""
        return tuple(sorted((*self.told, *self.written), key=lambda problem: problem.severity != "gate"))


@dataclass(frozen=True)
class Judged:
    """Documents that were *made* and not written yet, and what the rules say about them."""

    made: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def failing(self) -> dict[str, str]:
        """The stories to be held, each with the reason: those that fail a gate."""
        gates = (one for one in self.problems if one.severity == "gate" and one.story)
        return {one.story: f"{one.rule}: {one.message}" for one in gates}


def check(config: Config, path: Path) -> Verdict:
    """Judge the edition in *path* with the documents that lie beside it and the editions before it.

    Raises:
        NewsroomError: the edition cannot be read.
    """
    edition = editions.read(path)
    history, unread = _history(config, path)
    book = setup.book(config)
    documents, failures = _found(config, edition, path.parent)
    judged = problems_in(Issue(edition, documents, book))
    return Verdict(
        edition,
        problems_of(edition, history, book),
        (*failures, *judged),
        {"Q29": figures} if (figures := freshness(edition)) else {},
        tuple(document.path for document in documents),
        unread,
    )


def judge(config: Config, edition: Edition, assets: Sequence[Asset]) -> Judged:
    """Make the documents of an edition, and judge them before they are written.

    What a person made of them on the disk is judged by `check`. Where a template fails there is nothing to judge:
    writing says so.
    """
    pictures = {asset.path: asset for asset in assets}
    try:
        made = render.documents(config, edition, pictures, config.output.formats, edition.languages)
    except RenderError:
        return Judged()
    documents = (Written(one.path, one.format, _language(one), one.content) for one in made)
    return Judged(tuple(made), problems_in(Issue(edition, tuple(documents), setup.book(config))))


def _language(document: Document) -> str:
    return "" if FORMATS[document.format].writer else document.path.partition(".")[0]


def _history(config: Config, path: Path) -> tuple[tuple[Edition, ...], tuple[str, ...]]:
    """The editions beside *path* and those of the newsroom, by id, without the one in *path*."""
    beside = path.resolve().parent.parent.glob("*/edition.json")
    ours = config.output_folder.glob("????-??-??/edition.json")
    found: dict[str, Edition] = {}
    unread: list[str] = []
    for other in dict.fromkeys([*sorted(beside), *(one.resolve() for one in sorted(ours))]):
        if other == path.resolve():
            continue
        try:
            earlier = editions.read(other)
        except NewsroomError as error:
            unread.append(str(error))
        else:
            found.setdefault(earlier.id, earlier)
    return tuple(found[id] for id in sorted(found)), tuple(unread)


def _found(config: Config, edition: Edition, folder: Path) -> tuple[tuple[Written, ...], tuple[Problem, ...]]:
    """The documents that lie in *folder*; in the newsroom's own folders also what rendering gives now."""
    places = [
        (row.path.format(lang=lang), name, "" if row.writer else lang)
        for name, row in FORMATS.items()
        for lang in (edition.languages[:1] if row.writer else edition.languages)
    ]
    present = [place for place in places if (folder / place[0]).is_file()]
    changed = editions.changed(folder, [path for path, _, _ in present])
    ours = changed is not None and folder.resolve().parent == config.output_folder.resolve()
    again, failures = _again(config, edition, folder, {name for _, name, _ in present}) if ours else ({}, ())
    documents = (
        Written(path, name, lang, (folder / path).read_bytes(), path in (changed or ()), again.get(path))
        for path, name, lang in present
    )
    return tuple(documents), failures


def _again(
    config: Config, edition: Edition, folder: Path, formats: set[str]
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """What rendering *formats* gives now, by path; a template that fails is a problem."""
    named = [name for name in FORMATS if name in formats]
    try:
        made = render.documents(config, edition, editions.assets(folder, edition), named, edition.languages)
    except (RenderError, ConfigError) as error:
        return {}, (Problem("Q25", "gate", f"cannot be rendered: {error}"),)
    return {document.path: document.content for document in made}, ()


def lines(problems: Sequence[Problem], severity: str) -> Iterator[str]:
    """The problems of one severity as a report lists them."""
    return (problem.line for problem in problems if problem.severity == severity)
