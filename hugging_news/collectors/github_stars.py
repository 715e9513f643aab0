"""How many stars GitHub repositories have. Source: GitHub REST API, "Get a repository", `stargazers_count`.

Its items are counts, not news: two collections make a growth, which stories about the repository may state.
"""

from __future__ import annotations

from pydantic import Field, field_validator

from hugging_news.domain.errors import FetchError, ParseError, WithheldError
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window, describe
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import Item, Metric
from hugging_news.domain.keys import is_repository
from hugging_news.domain.values import Value


class Options(Value):
    """The keys of a `github_stars` source."""

    repos: tuple[str, ...] = Field(min_length=1, max_length=100)

    @field_validator("repos")
    @classmethod
    def _are_repositories(cls, repos: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [repo for repo in repos if not is_repository(repo)]
        if wrong:
            raise ValueError(f'{wrong[0]!r} is no repository: write it as "OWNER/NAME"')
        return tuple({repo.lower(): repo for repo in repos}.values())


def collect(source: Source, window: Window) -> Collecting:
    """Yield one request a repository, return one item for each, in their order; counts are of now, not of *window*.

    After four that cannot be read and none that can, the rest is not asked.

    Raises:
        WithheldError: a repository is private. FetchError, ParseError: none could be read.
    """
    options: Options = source.options
    items: list[Item] = []
    problems: list[str] = []
    for repo in options.repos:
        request = Request(f"{source.endpoints.github}/repos/{repo}", accept="application/vnd.github+json",
                          auth="github", token_env=source.token_env)  # fmt: skip
        try:
            items.append(_item(source, repo, (yield request), problems))
        except (FetchError, ParseError) as error:
            problems.append(f"{repo}: {error}")
            if len(problems) == min(4, len(options.repos)) and not items:
                raise
    return Collected(tuple(items), len(items), tuple(problems), partial=len(items) < len(options.repos))


def _item(source: Source, repo: str, answer: Response, problems: list[str]) -> Item:
    raw = answer.json()
    row = Fields(raw, repo, problems)
    stars = row.number("stargazers_count") if isinstance(raw, dict) and "stargazers_count" in raw else None
    if stars is None:
        raise ParseError(answer.url, f"expected a repository with its stars, got {describe(answer.body)}")
    if raw.get("private") is not False and not source.private:
        raise WithheldError(
            f"{repo} is a private repository: set private = true for {source.name} if it may be printed"
        )
    name = row.text("full_name") or repo
    if name.lower() != repo.lower():
        problems.append(f"{repo} is called {name} now: its stars are counted on under the configured name")
    url = f"https://github.com/{repo}"
    metric = Metric(counts="stars", value=stars, as_of=answer.time)
    return Item(id=f"url:{url}", source=source.name, kind="milestone", title=repo, url=url, metrics=(metric,))
