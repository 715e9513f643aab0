"""An edition from strangers' worst strings."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.editions import (
    Correction,
    Edition,
    GlanceLine,
    Newsletter,
    SourceCredit,
    SourceState,
    Story,
    Table,
)
from hugging_news.domain.items import (
    Link,
)
from hugging_news.domain.stories import Sentence
from tests.renderers.factory import weekly
from tests.renderers.parts import licence

HOSTILE = (
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "--> <b>out of the comment</b> <!--",
    "[click](https://evil.example/) ![i](https://evil.example/i.png)",
    "| cell | another |",
    "# heading\n\n## two\n\n---\ntitle: stolen\n---",
    "```\nfence\n```",
    "`code` ``two`` `",
    "<https://evil.example/> https://evil.example/ www.evil.example",
    "- item\n1. item\n> quote\n\n    block",
    "{{ 7 * 7 }} {% raw %} {# note #} {labels} ${x} %s",
    "<guo-chao> & &lt;b&gt; &#60;i&#62;",
    "**bold** __bold__ ~~gone~~ $x$ \\",
    "a\u202eb\u200bc\x1b[31md\x00e",
    "]]> <![CDATA[ <?php ?>",
)


def hostile() -> Edition:
    """An edition in which every string that a stranger writes is an attack."""
    at = iter(range(10_000))

    def bad() -> str:
        return HOSTILE[next(at) % len(HOSTILE)]

    def two() -> dict[str, str]:
        return {"zh": bad(), "en": bad()}

    def spoil(each: Story, place: int) -> Story:
        summary = {
            lang: tuple(Sentence(text=text, lang=lang, method="data") for text in HOSTILE) for lang in ("zh", "en")
        }
        links = (
            Link(type="blog", url=f"https://example.org/{place}/<b>)](x)\"' |*_~`", title=bad()),
            Link(type="code", url="javascript:alert(1)"),
        )
        return each.model_copy(
            update={
                "id": f"url:https://example.org/{place}-->{bad()}",
                "headline": two(),
                "summary": summary,
                "links": links,
                "source": SourceCredit(name=bad(), url=bad(), also=({"name": bad(), "url": bad()},), via=bad()),
                "authors": (bad(), bad()),
                "details": _spoilt(each.details, bad),
                "license": licence(bad(), "custom", name=bad()) if each.license else None,
                "image": each.image.model_copy(update={"alt": bad(), "caption": bad(), "credit": bad()})
                if each.image
                else None,
            }
        )

    edition = weekly()
    sections = tuple(
        section.model_copy(
            update={
                "title": two(),
                "stories": tuple(spoil(each, 100 * place + index) for index, each in enumerate(section.stories)),
                "tables": tuple(_spoilt_table(table, bad) for table in section.tables),
            }
        )
        for place, section in enumerate(edition.sections)
    )
    first = sections[0].stories[0].id
    return edition.model_copy(
        update={
            "sections": sections,
            "title": two(),
            "intro": two(),
            "signoff": two(),
            "newsletter": Newsletter(name=bad(), editor=bad()),
            "glance": (GlanceLine(story=first, text=two()),),
            "sources": tuple(SourceState(name=text, state="failed") for text in HOSTILE),
            "corrections": (Correction(edition=bad(), story="x", was=two(), now=two(), date="2026-01-02"),),
        }
    )


_TYPED = frozenset(
    ("type", "change", "action", "timezone", "mode", "status", "stage", "relation", "fetched", "license")
)
"""Keys whose values are checked by the model or by a table of labels."""


def _spoilt(value: Any, bad: Any) -> Any:
    if isinstance(value, str):
        if value == "python":
            return "bash"  # what looks like Python has been parsed; anything is a command
        return value if value[:4].isdigit() or value in ("online", "zh") else bad()
    if isinstance(value, list):
        return [_spoilt(each, bad) for each in value]
    if isinstance(value, dict):
        return {key: each if key in _TYPED else _spoilt(each, bad) for key, each in value.items()}
    return value


def _spoilt_table(table: Table, bad: Any) -> Table:
    rows = tuple(
        row.model_copy(
            update={
                "title": bad(),
                "task": bad() if row.task else None,
                "sdk": bad() if row.sdk else None,
                "url": f"https://example.org/{row.rank}|)](y)",
                "license": row.license if row.license.class_ == "not-fetched" else licence(bad(), "custom"),
            }
        )
        for row in table.rows
    )
    return table.model_copy(update={"rows": rows, "note": {"zh": bad(), "en": bad()}})
