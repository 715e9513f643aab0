"""What a model's repository says that a list does not: card, files, README.

Source: Hub API, "Get model" with `blobs=true` (file sizes); the card's metadata is `cardData`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator, Iterable

from hugging_news.domain import hub, licences
from hugging_news.domain.exchange import Endpoints, Enriching, Request, Response
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import FileFormat, Item, ModelDetails, Result
from hugging_news.domain.markup import safe_url
from hugging_news.enrich import asking

_FORMATS = (
    ("safetensors", re.compile(r"\.safetensors$")),
    ("gguf", re.compile(r"\.gguf(?:\.part\d+of\d+)?$")),
    ("onnx", re.compile(r"\.onnx(?:[._]data(?:_\d+)?)?$")),
    ("coreml", re.compile(r"\.mlmodel$|\.mlpackage/.*weight\.bin$")),
    ("openvino", re.compile(r"(?:^|/)openvino[^/]*\.bin$")),
    ("pytorch", re.compile(r"\.(?:pt|pth|ckpt)$|(?:pytorch_model|adapter_model|pytorch_lora_weights)[^/]*\.bin$")),
    ("tflite", re.compile(r"\.tflite$")),
    ("litert", re.compile(r"\.(?:litertlm|task)$")),
    ("h5", re.compile(r"\.h5$")),
    ("keras", re.compile(r"\.keras$")),
    ("msgpack", re.compile(r"\.msgpack$")),
    ("nemo", re.compile(r"\.nemo$")),
    ("mlx", re.compile(r"\.npz$")),
    ("rust", re.compile(r"\.ot$")),
    ("bin", re.compile(r"\.bin$")),
)
"""Weight formats, the first that fits counts; `bin` is a weight file whose library the name does not tell."""
_TRAINING = re.compile(
    r"(?:^|/)(?:optimizer|scheduler|scaler|rng_state|random_states|training_args|trainer_state)[^/]*$"
)


_MOST_RESULTS = 4
_GENERATIONS = 3
"""How far back a licence is looked for."""


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with all that its card, file list and README say; what does not come stays "not fetched"."""
    details = item.details
    if not isinstance(details, ModelDetails):
        return item
    found = yield from asking.repository("model", details.repo_id, endpoints, {"blobs": "true"})
    if found is None:
        return item
    details = _with_card(details, found.fields)
    details = yield from _with_inherited_license(details, endpoints)
    item = hub.complete(item, details.repo_id, found.fields, found.response.time)
    asking.report(item.id, found.fields)
    item, readme = yield from asking.with_readme(item, f"{endpoints.hub}/{details.repo_id}", details.revision)
    details = hub.having(details, "readme") if readme else details
    status = "weights" if details.formats and item.status is None else item.status
    return item.model_copy(update={"details": details, "status": status})


def _with_card(details: ModelDetails, row: Fields) -> ModelDetails:
    card, tags, gguf = row.part("cardData"), row.texts("tags"), row.part("gguf")
    parameters = row.part("safetensors").number("total") or gguf.number("total") or details.parameters
    relation = card.text("base_model_relation", 50)
    known = {
        "task": hub.task(row) or details.task,
        "library": row.text("library_name", 100) or card.text("library_name", 100) or details.library,
        "parameters": parameters,
        "active_parameters": hub.active_parameters(details.repo_id, parameters),
        "context": gguf.number("context_length") or row.part("config").number("max_position_embeddings"),
        "languages": card.texts("language") or hub.languages(tags),
        "base_models": hub.relations(tags, card.texts("base_model"), relation),
        "datasets": card.texts("datasets") or hub.tagged(tags, "dataset"),
        "license": licences.on_card(card, hub.tagged(tags, "license"), hub.page(f"hub:model:{details.repo_id}")),
        "gated": hub.gated(row),
        "results": _results(row, details.repo_id.partition("/")[0]),
        "arxiv": hub.arxiv_ids(tags),
        "revision": hub.revision(row),
        "custom_code": "custom_code" in tags or bool(row.part("config").row.get("auto_map")),
    }
    return _with_files(hub.having(details.model_copy(update=known), "card"), row)


