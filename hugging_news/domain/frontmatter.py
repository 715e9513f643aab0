"""Markdown files with YAML front matter: `---`, keys, `---`, text. Errors name the file and the line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hugging_news.domain.errors import ParseError
from hugging_news.domain.text import clean

MAX_DEPTH = 20


@dataclass(frozen=True)
class Note:
    """A file read: its keys in order, the YAML as it stands there, and the text without empty lines around it.

    *line* is the one at which the text begins.
    """

    name: str
    keys: Mapping[str, Any]
    front: str
    body: str
    line: int = 1

    def place(self, key: str) -> str:
        """`NAME:LINE` of a key, `NAME` when no line begins with it."""
        for number, line in enumerate(self.front.split("\n"), 2):
            if re.match(rf"""\s*["']?{re.escape(key)}["']?\s*:""", line):
                return f"{self.name}:{number}"
        return self.name


def read(content: bytes, name: str) -> Note:
    """The file *name* with *content*; front matter may be missing.

    Raises:
        ParseError: it is no text, or its front matter cannot be read; `url` of the error is `NAME:LINE`.
    """
    front, body, line = _split(_decoded(content, name), name)
    return Note(name, _mapping(front, name), front, body, line)


def write(keys: Mapping[str, Any], body: str, comment: str = "") -> str:
    """The text of a file with *keys* in their order, under an optional comment line; *body* can add no key."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes text of several lines as it stands (`|`), and every value out."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    Dumper.add_representer(str, text)
    front = yaml.dump(dict(keys), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110) if keys else ""
    head = f"# {comment}\n" if comment else ""
    return f"---\n{head}{front}---\n" + (f"\n{body}\n" if body else "")


def _decoded(content: bytes, name: str) -> str:
    """Text as editors save it: UTF-8 with or without a mark, UTF-16 with one, else GB18030."""
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            return clean(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ParseError(name, "is neither UTF-8 nor GB18030 text; save it as UTF-8")


def _split(text: str, name: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text.strip("\n"), _begins(text, 1)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise ParseError(f"{name}:1", "the front matter is not closed; end it with a line ---")
    body = "\n".join(lines[end + 1 :])
    return "\n".join(lines[1:end]), body.strip("\n"), _begins(body, end + 2)


def _begins(text: str, first: int) -> int:
    """The number of the first line of *text* that is not empty, when its own first line has number *first*."""
    return first + len(text) - len(text.lstrip("\n"))


def _mapping(front: str, name: str) -> dict[str, Any]:
    import yaml

    try:
        _refuse_bombs(front, name)
        value = yaml.safe_load(front)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f":{mark.line + 2}" if mark is not None else ""
        raise ParseError(name + line, f"the front matter is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ParseError(name, f"the front matter is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(value or {}, dict):
        raise ParseError(f"{name}:2", "the front matter is not made of keys such as `title: …`")
    return {str(key): part for key, part in (value or {}).items()}


def _refuse_bombs(front: str, name: str) -> None:
    """A few lines of aliases can stand for gigabytes, and deep nesting takes the parser quadratic time."""
    import yaml

    depth = 0
    for event in yaml.parse(front, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = f":{event.start_mark.line + 2}" if event.start_mark is not None else ""
        if isinstance(event, yaml.AliasEvent):
            raise ParseError(name + line, "aliases (*name) are not read; write the value out")
        if depth > MAX_DEPTH:
            raise ParseError(name + line, f"the front matter nests deeper than {MAX_DEPTH} levels")
