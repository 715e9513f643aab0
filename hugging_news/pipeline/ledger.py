"""The ledger of what was told, which lives in the editions: drafts made final, and past issues brought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from hugging_news.check import problems_of
from hugging_news.config import Config
from hugging_news.domain.classic import Issue, Remark, read
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import CheckError, HuggingNewsError, NewsroomError, ParseError
from hugging_news.domain.keys import canonical_url
from hugging_news.edition.imported import House, imported
from hugging_news.newsroom import editions

State = Literal["imported", "updated", "unchanged", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file; *error* says why nothing did. *remarks* hold what other editions have to do with it."""

    file: Path
    state: State
    folder: Path | None = None
    edition: Edition | None = None
    issue: Issue | None = None
    remarks: tuple[Remark, ...] = ()
    error: str | None = None


def finalise(path: Path) -> tuple[Edition, bool]:
    """Make the edition in *path* final, and whether it was so before. Only the state in the file changes.

    The editions beside it say what was told: an older one may have been made after it.

    Raises:
        NewsroomError: it cannot be read or written. CheckError: a gate of the checks refuses it.
    """
    edition = editions.read(path)
    if edition.state == "final":
        return edition, True
    history, _ = editions.history(path.parent.parent)
    gates = [problem for problem in problems_of(edition, history) if problem.severity == "gate"]
    if gates:
        found = [f"{gate.rule}: {f'{gate.story}: ' if gate.story else ''}{gate.message}" for gate in gates]
        advice = "drop, hold or mend these in curation.toml and build again"
        raise CheckError([f"checks refuse to make {path} final; {advice}:", *found])
    final = edition.model_copy(update={"state": "final"})
    editions.write(path.parent, final, ())
    return final, False


def newest(output: Path, verb: str = "finalise") -> tuple[Path, tuple[str, ...]]:
    """The edition file to finalise (or to *verb*) when none is named, and the ids of the drafts before it.

    That is the newest one made here, also when it is final: asked twice, no older draft is made final unawares.

    Raises:
        NewsroomError: there is none, or one of the editions cannot be read.
    """
    history, problems = editions.history(output)
    if problems:
        raise NewsroomError(f"{problems[0]}; mend it, or name the edition to {verb}")
    made = [edition for edition in history if not edition.imported]
    if not made:
        raise NewsroomError(f"nothing to {verb}: no edition was made in {output}; `hugging-news run` makes one")
    drafts = tuple(edition.id for edition in made[:-1] if edition.state == "draft")
    return output / made[-1].id / "edition.json", drafts


def bring_in(config: Config, files: Sequence[Path], day: date | None, force: bool) -> tuple[Outcome, ...]:
    """Import *files*, issues of one day in several languages as one edition; what became of each, in their order.

    A file that cannot be read or stands in the way of another does not stop the rest. An edition that was not imported
    is never replaced; one that was imported from other files, only with *force*.
    """
    files = tuple({file.resolve(): file for file in files}.values())
    outcomes = {file: _read(file, day, config) for file in files}
    days: dict[date, list[Outcome]] = {}
    for outcome in outcomes.values():
        if outcome.issue:
            days.setdefault(outcome.issue.date, []).append(outcome)
    history, _ = editions.history(config.output_folder)
    first = config.newsletter.first or min([edition.id for edition in history] + [str(day) for day in days], default="")
    house = House(config.newsletter.name, config.newsletter.timezone, first)
    for _, group in sorted(days.items()):
        for outcome in _day(config, house, group, force):
            outcomes[outcome.file] = outcome
    return tuple(_compared(tuple(outcomes.values()), editions.history(config.output_folder)[0]))


def _read(file: Path, day: date | None, config: Config) -> Outcome:
    try:
        content = file.read_bytes()
    except OSError as error:
        return Outcome(file, "failed", error=f"{file}: cannot be read ({error.strerror or error})")
    try:
        place = f"{file.resolve().parent.name}/{file.name}"
        return Outcome(file, "imported", issue=read(content, place, day, config.newsletter.languages[0]))
    except ParseError as error:
        line = error.url.removeprefix(file.name)
        return Outcome(file, "failed", error=f"{file}{line}: {error.reason}")


def _day(config: Config, house: House, group: Sequence[Outcome], force: bool) -> Iterator[Outcome]:
    """The issues of one day as one edition; two of one language exclude each other, the first one stands."""
    by_lang: dict[str, Outcome] = {}
    for outcome in group:
        assert outcome.issue is not None
        other = by_lang.setdefault(outcome.issue.lang, outcome)
        if other is not outcome:
            said = f"{outcome.issue.date} in {outcome.issue.lang} is {other.file} already; give another --date to one"
            yield Outcome(outcome.file, "failed", error=f"{outcome.file}: {said}")
    order = [*config.newsletter.languages, *sorted(by_lang)]
    kept = sorted(by_lang.values(), key=lambda one: order.index(one.issue.lang) if one.issue else 0)
    edition = imported([one.issue for one in kept if one.issue], house)
    folder = config.output_folder / edition.id
    try:
        state = _write(folder, edition, force)
    except HuggingNewsError as error:
        yield from (Outcome(one.file, "failed", error=f"{one.file}: {error}") for one in kept)
    else:
        yield from (replace(one, state=state, folder=folder, edition=edition) for one in kept)


def _write(folder: Path, edition: Edition, force: bool) -> State:
    """Write an imported edition, unless another one lies there."""
    path = folder / "edition.json"
    if not path.exists():
        editions.write(folder, edition, ())
        return "imported"
    there = editions.read(path)
    if not there.imported:
        raise NewsroomError(f"{path} was made here, not imported, and stays as it is; what it tells is told")
    before, now = ({origin.file for origin in one.imported} for one in (there, edition))
    if before != now and not force:
        names = ", ".join(sorted(before))
        raise NewsroomError(f"{path} was imported from {names}; import all its files together, or replace it (--force)")
    if editions.to_json(there) == editions.to_json(edition):
        return "unchanged"
    editions.write(folder, edition, ())
    return "updated"


def _compared(outcomes: Sequence[Outcome], history: Sequence[Edition]) -> Iterator[Outcome]:
    """The outcomes with what earlier editions told and showed already."""
    for outcome in outcomes:
        if outcome.edition is None or outcome.issue is None:
            yield outcome
            continue
        before = [one for one in history if one.id < outcome.edition.id]
        repeats = (*_told_again(outcome.edition, outcome.issue, before), *_shown_again(outcome.issue, before))
        yield replace(outcome, remarks=tuple(sorted(repeats, key=lambda one: (one.line, one.text))))


def _told_again(edition: Edition, issue: Issue, before: Iterable[Edition]) -> Iterator[Remark]:
    told = {key: one.id for one in before for story in one.stories() for key in (*story.items, *story.keys)}
    lines = {entry.headline: entry.line for entry in reversed(issue.entries)}
    for story in edition.stories():
        again = next((key for key in story.keys if key in told), None)
        if again and issue.lang in story.headline:
            yield Remark(lines.get(story.headline[issue.lang], 1), f"told in {told[again]} already: {again}")


def _shown_again(issue: Issue, before: Iterable[Edition]) -> Iterator[Remark]:
    shown = {
        canonical_url(url): one.id
        for one in before
        for origin in one.imported
        for urls in origin.pictures.values()
        for url in urls
        if "://" in url
    }
    for picture in (picture for entry in issue.entries for picture in entry.pictures):
        if (url := canonical_url(picture.url)) in shown:
            yield Remark(picture.line, f"the picture was shown in {shown[url]} already: {picture.url}")
