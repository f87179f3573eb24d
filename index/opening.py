"""What is checked before an index is used: each file against its seal, the encoder by its fingerprint."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from corpus.errors import EncoderMismatch, StoreError
from index.encoders import Encoder, load_encoder
from index.manifest import FileSeal, Manifest, damaged, seal

ARTICLES = "articles.sqlite"
VECTORS = "vectors.faiss"
LEXICAL = "lexical"
REPORTS = "reports.sqlite"
"""Not in an index that an older Youju wrote."""

_SAFE_NAME = re.compile(r"(?:lexical/)?(?!\.\.)[\w.-]+", re.ASCII)


def verify_files(generation: Path, manifest: Manifest) -> None:
    """Compare every file but the vectors with its seal; see :func:`verified_vectors` for these.

    Raises:
        IndexDamaged: a file is absent, differs, or is not sealed at all.
    """
    for needed in (ARTICLES, VECTORS, f"{LEXICAL}/meta.json"):
        if needed not in manifest.files:
            raise damaged(generation / needed, "is not in the manifest")
    for name, expected in manifest.files.items():
        if name != VECTORS:
            _verify_file(generation, name, expected)


def verified_vectors(generation: Path, manifest: Manifest) -> bytes:
    """Return the bytes of the vectors' file, read once, after comparing them with its seal.

    Raises:
        IndexDamaged: the file is absent or differs.
    """
    path, expected = generation / VECTORS, manifest.files.get(VECTORS)
    if expected is None:
        raise damaged(path, "is not in the manifest")
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise damaged(path, "is missing") from exc
    if FileSeal(size=len(data), sha256=hashlib.sha256(data).hexdigest()) != expected:
        raise damaged(path, "differs from its checksum")
    return data


def file_problems(generation: Path, manifest: Manifest) -> list[str]:
    """Return a line for each file that is absent or differs from its seal."""
    problems = []
    for name, expected in manifest.files.items():
        try:
            _verify_file(generation, name, expected)
        except StoreError as exc:
            problems.append(exc.message)
    return problems


def matching_encoder(manifest: Manifest, encoder: Encoder | None, folder: Path) -> Encoder:
    """Return ``encoder``, or the one that the manifest names, if it made the vectors.

    Raises:
        EncoderMismatch: it did not; vectors of two encoders do not compare, even of the same length.
        EncoderError: the encoder that the manifest names cannot be loaded.
    """
    made_with = manifest.encoder
    found = encoder if encoder is not None else load_encoder(made_with.name)
    if found.fingerprint != made_with.fingerprint:
        raise EncoderMismatch(
            f"The index in {folder} was made with the encoder {made_with.name} ({made_with.fingerprint[:8]}),"
            f" not with {found.name} ({found.fingerprint[:8]}). Use that one, or encode its articles"
            f" again with: youju index reencode --index {folder}"
        )
    return found


def _verify_file(generation: Path, name: str, expected: FileSeal) -> None:
    path = generation / name
    if not _SAFE_NAME.fullmatch(name):
        raise damaged(generation, f"is said to hold {name!r}, which no index holds")
    try:
        same = path.stat().st_size == expected.size and seal(path) == expected
    except OSError as exc:
        raise damaged(path, "is missing") from exc
    if not same:
        raise damaged(path, "differs from its checksum")
