"""What an English word may be called in Chinese: the table behind cross-language lexical search.

p(Chinese word | English stem) by IBM Model 1 over 36,000 sentence pairs (NTREX-128, CC BY-SA 4.0;
Tatoeba, CC BY 2.0 FR; TICO-19, CC0) and 161,000 dictionary pairs (CC-CEDICT, CC BY-SA 4.0; Unicode
CLDR). The table is therefore CC BY-SA 4.0. It knows single words only: no phrases, no senses, and no
word that those sources lack; names of people and companies mostly stay as they are.
"""

from __future__ import annotations

import gzip
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from corpus.errors import EncoderError
from index.stemming import stem

MOST = 8
"""Translations of a word that are kept."""

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

    @classmethod
    def load_reversed(cls) -> TranslationTable:
        """Return the same table from Chinese words to English stems; it is made once.

        Raises:
            EncoderError: the file is missing or damaged.
        """
        return _reversed(cls.load())

    def __len__(self) -> int:
        """Return the number of stems."""
        return len(self._lines)

    def __contains__(self, word: str) -> bool:
        """Tell whether the table knows the word, in any form of its stem."""
        return stem(word.lower()) in self._lines

    def items(self) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
        """Yield each stem with its translations."""
        return ((word, self.translations(word)) for word in self._lines)

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


@cache
def _reversed(table: TranslationTable) -> TranslationTable:
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for english, options in table.items():
        for chinese, p in options:
            found[chinese].append((p, english))
    return TranslationTable(
        {
            chinese: " ".join(
                f"{english} {round(1000 * p)}" for p, english in sorted(options, reverse=True)[:MOST]
            )
            for chinese, options in found.items()
        }
    )