def _results(row: Fields, owner: str) -> tuple[Result, ...]:
    """The first evaluation on each data set that the card lists, as many as are worth a look.

    Source: model card specification, `model-index`.
    """
    index = row.rows("model-index") or row.part("cardData").rows("model-index")
    found: dict[str, Result] = {}
    for result in (result for model in index for result in model.rows("results")):
        data = result.part("dataset")
        name = data.text("name", 80) or data.text("type", 80)
        for metric in result.rows("metrics"):
            called, value = metric.text("name", 60) or metric.text("type", 60), metric.figure("value")
            if name and called and value is not None:
                verified = metric.row.get("verified") is True
                by, url = (None, None) if verified else _third_party(result.part("source"), owner)
                split = data.text("split", 40)
                made = Result(metric=called, value=value, dataset=name, split=split, verified=verified, by=by, url=url)
                found.setdefault(name, made)
    return tuple(found.values())[:_MOST_RESULTS]


def _third_party(source: Fields, owner: str) -> tuple[str | None, str | None]:
    """Name and page of who measured a result, where that is neither the model's owner nor unknown."""
    name, url = source.text("name", 80), safe_url(source.text("url", 2000) or "")
    if not name or not url or not url.startswith("http") or owner.lower() in f"{name} {url}".lower():
        return None, None
    return name, url


def _with_files(details: ModelDetails, row: Fields) -> ModelDetails:
    if not isinstance(row.row.get("siblings"), list):
        return details
    formats = weight_formats(row.rows("siblings"))
    sizes = [format.bytes for format in formats]
    total = sum(size or 0 for size in sizes) if formats and None not in sizes else None
    known = {"formats": formats, "bytes": total, "fingerprint": _fingerprint(row.rows("siblings"))}
    return hub.having(details.model_copy(update=known), "files")


def _fingerprint(files: Iterable[Fields]) -> str | None:
    """One hash over the content hashes of the weight files, None unless all of them are known."""
    weights = [file for file in files if _is_weights((file.text("rfilename") or "").lower())]
    hashes = [file.part("lfs").text("sha256", 64) for file in weights]
    if not hashes or None in hashes:
        return None
    return hashlib.sha256(" ".join(sorted(str(one) for one in hashes)).encode()).hexdigest()[:16]


def _is_weights(name: str) -> bool:
    return any(pattern.search(name) for _, pattern in _FORMATS) and not _TRAINING.search(name)


def weight_formats(files: Iterable[Fields]) -> tuple[FileFormat, ...]:
    """The weight files by format, in a fixed order; what only resumes a training is none. *files* are `siblings`."""
    sizes: dict[str, list[int | None]] = {}
    for file in files:
        name = (file.text("rfilename") or "").lower()
        format = next((format for format, pattern in _FORMATS if pattern.search(name)), None)
        if format and not _TRAINING.search(name):
            size = file.part("lfs").number("size") if file.row.get("size") is None else file.number("size")
            sizes.setdefault(format, []).append(size)
    return tuple(_format(name, sizes[name]) for name, _ in _FORMATS if name in sizes)


def _format(name: str, sizes: list[int | None]) -> FileFormat:
    return FileFormat(name=name, files=len(sizes), bytes=None if None in sizes else sum(size or 0 for size in sizes))


def _with_inherited_license(details: ModelDetails, endpoints: Endpoints) -> Generator[Request, Response, ModelDetails]:
    """*details* with the licence of the model it was made from, named as inherited, where its own card states none.

    A base that states none either hands the question on to its own base, `_GENERATIONS` at most.
    """
    if details.license.state != "not-stated":
        return details
    bases, asked = details.base_models, {details.repo_id}
    for _ in range(_GENERATIONS):
        if len(bases) != 1 or (base := bases[0].id) in asked:
            return details
        asked.add(base)
        found = yield from asking.repository("model", base, endpoints)
        if found is None:
            return details
        card, tags = found.fields.part("cardData"), found.fields.texts("tags")
        license = licences.on_card(card, hub.tagged(tags, "license"), hub.page(f"hub:model:{base}"))
        if license.state == "stated":
            return details.model_copy(update={"license": license.model_copy(update={"inherited_from": base})})
        bases = hub.relations(tags, card.texts("base_model"), None)
    return details
