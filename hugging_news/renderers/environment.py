"""Jinja environments in which nothing reaches the page unescaped.

Whatever a template prints is literal text of the output language unless a filter has made it markup: in HTML by Jinja's
autoescape, in Markdown by `finalize`, which escapes what is not `Markup` yet. Every environment is sandboxed, since an
editor's own templates are found before ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined, TemplateError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from hugging_news.domain.errors import RenderError
from hugging_news.domain.markdown import escape as escape_markdown
from hugging_news.domain.markup import link_target
from hugging_news.domain.text import clean
from hugging_news.renderers import counts, prose
from hugging_news.resources import resource_text

_LARGEST_PRODUCT = 1_000_000
Escape = Literal["markdown", "html", "none"]
FAILURES = (
    RecursionError,
    MemoryError,
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""What a template may raise: it is given plain values and calls only filters."""


@cache
class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template cannot ask for more memory than a page may need."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        sized = [one for one in (left, right) if isinstance(one, int | str | list)]
        sizes = [one if isinstance(one, int) else len(one) for one in sized]
        if operator == "**" or (len(sizes) == 2 and abs(sizes[0] * sizes[1]) > _LARGEST_PRODUCT):
            raise SecurityError(f"{operator} gives too much")
        return super().call_binop(context, operator, left, right)


def environment(escape: Escape, overrides: Path | None = None) -> ImmutableSandboxedEnvironment:
    """The environment for one output language; templates in *overrides* come before ours."""
    made = _Sandbox(
        loader=_loader(overrides),
        undefined=StrictUndefined,
        autoescape=escape != "none",
        finalize=_markdown if escape == "markdown" else _clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["prose"] = prose.markdown if escape == "markdown" else prose.html
    made.filters["raw"] = Markup
    made.filters["autolink"] = _autolink
    if escape == "markdown":
        made.filters["e"] = made.filters["escape"] = _markdown
    made.filters["target"] = lambda url: Markup(link_target(url))
    made.filters |= {"counted": counts.counted, "stated": counts.stated, "under": counts.under}
    made.tests["counting"] = counts.counting
    made.filters["mark"] = lambda story: Markup(f"<!-- story: {story} -->")
    made.filters["fenced"] = lambda text: Markup(text.replace("```", ""))
    made.filters["code"] = lambda text: Markup(text.replace("`", "").replace("\n", " "))
    return made


def _autolink(url: str, after: str | None = None) -> Markup:
    """An address between angle brackets; *after* a text in the same line it is set off as typography wants it."""
    return Markup((prose.gap(after) if after else "") + f"<{url}>")


def _clean(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _markdown(value: object) -> object:
    if isinstance(value, (Markup, Undefined)):
        return value
    return Markup(escape_markdown(clean(str(value))))


def _loader(overrides: Path | None) -> BaseLoader:
    ours = FunctionLoader(_ours)
    return ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides else ours


def _ours(name: str) -> tuple[str, str, Any] | None:
    if "\\" in name or any(part in ("", "..") for part in name.split("/")):
        return None
    try:
        return resource_text("templates", name), name, lambda: True
    except FileNotFoundError:
        return None


def fill(format: str, escape: Escape, template: str, overrides: Path | None, **values: object) -> str:
    """The text of *template*.

    Raises:
        RenderError: it does not parse, names what does not exist, or does what the sandbox forbids.
    """
    try:
        return environment(escape, overrides).get_template(template).render(**values)
    except FAILURES as error:
        place = _place(error, template)
        raise RenderError(format, *place, f"{type(error).__name__}: {error}") from error


def _place(error: BaseException, template: str) -> tuple[str, int | None]:
    """The template and the line in which *error* arose, as far as they are known."""
    if isinstance(error, TemplateError) and getattr(error, "lineno", None):
        return getattr(error, "name", None) or template, error.lineno  # type: ignore[attr-defined]
    place: tuple[str, int | None] = (template, None)
    trace: TracebackType | None = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place
