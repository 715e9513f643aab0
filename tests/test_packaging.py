"""What a wheel carries, and that it works without the checkout."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("templates", "data")


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if "__pycache__" not in name and not Path(name).name.startswith(".")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and sdist, built as `make dist` does."""
    out = tmp_path_factory.mktemp("dist")
    copy = tmp_path_factory.mktemp("checkout") / "source"
    left_out = shutil.ignore_patterns(".*", "newsroom", "build", "dist", "shots", "*.egg-info", "__pycache__", "tests")
    shutil.copytree(ROOT, copy, ignore=lambda folder, names: _ignored(folder, names, left_out))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


def test_setup_cfg_names_every_package() -> None:
    """`packages` is an explicit list: a new room must be added to it."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    declared = set(config["options"]["packages"].split())
    there = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "hugging_news").rglob("__init__.py")
        if "__pycache__" not in path.parts
    }
    assert declared == there | {f"hugging_news.{name}" for name in SHIPPED}


def test_the_wheel_carries_templates_and_data_and_nothing_else(wheel: Path) -> None:
    """One top-level package; every shipped file inside, no test, no newsroom."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in names} == {
        "hugging_news",
        next(n for n in names if "dist-info" in n).split("/")[0],
    }
    for package in SHIPPED:
        inside = {n.removeprefix(f"hugging_news/{package}/") for n in names if n.startswith(f"hugging_news/{package}/")}
        assert inside == files(ROOT / package)


def test_the_sdist_can_be_built_from(built: Path) -> None:
    """It holds what the wheel needs."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "setup.cfg",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "templates/i18n/zh.toml",
        "data/sources.toml",
    } <= names


def test_the_installed_wheel_writes_the_sample_edition(wheel: Path, tmp_path: Path) -> None:
    """Templates and data are found where pip puts them, far from the checkout."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False, symlinks=True, system_site_packages=False)
    python = environment / "bin" / "python"
    packages = next((environment / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(packages)
    (packages / "dependencies.pth").write_text(f"{_site_packages()}\n", encoding="utf-8")
    newsroom = tmp_path / "newsroom"
    script = f"""
import shutil
from hugging_news.resources import resource_root
shutil.copytree(str(resource_root("data") / "sample"), {str(newsroom)!r})
import hugging_news
assert {str(tmp_path)!r} in hugging_news.__file__, hugging_news.__file__
import sys
sys.argv = ["hugging-news", "-c", {str(newsroom / "hugging_news.toml")!r}, "--now", "2023-07-03T02:00:00Z", "--offline",
            "run", "--week", "2023-W26", "--replay", {str(newsroom / "data/archive")!r}]
from hugging_news.cli import main
main()
"""
    done = subprocess.run([str(python), "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (newsroom / "posts" / "2023-07-03" / "zh.html").is_file()


def _ignored(folder: str, names: list[str], left_out: Callable[[str, list[str]], set[str]]) -> set[str]:
    """What is no source; only at the top, since the package has folders of the same names."""
    if Path(folder) == ROOT:
        return left_out(folder, names)
    return {name for name in names if name == "__pycache__"}


def _site_packages() -> str:
    import pydantic

    return str(Path(pydantic.__file__).parent.parent)
