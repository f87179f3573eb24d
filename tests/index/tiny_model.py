"""A real sentence-transformers model made on the spot: two layers of 32, random weights, own vocabulary."""

from __future__ import annotations

from pathlib import Path

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    *"abcdefghijklmnopqrstuvwxyz",
    *"姚顺宇离职融资公司的了。，？",
]
PIECES += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def save_tiny_model(folder: Path, *, seed: int = 0, prompts: dict[str, str] | None = None) -> Path:
    """Write the model to ``folder`` as sentence-transformers does, and return the folder."""
    import torch  # noqa: PLC0415 - slow to import; only these tests need it
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow to import; only these tests need it
    from sentence_transformers.models import Pooling, Transformer  # noqa: PLC0415 - slow to import; only these tests need it
    from transformers import BertConfig, BertModel, BertTokenizerFast  # noqa: PLC0415 - slow to import; only these tests need it

    bert = folder / "bert"
    bert.mkdir(parents=True)
    (bert / "vocab.txt").write_text("\n".join(PIECES), "utf-8")
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(PIECES),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(bert)
    BertTokenizerFast(str(bert / "vocab.txt")).save_pretrained(bert)
    body = Transformer(str(bert))
    model = SentenceTransformer(modules=[body, Pooling(32)], prompts=prompts or {}, device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"
