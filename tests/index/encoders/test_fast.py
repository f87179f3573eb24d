"""The static table: vectors that hang on the text alone, meaning across languages, damaged files, speed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import EncoderError
from index import Index, build, load_encoder, reencode, status
from index.encoders.fast import MODEL, FastEncoder
from tests.index.fakes import HashingEncoder, article

TEXTS = [
    "市长周三宣布关闭码头。",
    "The mayor announced on Wednesday that the docks will close.",
    "这家初创企业完成了两亿美元的融资。",
    "The start-up raised two hundred million dollars.",
    "暴雨冲毁了山区的公路。",
    "Heavy rain washed away the mountain road.",
]


@cache
def loaded() -> FastEncoder:
    return FastEncoder()


@pytest.fixture
def encoder() -> FastEncoder:
    return loaded()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(MODEL, tmp_path / "model")


@settings(deadline=None)  # a busy machine is not a failure
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.integers(0, 80))
def test_the_same_text_has_the_same_bytes_in_any_company(texts: list[str], others: int) -> None:
    encoder = loaded()
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    together = encoder.encode_passages([*TEXTS, "很长的一段话。" * others, *texts])[-len(texts) :]
    assert alone.tobytes() == together.tobytes()


def test_another_instance_gives_the_same_bytes(encoder: FastEncoder) -> None:
    other = FastEncoder()
    assert other.encode_passages(TEXTS).tobytes() == encoder.encode_passages(TEXTS).tobytes()
    assert other.fingerprint == encoder.fingerprint


def test_questions_and_passages_share_one_space(encoder: FastEncoder) -> None:
    assert encoder.encode_queries(TEXTS).tobytes() == encoder.encode_passages(TEXTS).tobytes()


def test_each_sentence_is_nearest_to_its_translation(encoder: FastEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    scores = vectors[::2] @ vectors[1::2].T
    assert list(scores.argmax(1)) == list(scores.argmax(0)) == [0, 1, 2]


def test_text_beyond_the_transformers_limit_is_seen(encoder: FastEncoder) -> None:
    long = "今天天气很好。" * 200
    plain, longer = encoder.encode_passages([long, long + "公司破产了。" * 200])
    assert float(plain @ longer) < 0.95


def test_script_and_width_do_not_matter(encoder: FastEncoder) -> None:
    first, second = encoder.encode_passages(["發佈會於週二舉行，ＡＩ", "发布会于周二举行，AI"])
    np.testing.assert_array_equal(first, second)


def test_ten_times_as_many_passages_take_less_time_than_the_transformer_needs(encoder: FastEncoder) -> None:
    passages = [f"第{n}篇：" + "".join(TEXTS) * 2 for n in range(200)]
    other = load_encoder("builtin")
    begun = time.process_time()
    encoder.encode_passages(passages)
    middle = time.process_time()
    other.encode_passages(passages[:20])
    assert middle - begun < time.process_time() - middle


def test_loading_needs_neither_torch_nor_onnxruntime() -> None:
    program = (
        "import sys; from index import load_encoder; load_encoder('builtin-fast').encode_queries(['谁']);"
        "print(sorted({'torch', 'transformers', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_index_made_with_it_is_opened_with_it_and_can_be_encoded_again(tmp_path: Path) -> None:
    build(tmp_path, [article("市长关闭了码头。"), article("企业完成了融资。")], HashingEncoder())
    reencode(tmp_path, load_encoder("builtin-fast"))
    assert status(tmp_path).encoder.name == "builtin-fast"
    with Index.open(tmp_path) as index:
        assert index.search_dense("Who closed the docks?", 1)[0].ordinal == 0


def test_a_damaged_table_is_named_in_one_line(copy: Path) -> None:
    content = (copy / "table.bin").read_bytes()
    (copy / "table.bin").write_bytes(content[:-100] + bytes(100))
    with pytest.raises(EncoderError, match=r"table\.bin is damaged: its SHA-256 is wrong\.") as caught:
        FastEncoder(copy)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["table.bin", "config.json"])
def test_a_missing_file_is_an_encoder_error(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(EncoderError, match="Reinstall Youju, or choose another encoder"):
        FastEncoder(copy)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": 9}, "has format 9, not 1"),
        ({"tokenizer": "0" * 64}, "is for another tokenizer"),
        ({"rows": 10**9}, "cannot be read"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(copy: Path, changed: dict[str, object], said: str) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8")) | changed
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError, match=said):
        FastEncoder(copy)


def test_the_shipped_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= 6_000_000
