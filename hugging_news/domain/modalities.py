"""What a story is about (text, image, audio, video, 3d, multimodal …), for the balance of an edition.

A task says it best, then the modalities of a dataset's card, then the words of the title, then arXiv's category.
`data/tasks.toml` (`[task] modality`) is handed in as *tasks*. What says nothing is `other`: a library, an essay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hugging_news.domain.items import DatasetDetails, Item, ModelDetails, PaperDetails, ReleaseDetails

Tasks = Mapping[str, Mapping[str, Any]]

MODALITIES = ("text", "image", "audio", "video", "3d", "multimodal", "tabular", "robotics", "other")
OTHER = "other"
_TITLES = tuple(
    (modality, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])|{chinese}", re.I))
    for modality, words, chinese in (
        ("robotics", "robots?|robotics?|embodied|manipulation|vla", "机器人|具身"),
        ("multimodal", r"multi-?modal|omni-?modal|vision-language|visual question|vlms?|mllms?|any-to-any", "多模态"),
        ("3d", r"3d|4d|gaussian splatting|point clouds?|mesh(?:es)?|nerfs?", "三维|点云"),
        ("video", "videos?", "视频"),
        ("audio", r"audio|speech|voices?|music|asr|tts|sounds?", "语音|音频|音乐"),
        ("image", r"images?|photos?|pictures?|panoramas?|panoramic|text-to-image|ocr", "图像|图片|文生图"),
    )
)
_CATEGORIES = {"cs.CL": "text", "cs.CV": "image", "cs.SD": "audio", "eess.AS": "audio", "cs.RO": "robotics"}


def tasks_of(item: Item, tasks: Tasks) -> tuple[str, ...]:
    """The tasks that an item is for, as the Hub spells them: of its details, then tags that are names of tasks."""
    details = item.details
    own = [details.task] if isinstance(details, ModelDetails) and details.task else []
    own += details.tasks if isinstance(details, DatasetDetails) else ()
    tagged = (tag.removeprefix("task_categories:") for tag in item.tags)
    return tuple(dict.fromkeys([*own, *(tag for tag in tagged if tag in tasks)]))


def modality_of(item: Item, tasks: Tasks) -> str:
    """One of `MODALITIES`."""
    if isinstance(item.details, ReleaseDetails):
        return OTHER
    if isinstance(item.details, DatasetDetails) and item.details.modalities:
        return _joined(item.details.modalities)
    known = [str(tasks[task]["modality"]) for task in tasks_of(item, tasks) if task in tasks]
    return known[0] if known else _by_words(item)


def _joined(modalities: Iterable[str]) -> str:
    """What a card lists as several kinds of data is multimodal; tables beside a text are not."""
    named = [one for one in dict.fromkeys(modality.lower() for modality in modalities) if one in MODALITIES]
    senses = [one for one in named if one in ("text", "image", "audio", "video", "3d")]
    return "multimodal" if len(senses) > 1 else next(iter([*senses, *named]), OTHER)


def _by_words(item: Item) -> str:
    found = (modality for modality, words in _TITLES if words.search(item.title))
    categories = item.details.categories if isinstance(item.details, PaperDetails) else ()
    listed = (_CATEGORIES[category] for category in categories if category in _CATEGORIES)
    return next(found, None) or next(listed, OTHER)
