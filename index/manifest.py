"""What a generation says about itself: format, encoder, settings, extent, and a checksum for every file.

The manifest carries a checksum of its own, so that a changed byte in it is noticed as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from corpus.errors import IndexDamaged, IndexTooNew
from index.coverage import Coverage
from index.encoders.protocol import Encoder
from index.remedy import REBUILD
from index.reports import REPORTS_VERSION
from index.splitting import splitter_settings
from index.texts import TEXTS_VERSION
from index.tokens import TOKENS_VERSION

FORMAT = 1
"""Raised whenever an older Youju could not read what this one writes."""

NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderIdentity:
    """Which encoder made the vectors."""

    name: str
    fingerprint: str
    dimensions: int

    @classmethod
    def of(cls, encoder: Encoder) -> Self:
        """Return the identity of ``encoder``."""
        return cls(name=encoder.name, fingerprint=encoder.fingerprint, dimensions=encoder.dimensions)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeal:
    """What a file must be: its size in bytes and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One generation's manifest.

    Attributes:
        generation: id of the generation, the name of its folder.
        created: when it was written, UTC, ISO 8601.
        encoder: which encoder made the vectors.
        settings: what decides how texts become passages and terms.
        coverage: what the index holds, in numbers.
        files: seal of every file, by its path in the generation's folder, with ``/``.
        reports: number of independent reports that the articles are; None when an older Youju wrote it.
    """

    generation: str
    created: str
    encoder: EncoderIdentity
    settings: Mapping[str, int | str]
    coverage: Coverage
    files: Mapping[str, FileSeal]
    reports: int | None = None

    def to_json(self) -> str:
        """Return the manifest as JSON text, its own checksum last."""
        body = {"format": FORMAT, **asdict(self)}
        return json.dumps({**body, "checksum": _checksum(body)}, indent=2, default=str)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a manifest.

        Raises:
            IndexDamaged: it is absent, unreadable, or differs from its own checksum.
            IndexTooNew: a newer version of Youju wrote it.
        """
        try:
            body = json.loads(path.read_bytes())
            version = body.pop("format")
            checksum = body.pop("checksum")
        except (OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError) as exc:
            raise damaged(path, "cannot be read") from exc
        if isinstance(version, int) and version > FORMAT:
            raise IndexTooNew(
                f"The index in {path.parent} has format {version}; this Youju reads up to {FORMAT}."
                " Update it with: pip install --upgrade youju"
            )
        if checksum != _checksum({"format": version, **body}):
            raise damaged(path, "differs from its checksum")
        try:
            return cls._of(body)
        except (ValueError, TypeError, AttributeError, KeyError) as exc:
            raise damaged(path, "does not hold what a manifest holds") from exc

    @classmethod
    def _of(cls, body: Mapping[str, Any]) -> Self:
        extent = body["coverage"]
        dates = {
            key: date.fromisoformat(extent[key]) if extent[key] else None for key in ("earliest", "latest")
        }
        languages = tuple((language, count) for language, count in extent["languages"])
        return cls(
            generation=body["generation"],
            created=body["created"],
            encoder=EncoderIdentity(**body["encoder"]),
            settings=body["settings"],
            coverage=Coverage(**{**extent, **dates, "languages": languages}),
            files={name: FileSeal(**seal) for name, seal in body["files"].items()},
            reports=body.get("reports"),
        )


def current_settings() -> dict[str, int | str]:
    """Return the settings under which this Youju writes; vectors made under others are not used again."""
    splitter = {f"splitter_{key}": value for key, value in splitter_settings().items()}
    versions = {"tokens_version": TOKENS_VERSION, "texts_version": TEXTS_VERSION}
    return {**splitter, **versions, "reports_version": REPORTS_VERSION}


def seal(path: Path) -> FileSeal:
    """Return the seal of a file as it is now."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileSeal(size=path.stat().st_size, sha256=digest)


def damaged(path: Path, how: str) -> IndexDamaged:
    """Return the error for a file of an index, with the remedy."""
    return IndexDamaged(f"The index file {path} {how}. {REBUILD}")


def _checksum(body: Mapping[str, Any]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
