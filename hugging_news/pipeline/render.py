"""Writes an edition's documents: the same bytes each time, and nothing that a person changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hugging_news.config import Config
from hugging_news.domain.documents import Asset, Document
from hugging_news.domain.editions import Edition
from hugging_news.newsroom import editions
from hugging_news.renderers import FORMATS, RenderContext
from hugging_news.renderers import render as rendered


def documents(
    config: Config, edition: Edition, pictures: Mapping[str, Asset], formats: Sequence[str], langs: Sequence[str]
) -> list[Document]:
    """The documents of *edition* in *formats* and *langs*, with its *pictures* by their `src`.

    Raises:
        UnknownNameError: a format is not known. RenderError: a template failed.
    """
    context = RenderContext(
        base_url=config.output.base_url,
        assets=pictures,
        overrides=config.root / "templates" if config.file else None,
        calendar="calendar" in (*config.output.formats, *formats),
        missing=_missing(config, edition),
    )
    made = (one for name in formats for lang in langs for one in rendered(edition, name, lang, context))
    return list({one.path: one for one in made}.values())


def _missing(config: Config, edition: Edition) -> frozenset[str]:
    """The documents that follow-ups of *edition* could link to and that were never written: an import writes none."""
    earlier = {story.follow_up.edition for story in edition.stories() if story.follow_up}
    names = {row.path.format(lang=lang) for row in FORMATS.values() for lang in edition.languages}
    paths = {f"{id}/{name}" for id in earlier for name in names}
    return frozenset(path for path in paths if not (config.output_folder / path).is_file())


def write(
    config: Config,
    edition: Edition,
    folder: Path,
    formats: Sequence[str] = (),
    langs: Sequence[str] = (),
    force: bool = False,
    pictures: Path | None = None,
    made: Sequence[Document] = (),
) -> tuple[list[Document], tuple[str, ...]]:
    """Render (unless they are *made* already) and write; the documents, and the paths of those that a person changed.

    Those are left alone. A document that a format wrote before and has no use for any more is removed.
    """
    asked = formats or config.output.formats
    assets = {} if made else editions.assets(pictures or folder, edition)
    ready = list(made) or documents(config, edition, assets, asked, langs or edition.languages)
    written = {document.path for document in ready}
    stale = [row.path for name, row in FORMATS.items() if name in asked and row.writer and row.path not in written]
    return ready, (*editions.write_documents(folder, ready, force), *editions.remove_documents(folder, stale, force))
