"""Which method lays passages out on a plane best, and how long does the map of a large index take?

    python -m benchmarks.passage_map SHARED [--texts N]

Takes unlabelled news from ``SHARED/data/scale/crud_news.jsonl.gz``. Trustworthiness (Venna and Kaski,
2001) of the ten nearest tells how few strangers stand among a passage's neighbours on the plane. UMAP is
measured where ``umap-learn`` is installed. Writes ``benchmarks/results/passage_map.md``.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.manifold import MDS, TSNE, trustworthiness
from threadpoolctl import threadpool_limits

from benchmarks.near_copies import news
from corpus.article import Article, article_id
from corpus.language import detect_language
from index import Index, build, load_encoder
from rag.map_layout import laid_out
from rag.passage_map import MOST_MAPPED

RESULTS = Path(__file__).parent / "results" / "passage_map.md"
SIZES = (100, 700, 3000)
NEAREST = 10
SLOW_MDS = 1000
"""Passages beyond which MDS, whose time grows with their square, is not waited for."""
_MEASURED = """
import time
began = time.perf_counter(); import pandas  # which the server has loaded already, with Gradio
began = time.perf_counter(); import sklearn.manifold; loading = time.perf_counter() - began
from rag import Youju
bot = Youju.open({folder!r})
began = time.perf_counter(); made = bot.map(); first = time.perf_counter() - began
began = time.perf_counter(); bot.map(); again = time.perf_counter() - began
print(len(made.passages), made.of_passages, loading, loading + first, again)
"""

Plane = NDArray[np.float64]
Layout = Callable[[NDArray[np.float32]], Plane]


def articles(shared: Path, count: int) -> list[Article]:
    """Return so many texts of news as articles."""
    texts = news(shared, count)
    return [Article(id=article_id("", t), title="", text=t, language=detect_language(t)) for t in texts]


def tsne(vectors: NDArray[np.float32], steps: int = 1000) -> Plane:
    """Lay out by t-SNE as scikit-learn has it, from the principal components and a fixed seed."""
    perplexity = min(30.0, (len(vectors) - 1) / 3)
    made = TSNE(init="pca", random_state=0, perplexity=perplexity, max_iter=steps)
    found: Plane = made.fit_transform(vectors)
    return found


def umap(vectors: NDArray[np.float32]) -> Plane:
    """Lay out by UMAP with a fixed seed."""
    from umap import UMAP  # noqa: PLC0415 - measured where it is installed

    found: Plane = UMAP(random_state=0, metric="cosine").fit_transform(vectors)
    return found


METHODS: dict[str, Layout] = {
    "PCA": lambda v: PCA(2, svd_solver="full").fit_transform(v),
    "MDS (100 steps)": lambda v: MDS(2, n_init=1, max_iter=100, random_state=0, init="random").fit_transform(
        v
    ),
    "t-SNE, 1,000 steps": tsne,
    "t-SNE, 400 steps": lambda v: tsne(v, 400),
    "ours: 30 components, t-SNE, 400 steps (750 of few)": laid_out,
}


def measured(name: str, layout: Layout, vectors: NDArray[np.float32]) -> str:
    """Return a cell: trustworthiness and seconds, the second run where the first compiles."""
    if name.startswith("MDS") and len(vectors) > SLOW_MDS:
        return "–"
    if name == "UMAP":
        layout(vectors)
    with threadpool_limits(1):
        began = time.perf_counter()
        plane = layout(vectors)
        took = time.perf_counter() - began
    kept = trustworthiness(vectors, plane, n_neighbors=NEAREST, metric="cosine")
    print(f"{name}, {len(vectors)}: {kept:.3f}, {took:.2f} s", flush=True)
    return f"{kept:.3f} · {took:.2f} s"


def large(shared: Path, count: int) -> tuple[int, int, float, float, float]:
    """Return passages mapped and held, and seconds: of an import, of the first map with it, of the next."""
    with tempfile.TemporaryDirectory() as folder:
        build(folder, articles(shared, count), load_encoder("builtin-fast"))
        program = _MEASURED.format(folder=folder)
        said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    mapped, held, loading, first, again = said.stdout.split()
    return int(mapped), int(held), float(loading), float(first), float(again)


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--texts", type=int, default=5000)
    given = parser.parse_args()
    mapped, held, loading, first, again = large(given.shared, given.texts)
    store = Index.in_memory(articles(given.shared, 1400), load_encoder("builtin")).vectors
    vectors = store.vectors(range(max(SIZES)))
    methods = METHODS | ({"UMAP": umap} if importlib.util.find_spec("umap") else {})
    rows = [
        f"| {name} | " + " | ".join(measured(name, layout, vectors[:n]) for n in SIZES) + " |"
        for name, layout in methods.items()
    ]
    head = " | ".join(f"{n:,} passages" for n in SIZES)
    RESULTS.write_text(
        f"# The map of passages\n\nMeasured {datetime.now(UTC).date()} by `python -m benchmarks.passage_map`:"
        " passages of Chinese news, the built-in encoder, one thread. Trustworthiness of the ten nearest"
        " (1: no strangers among them) · seconds.\n\n"
        f"| method | {head} |\n|---|{'---|' * len(SIZES)}\n" + "\n".join(rows) + "\n\n"
        f"A map of an index of {given.texts:,} texts ({held:,} passages, of which {mapped:,} are mapped;"
        f" at most {MOST_MAPPED:,}): {first:.1f} s the first time in a process, {loading:.1f} s of them for"
        f" the import of scikit-learn; {1000 * again:.0f} ms afterwards.\n",
        encoding="utf-8",
    )
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
