"""Release trains: pre-releases, .0 and patches of one package, and what those of one week say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hugging_news.domain.items import Item, Note, ReleaseDetails
from hugging_news.domain.releases.changes import distinct
from hugging_news.domain.releases.highlights import MOST
from hugging_news.domain.releases.versions import is_own_train, package_name, parse_version

_FARTHEST = ("major", "minor", "security", "patch", None)
_STRONGEST = ("code", "advised", "none", None)
_STATED = ("deprecations", "minimums", "compatibility", "security")
_NEVER = datetime.min.replace(tzinfo=UTC)


def train_of(details: ReleaseDetails) -> tuple[str, str]:
    """The package that a release is a version of: its repository, and the prefix of its tags where that is another's.

    `v6.1.0` and `gradio@6.1.0` are one package, `@gradio/chatbot@0.29.1` is another.
    """
    version = parse_version(details.tag)
    own = version is None or is_own_train(details.tag, details.repo, details.package)
    return details.repo.lower(), "" if version is None or own else version.train


def product_of(details: ReleaseDetails, names: Mapping[str, str]) -> str:
    """What a release is a version of, under its official name: the project, or another package of its repository."""
    repo, train = details.repo.partition("/")[2], train_of(details)[1]
    version = parse_version(details.tag)
    return package_name(names.get(repo.lower(), repo), "" if version is None or version.build else train)


def newest_first(items: Iterable[Item]) -> list[Item]:
    """Releases of one train, first the one that tells it: final versions before variants before pre-releases.

    Among equals the higher version, whatever its date: a patch of an old line may be the last. Of a version that was
    released twice, and of tags that name none, the later; then the smaller id.
    """
    ordered = sorted(items, key=lambda item: item.id)
    ordered.sort(key=lambda item: item.published or _NEVER, reverse=True)
    ordered.sort(key=_rank, reverse=True)
    return ordered


def _rank(item: Item) -> tuple[object, ...]:
    details = details_of(item)
    version = parse_version(details.tag)
    if version is None:
        return (0 if details.prerelease else 1,)
    return (0 if details.prerelease else 3 if version.final else 2, replace(version, train=""))


def before(head: Item, others: Iterable[Item]) -> tuple[Item, ...]:
    """Those of *others* that lead up to *head*, each the version before the last: 5.15.0 and 5.14.2 for 5.15.1.

    Candidates of a final version and patches of an older line are not among them.
    """
    details = details_of(head)
    same = [item for item in newest_first(others) if details_of(item).prerelease == details.prerelease]
    known = {details_of(item).version: item for item in reversed(same)}
    chain: list[Item] = []
    while item := known.pop(details.previous or "", None):
        chain.append(item)
        details = details_of(item)
    return tuple(chain)


def together(head: Item, earlier: Sequence[Item]) -> ReleaseDetails:
    """What *head* and the *earlier* versions of the same week, newest first, say to readers.

    Lead and highlights are those of the version that changed most, so that a patch on the next day does not hide what
    is new; one highlight is the head's own. What breaks, is needed or is mended is that of all. What stands in other
    notes than the head's names its version and item.
    """
    versions = [head, *earlier]
    details = [details_of(item) for item in versions]
    main = min(versions, key=lambda item: _FARTHEST.index(details_of(item).change))
    told = next((item for item in (main, *versions) if details_of(item).lead), head)
    best, own = _notes([main], head, "highlights"), _notes([head], head, "highlights")
    highlights = (*best[: MOST - 1], *own[:1], *best, *_notes(versions, head, "highlights"))
    return details[0].model_copy(
        update={
            "previous": details[-1].previous,
            "previous_date": details[-1].previous_date,
            "change": details_of(main).change,
            "lead": details_of(told).lead,
            "lead_item": None if told is head else told.id,
            "subject": details_of(told).subject,
            "highlights": distinct(highlights)[:MOST],
            "why": next(iter(_notes([main], head, "why")), None),
            "snippet": next(iter(_notes([main], head, "snippet")), None),
            "breaking": _breaking(versions, head),
            **{name: distinct(_notes(versions, head, name)) for name in _STATED},
            "models": _names(details_of(item).models for item in (main, *versions)),
            "contributors": _names(one.contributors for one in details),
            "action": min((one.action for one in details), key=_STRONGEST.index),
        }
    )


def with_security(details: ReleaseDetails, others: Sequence[Item]) -> ReleaseDetails:
    """*details* with the security fixes of *others*, patches of older lines: who stays there must not miss them."""
    found = [
        note.model_copy(update={"version": details_of(item).version, "item": item.id})
        for item in others
        for note in details_of(item).security
    ]
    security = distinct((*details.security, *found))
    if security == details.security:
        return details
    action = min(details.action, "advised", key=_STRONGEST.index)
    return details.model_copy(update={"security": security, "action": action})


def is_newer(note: Note, details: ReleaseDetails) -> bool:
    """Whether what *note* says is new in the release: not in a patch of an older line than the one before it."""
    before, version = parse_version(details.previous or ""), parse_version(note.version or "")
    return before is None or version is None or version > before


def _notes(versions: Iterable[Item], head: Item, name: str) -> tuple[Note, ...]:
    """The notes that *versions* have in the field *name*; what is not the head's own says where it stands."""
    found: list[Note] = []
    for item in versions:
        value = getattr(details_of(item), name) or ()
        origin = {} if item is head else {"version": details_of(item).version, "item": item.id}
        found += [note.model_copy(update=origin) for note in ((value,) if isinstance(value, Note) else value)]
    return tuple(found)


def _breaking(versions: Sequence[Item], head: Item) -> tuple[Note, ...] | None:
    """The breaking changes of all, None when no notes were read."""
    read = [item for item in versions if details_of(item).breaking is not None]
    return distinct(_notes(read, head, "breaking")) if read else None


def _names(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All names, each once, whatever its capitals."""
    found: dict[str, str] = {}
    for name in (name for names in lists for name in names):
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def details_of(item: Item) -> ReleaseDetails:
    """The details of a release.

    Raises:
        TypeError: *item* is none.
    """
    if not isinstance(item.details, ReleaseDetails):
        raise TypeError(f"{item.id} is no release")
    return item.details
