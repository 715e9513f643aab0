"""A model's card, files and README; everything that can fail, fails quietly."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain.exchange import Request
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import FileFormat, Item, License, ModelDetails, PaperDetails, Relation, Result
from hugging_news.enrich import model_card
from tests.enrich.driving import ENDPOINTS, drive

REPO = "demo-lab/kite-7b"
SHA = "0123456789abcdef0123456789abcdef01234567"
API = f"/api/models/{REPO}"
README = f"/{REPO}/raw/{SHA}/README.md"
PROSE = "Kite-7B reads wind maps. It was trained on two years of weather data."
CARD: dict[str, Any] = {
    "id": REPO,
    "sha": SHA,
    "private": False,
    "gated": "manual",
    "createdAt": "2026-01-02T00:00:00.000Z",
    "lastModified": "2026-01-03T00:00:00.000Z",
    "likes": 20,
    "downloads": 3,
    "pipeline_tag": "text-generation",
    "library_name": "transformers",
    "tags": [
        "safetensors",
        "custom_code",
        "arxiv:2512.00001",
        "base_model:finetune:demo-lab/kite-base",
        "license:apache-2.0",
    ],
    "cardData": {
        "license": "apache-2.0",
        "language": ["en", "zh"],
        "base_model": "demo-lab/kite-base",
        "datasets": ["demo-lab/winds"],
    },
    "config": {"max_position_embeddings": 32768},
    "safetensors": {"parameters": {"BF16": 7_240_000_000}, "total": 7_240_000_000},
    "siblings": [
        {"rfilename": "README.md", "size": 900},
        {"rfilename": "model-00001-of-00002.safetensors", "size": 9_000_000_000, "lfs": {"size": 9_000_000_000}},
        {"rfilename": "model-00002-of-00002.safetensors", "lfs": {"size": 5_000_000_000}},
        {"rfilename": "onnx/model.onnx", "size": 20},
        {"rfilename": "onnx/model.onnx_data", "size": 80},
        {"rfilename": "optimizer.pt", "size": 99},
    ],
}


def item(**details: Any) -> Item:
    url = f"https://huggingface.co/{REPO}"
    known = ModelDetails(repo_id=REPO, **details)
    return Item(id=f"hub:model:{REPO}", source="hub", kind="model", title=REPO, url=url, details=known)


def enriched(answers: dict[str, Any], given: Item | None = None, asked: list[Request] | None = None) -> Item:
    return drive(model_card.enrich(given or item(fetched=("list",)), ENDPOINTS), answers, asked)


def details(answers: dict[str, Any], **known: Any) -> ModelDetails:
    found = enriched(answers, item(**known)).details
    assert isinstance(found, ModelDetails)
    return found


def test_all_that_the_card_says() -> None:
    """Licence, lineage, sizes, formats and the rest are typed, and the item gets its dates, counts and links."""
    found = enriched({API: CARD, README: f"---\nlicense: apache-2.0\n---\n# Kite\n\n{PROSE}\n"})
    assert found.details == ModelDetails(
        repo_id=REPO,
        task="text-generation",
        library="transformers",
        parameters=7_240_000_000,
        context=32768,
        languages=("en", "zh"),
        base_models=(Relation(id="demo-lab/kite-base", relation="finetune"),),
        datasets=("demo-lab/winds",),
        license=License(state="stated", id="apache-2.0"),
        gated=True,
        arxiv=("2512.00001",),
        formats=(
            FileFormat(name="safetensors", files=2, bytes=14_000_000_000),
            FileFormat(name="onnx", files=2, bytes=100),
        ),
        bytes=14_000_000_100,
        revision=SHA,
        custom_code=True,
        fetched=("list", "card", "files", "readme"),
    )
    assert (found.summary, found.content, found.lang, found.status) == (PROSE, f"# Kite\n\n{PROSE}", "en", "weights")
    assert [(link.type, link.url) for link in found.links] == [
        ("model", f"https://huggingface.co/{REPO}"),
        ("paper", "https://arxiv.org/abs/2512.00001"),
    ]
    assert found.published and found.updated and {metric.counts for metric in found.metrics} == {"likes", "downloads"}


def test_requests() -> None:
    """Card with file sizes, then the README of exactly that revision, both with the Hub's token."""
    asked: list[Request] = []
    enriched({API: CARD}, asked=asked)
    assert [request.full_url.removeprefix(ENDPOINTS.hub) for request in asked] == [f"{API}?blobs=true", README]
    assert {request.auth for request in asked} == {"hub"}


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500])
def test_nothing_comes(status: int) -> None:
    """Without any answer the item is as it was: the licence is still not fetched."""
    before = item(fetched=("list",))
    assert enriched({API: status, f"/{REPO}/raw/main/README.md": status}, before) == before


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", "null", '"x"', "{", b"\xff\xfe"])
def test_answer_that_is_no_card(body: Any) -> None:
    """An error page is not a card without a licence."""
    before = item()
    assert enriched({API: body}, before) == before


@pytest.mark.parametrize("flag", ["private", "disabled"])
def test_hidden_repository_gives_nothing(flag: str) -> None:
    """What turns out private or disabled is not read."""
    before = item()
    assert enriched({API: {**CARD, flag: True}}, before) == before


def test_no_readme_without_card() -> None:
    """What the API does not show may be private: its README is not asked for, not even with a token."""
    found = enriched({API: 503, f"/{REPO}/raw/main/README.md": PROSE})
    assert found.summary == "" and found.details.fetched == ("list",)  # type: ignore[union-attr]


@pytest.mark.parametrize("body", ["<!doctype html><p>Sign in to read this page, please. Now.", b"PK\0\0"])
def test_readme_that_is_none(body: Any) -> None:
    """A login page or a binary file is no README."""
    found = enriched({API: CARD, README: body})
    assert found.content == "" and "readme" not in found.details.fetched  # type: ignore[union-attr]


@pytest.mark.parametrize("card", [None, {}, {"license": None}, {"license": "unknown"}])
def test_card_without_licence(card: Any) -> None:
    """A fetched card that says nothing is "not stated"."""
    assert details({API: {"id": REPO, "cardData": card}}).license == License(state="not-stated")


def test_licence_of_the_base_model_is_named_as_inherited() -> None:
    """A card without a licence takes its only base model's, and says whose it is."""
    row = {"id": REPO, "tags": ["base_model:quantized:demo-lab/kite-base"]}
    base = {"id": "demo-lab/kite-base", "cardData": {"license": "other", "license_link": "LICENSE"}}
    assert details({API: row, "/api/models/demo-lab/kite-base": base}).license == License(
        state="stated",
        id="other",
        inherited_from="demo-lab/kite-base",
        url="https://huggingface.co/demo-lab/kite-base/blob/main/LICENSE",
    )


@pytest.mark.parametrize(
    "tags",
    [
        [],
        ["base_model:merge:a/b", "base_model:merge:c/d"],
        ["base_model:finetune:a/silent"],
        ["base_model:finetune:a/gone"],
    ],
)
def test_no_licence_to_inherit(tags: list[str]) -> None:
    """No base model, several, a silent or an unreachable one: the card states none."""
    answers = {API: {"id": REPO, "tags": tags}, "/api/models/a/silent": {"id": "a/silent", "cardData": {}}}
    assert details(answers).license == License(state="not-stated")


def test_malformed_fields_are_dropped_one_by_one() -> None:
    """Each wrong field is absent, the good ones beside it stay."""
    row = {
        "id": 5,
        "sha": "main; rm",
        "gated": 1.5,
        "tags": "license:mit",
        "likes": "many",
        "pipeline_tag": {},
        "config": [],
        "safetensors": {"total": "7B"},
        "gguf": {"total": 7, "context_length": -1},
        "createdAt": "yesterday",
        "cardData": {"license": "mit", "language": [None, "en"], "base_model": [{}], "datasets": 7, "license_name": []},
        "siblings": [
            None,
            "x",
            {"rfilename": 5},
            {"rfilename": "a.gguf", "size": 1e400},
            {"rfilename": "b.gguf", "size": 3},
        ],
    }
    found = details({API: row})
    assert found.model_dump(exclude_defaults=True) == {
        "repo_id": REPO,
        "parameters": 7,
        "languages": ("en",),
        "license": {"state": "stated", "id": "mit"},
        "formats": ({"name": "gguf", "files": 2},),
        "custom_code": False,
        "fetched": ("card", "files"),
    }


def test_renamed_repository() -> None:
    """The answer for a renamed repository (the door follows the redirect) is taken under the id that was asked for."""
    found = enriched({API: {**CARD, "id": "demo-lab/kite-7b-v1"}})
    assert found.id == f"hub:model:{REPO}" and found.details.license.id == "apache-2.0"  # type: ignore[union-attr]


def test_what_the_list_knew_stays() -> None:
    """Numbers that only the list gives are kept."""
    found = details({API: {"id": REPO}}, parameters=7_000_000_000, task="text-generation", providers=("kite",))
    assert (found.parameters, found.task, found.providers) == (7_000_000_000, "text-generation", ("kite",))


def test_custom_code_by_configuration() -> None:
    """`auto_map` means code of the repository's own, tag or not."""
    assert details({API: {"id": REPO, "config": {"auto_map": {"AutoModel": "m.M"}}}}).custom_code is True


def test_without_file_list() -> None:
    """No file list: formats and size are not fetched, which is not "no weights"."""
    found = details({API: {"id": REPO}})
    assert (found.formats, found.bytes, found.fetched) == ((), None, ("card",))


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("model.safetensors", "safetensors"), ("q4/kite-Q4_K_M.GGUF", "gguf"), ("onnx/model_q4.onnx", "onnx"),
        ("onnx/model.onnx_data_1", "onnx"), ("pytorch_model-00001-of-00002.bin", "pytorch"),
        ("adapter_model.bin", "pytorch"),
        ("consolidated.00.pth", "pytorch"), ("kite.ckpt", "pytorch"), ("model.tflite", "tflite"), ("tf_model.h5", "h5"),
        ("flax_model.msgpack", "msgpack"), ("openvino_model.bin", "openvino"), ("rust_model.ot", "rust"),
        ("kite.mlpackage/Data/com.apple.CoreML/weights/weight.bin", "coreml"), ("weights.npz", "mlx"),
        ("model.bin", "bin"),
        ("training_args.bin", None), ("optimizer.bin", None), ("rng_state.pth", None), ("README.md", None), ("", None),
        ("tokenizer.json", None),
    ],
)  # fmt: skip
def test_formats_by_file_name(name: str, format: str | None) -> None:
    """Weight files are told by name, what only resumes a training is none."""
    found = model_card.weight_formats([Fields({"rfilename": name, "size": 1}, "file")])
    assert [(one.name, one.bytes) for one in found] == ([(format, 1)] if format else [])


