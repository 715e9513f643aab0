"""`hugging_news.toml`: checked whole, with the nearest known key."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugging_news.domain.errors import ConfigError
from hugging_news.pipeline.setup import configure


def loaded(folder: Path, text: str, **environ: str):  # type: ignore[no-untyped-def]
    (folder / "hugging_news.toml").write_text(text, encoding="utf-8")
    return configure(None, environ, folder)


def problems(folder: Path, text: str, **environ: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, text, **environ)
    return list(caught.value.problems)


def test_every_key_is_optional(tmp_path: Path) -> None:
    """An empty file is a configuration."""
    config = loaded(tmp_path, "")
    assert config.newsletter.languages == ("zh", "en") and config.network.deadline == 60


def test_a_misspelt_key_names_file_key_and_the_nearest_one(tmp_path: Path) -> None:
    """So that it can be mended at once."""
    (line,) = problems(tmp_path, '[newsletter]\nlanguags = ["zh"]')
    assert "hugging_news.toml" in line and "newsletter.languags" in line and "'languages'" in line


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    """Tables, types, zones, sources and formats in one go."""
    text = """
[newsletter]
timezone = "Asia/Shangai"
[network]
deadline = "soon"
[output]
formats = ["markdwn"]
[[sources]]
name = "a"
collector = "feeds"
[[sources]]
name = "b"
collector = "github_releases"
repos = "x/y"
"""
    found = "\n".join(problems(tmp_path, text))
    for expected in ("Asia/Shangai", "network.deadline", "'feed'", "'repo'"):
        assert expected in found


def test_names_are_judged_beside_faults_of_form(tmp_path: Path) -> None:
    """A wrong type or an unknown key elsewhere does not hide a name that nobody knows, and makes none unknown."""
    text = """
[sections]
order = ["tpo", "mine"]
[sections.mine]
max = -1
[select]
storys = 3
boost = {"kind:papr" = 0.5, "speech" = 2.0, "source:a" = 0.5}
weights = {momentun = 1, fit = -1}
caps = {releses = 3, mine = true}
[[sources]]
name = "a"
collector = "feed"
url = "https://example.org/feed"
max_items = 0
"""
    found = problems(tmp_path, text)
    for expected in ("'top'", "'stories'", "'paper'", "boost.speech", "'momentum'", "weights.fit", "'releases'"):
        assert sum(expected in line for line in found) == 1, expected
    assert len(found) == 10


def test_an_unknown_format_names_the_known_one(tmp_path: Path) -> None:
    """Checked against the table of formats."""
    assert "'markdown'" in problems(tmp_path, '[output]\nformats = ["markdwn"]')[0]


def test_a_source_named_twice_is_an_error(tmp_path: Path) -> None:
    """Names are how decisions and reports find a source."""
    row = '[[sources]]\nname = "a"\ncollector = "feed"\nurl = "https://example.org/feed"\n'
    assert "twice" in problems(tmp_path, row + row)[0]


def test_the_environment_overrides_a_key(tmp_path: Path) -> None:
    """`HUGGING_NEWS_<TABLE>_<KEY>`, read as TOML."""
    config = loaded(tmp_path, "[network]\ndeadline = 5", HUGGING_NEWS_NETWORK_DEADLINE="9.5")
    assert config.network.deadline == 9.5


def test_hf_endpoint_names_a_mirror(tmp_path: Path) -> None:
    """As every Hub client does."""
    assert loaded(tmp_path, "", HF_ENDPOINT="https://mirror.example/").endpoints().hub == "https://mirror.example"


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    """From any folder of a newsroom."""
    (tmp_path / "hugging_news.toml").write_text('[newsletter]\nname = "Up"', encoding="utf-8")
    (tmp_path / "posts" / "x").mkdir(parents=True)
    config = configure(None, {}, tmp_path / "posts" / "x")
    assert config.newsletter.name == "Up" and config.root == tmp_path.resolve()


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It is never replaced by another in silence."""
    with pytest.raises(ConfigError, match="no such"):
        configure(str(tmp_path / "gone.toml"), {}, tmp_path)


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    """With the line of the parser."""
    assert "not valid TOML" in problems(tmp_path, "[newsletter")[0]


def test_a_sources_own_endpoint_replaces_the_services(tmp_path: Path) -> None:
    """GitHub Enterprise."""
    row = (
        '[[sources]]\nname = "a"\ncollector = "github_releases"\nrepo = "x/y"\nendpoint = "https://git.example/api/v3"'
    )
    assert loaded(tmp_path, row).asked[0].endpoints.github == "https://git.example/api/v3"


def test_the_shipped_sources_are_valid() -> None:
    """The built-in configuration is what `init` writes."""
    from hugging_news import config as configuration
    from hugging_news.pipeline.setup import options_of

    assert len(configuration.load(None, {}, options_of).asked) > 20


def test_types_are_not_guessed(tmp_path: Path) -> None:
    """Text is no number, a number no truth value."""
    found = "\n".join(problems(tmp_path, '[network]\ndeadline = "60"\nconcurrency = true\n[demos]\nenabled = "yes"'))
    assert all(key in found for key in ("network.deadline", "network.concurrency", "demos.enabled"))


def test_unknown_sections_and_parts_name_the_known_ones(tmp_path: Path) -> None:
    """In order, caps, weights and sources."""
    text = '[sections]\norder = ["tpo"]\n[select]\ncaps = {releses = 3}\nweights = {freshnes = 2.0}\n'
    found = "\n".join(problems(tmp_path, text))
    assert "'top'" in found and "'releases'" in found and "'freshness'" in found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("weights = {fit = nan}", "select.weights.fit"), ("weights = {fit = -1.0}", "select.weights.fit"),
        ("weights = {fit = inf}", "select.weights.fit"), ("minutes = 0", "select.minutes"),
        ("minutes = nan", "select.minutes"), ("per_kind = -1", "select.per_kind"),
        ('boost = {"speech" = 2.0}', "select.boost.speech"), ('boost = {"kind:papr" = 0.5}', "did you mean 'paper'"),
        ('watch = ["licence:mit"]', "select.watch: 'licence:mit': unknown prefix 'licence'; did you mean 'license'"),
        ('mute = ["task:asr"]', "select.mute: 'task:asr': unknown task"), ('mute = [" "]', "nothing is named"),
        ('watch = ["source:blob"]', "unknown source 'blob'"),
    ],
)  # fmt: skip
def test_what_select_cannot_mean_is_an_error(line: str, said: str, tmp_path: Path) -> None:
    """Weights that are no number, bounds below nothing, topics that nobody knows."""
    assert said in "\n".join(problems(tmp_path, f"[select]\n{line}"))


def test_topics_may_name_what_the_newsletter_has(tmp_path: Path) -> None:
    """A word, a task in Chinese, a class of licences, an organisation, an id."""
    watch = '["语音识别", "task:语音识别", "license:non-commercial", "org:Qwen", "hub:model:a/b", "word:a:b"]'
    assert len(loaded(tmp_path, f"[select]\nwatch = {watch}").select.watch) == 6


def test_own_sections_are_known(tmp_path: Path) -> None:
    """A section that the file defines may be used everywhere in it."""
    text = '[sections]\norder = ["top", "mine"]\n[sections.mine]\nmax = 2\n[select]\ncaps = {mine = 2}'
    assert loaded(tmp_path, text).order == ("top", "mine")


def test_a_file_that_is_nested_too_deeply_is_an_error(tmp_path: Path) -> None:
    """Not a traceback."""
    assert "not valid TOML" in problems(tmp_path, "[" + ".".join(["a"] * 3000) + "]")[0]
