"""Any sentence-transformers model: by folder, by name, and what is said when there is none."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from index import Index, build, load_encoder
from tests.index.fakes import article
from tests.index.tiny_model import save_tiny_model

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning"
)  # of torch's own


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("tiny"))


def test_the_name_of_a_folder_is_its_absolute_path(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(model.parent)
    assert load_encoder("./model").name == str(model)


def test_a_copy_of_the_folder_has_the_same_fingerprint(model: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(model, tmp_path / "copy")
    assert load_encoder(str(copy)).fingerprint == load_encoder(str(model)).fingerprint


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config_sentence_transformers.json"])
def test_a_changed_file_changes_the_fingerprint(model: Path, tmp_path: Path, name: str) -> None:
    copy = shutil.copytree(model, tmp_path / "copy")
    content = (copy / name).read_bytes()
    changed = content[:-1] + bytes([content[-1] ^ 1]) if name.endswith("s") else content + b"\n"
    (copy / name).write_bytes(changed)
    assert load_encoder(str(copy)).fingerprint != load_encoder(str(model)).fingerprint


def test_prompts_of_the_model_are_used(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path, prompts={"query": "query", "document": "passage"})
    encoder = load_encoder(str(folder))
    (query,), (passage,) = encoder.encode_queries(["离职"]), encoder.encode_passages(["离职"])
    assert not np.allclose(query, passage)


def test_an_index_is_reopened_with_the_encoder_that_its_manifest_names(model: Path, tmp_path: Path) -> None:
    build(tmp_path, [article("姚顺宇离职了。"), article("公司融资了。")], load_encoder(str(model)))
    with Index.open(tmp_path) as index:
        assert index.encoder.name == str(model)
        assert index.search_dense("姚顺宇离职了。", 1)[0].ordinal == 0


@pytest.mark.parametrize(
    "name", ["nobody/nothing", "all-MiniLM-L6-v2", "/no/such/folder", "./nowhere", "a/b/c", ""]
)
def test_a_model_that_is_not_here_is_told_at_once_in_one_line(name: str) -> None:
    begun = time.monotonic()
    with pytest.raises(EncoderError, match="builtin") as caught:
        load_encoder(name)
    assert time.monotonic() - begun < 10
    assert "\n" not in caught.value.message


def test_an_unreachable_hub_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUJU_ALLOW_DOWNLOAD", "1")
    begun = time.monotonic()
    with pytest.raises(EncoderError, match="could not be downloaded"):
        load_encoder("nobody/nothing")
    assert time.monotonic() - begun < 15


def test_a_folder_without_a_model_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded") as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in caught.value.message


def test_pickled_weights_are_refused(model: Path, tmp_path: Path) -> None:
    import torch  # noqa: PLC0415 - slow to import; only these tests need it
    from safetensors.torch import load_file  # noqa: PLC0415 - slow to import; only these tests need it

    copy = shutil.copytree(model, tmp_path / "copy")
    torch.save(load_file(copy / "model.safetensors"), copy / "pytorch_model.bin")
    (copy / "model.safetensors").unlink()
    with pytest.raises(EncoderError, match="safetensors"):
        load_encoder(str(copy))