def test_sum_per_format_is_unknown_with_one_size_unknown() -> None:
    """A sum that would be too small is not given."""
    files = [Fields({"rfilename": f"{n}.gguf", **size}, "file") for n, size in enumerate([{"size": 5}, {}])]
    assert model_card.weight_formats(files) == (FileFormat(name="gguf", files=2),)


def test_other_kinds_are_left_alone() -> None:
    """An item of another kind passes through, nothing is asked."""
    paper = Item(
        id="arxiv:2512.00001",
        source="s",
        kind="paper",
        title="t",
        url="https://x.example",
        details=PaperDetails(arxiv_id="2512.00001"),
    )
    asked: list[Request] = []
    assert enriched({}, paper, asked) == paper and asked == []


def evaluated(dataset: str, *metrics: dict[str, Any]) -> dict[str, Any]:
    return {"task": {"type": "x"}, "dataset": {"name": dataset, "type": "d", "split": "test"}, "metrics": list(metrics)}


def test_evaluations_of_the_card() -> None:
    """The first on each data set, with who measured it; what has no number or no data set is left out."""
    results = [
        evaluated("Winds", {"type": "wer", "name": "WER", "value": 4.3, "verified": True}, {"type": "cer", "value": 1}),
        evaluated("Rain", {"type": "f1", "value": 82.95}),
        evaluated("Snow", {"type": "f1", "value": "high"}, {"type": "em", "value": float("nan")}),
    ]
    found = details({API: {**CARD, "model-index": [{"name": "kite", "results": results}]}}).results
    assert found == (
        Result(metric="WER", value=4.3, dataset="Winds", split="test", verified=True),
        Result(metric="f1", value=82.95, dataset="Rain", split="test"),
    )


