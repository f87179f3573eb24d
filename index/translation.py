"""What an English word may be called in Chinese: the table behind cross-language lexical search.

p(Chinese word | English stem) by IBM Model 1 over 36,000 sentence pairs (NTREX-128, CC BY-SA 4.0;
Tatoeba, CC BY 2.0 FR; TICO-19, CC0) and 161,000 dictionary pairs (CC-CEDICT, CC BY-SA 4.0; Unicode
CLDR). The table is therefore CC BY-SA 4.0. It knows single words only: no phrases, no senses, and no
word that those sources lack; names of people and companies mostly stay as they are.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.errors import EncoderError
from index.stemming import stem

FILE = Path(__file__).parent / "translation_table.txt.gz"


class TranslationTable:
    """Chinese translations of English words with their probabilities.

    Args:
        lines: by stem, Chinese words by falling probability, each followed by thousandths:
            ``{"resign": "辞职 228 辞去 76"}``. They are parsed when asked for.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    @classmethod
    def load(cls) -> TranslationTable:
        """Return the table in the package; it is read once.

        Raises:
            EncoderError: the file is missing or damaged.
        """
        return _load(FILE)

    def __len__(self) -> int:
        """Return the number of stems."""
        return len(self._lines)

    def translations(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return up to eight (Chinese word, probability), the likeliest first; nothing for an unknown word.

        >>> TranslationTable({"resign": "辞职 228 辞去 76"}).translations("Resigned")
        (('辞职', 0.228), ('辞去', 0.076))
        """
        parts = self._lines.get(stem(word.lower()), "").split()
        return tuple((zh, int(p) / 1000) for zh, p in zip(parts[::2], parts[1::2], strict=True))


@cache
def _load(file: Path) -> TranslationTable:
    try:
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
        lines = dict(line.split("\t", 1) for line in text.splitlines())
    except (OSError, EOFError, ValueError, zlib.error) as exc:
        raise EncoderError(f"The translation table {file} is missing or damaged. Reinstall Youju.") from exc
    if not lines:
        raise EncoderError(f"The translation table {file} is missing or damaged. Reinstall Youju.")
    return TranslationTable(lines)