def test_a_result_of_a_third_party_names_it() -> None:
    """The card's `source`; the owner's own pages are no third party, and the Hub's verified results are the Hub's."""
    board = {"name": "Voice Board", "url": "https://board.example/kite"}
    own = {"name": "Our blog", "url": f"https://{REPO.partition('/')[0]}.example/results"}
    results = [
        {**evaluated("Winds", {"type": "wer", "value": 4.3}), "source": board},
        {**evaluated("Rain", {"type": "wer", "value": 5.3}), "source": own},
        {**evaluated("Snow", {"type": "wer", "value": 6.3, "verified": True}), "source": board},
        {**evaluated("Hail", {"type": "wer", "value": 7.3}), "source": {"name": "Bad", "url": "javascript:alert(1)"}},
    ]
    found = details({API: {**CARD, "model-index": [{"name": "kite", "results": results}]}}).results
    assert [(result.by, result.url) for result in found] == [(board["name"], board["url"])] + [(None, None)] * 3


def test_a_licence_is_looked_for_through_generations_but_not_in_circles() -> None:
    """Kite is made from a base that states none itself but is made from one that does."""
    kite = {**CARD, "tags": ["base_model:finetune:a/b"], "cardData": {"base_model": "a/b"}}
    middle = {"id": "a/b", "tags": ["base_model:finetune:c/d"], "cardData": {}}
    first = {"id": "c/d", "tags": [], "cardData": {"license": "mit"}}
    answers = {API: kite, "/api/models/a/b": middle, "/api/models/c/d": first}
    assert details(answers).license == License(state="stated", id="mit", inherited_from="c/d")
    circle = {"id": "c/d", "tags": [f"base_model:finetune:{REPO}"], "cardData": {}}
    assert details({**answers, "/api/models/c/d": circle}).license == License(state="not-stated")


def test_the_same_weight_files_are_known_by_their_hashes() -> None:
    """Whatever they are called; one that is not known leaves it open."""
    files = [{"rfilename": f"model-{n}.safetensors", "lfs": {"size": 1, "sha256": f"{n}" * 64}} for n in (1, 2)]
    renamed = [{**file, "rfilename": f"x{n}.safetensors"} for n, file in enumerate(reversed(files))]
    first, second = (details({API: {**CARD, "siblings": each}}).fingerprint for each in (files, renamed))
    assert first and first == second
    assert details({API: {**CARD, "siblings": [*files, {"rfilename": "y.safetensors", "size": 3}]}}).fingerprint is None
