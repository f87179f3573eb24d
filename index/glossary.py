"""What a Chinese word is called in English, in one word: for readers of quotes in a language not theirs.

From the pairs behind the translation table (index/translation.py), in the other direction and with whole
words; written by training/glossary.py, CC BY-SA 4.0. It knows one sense of a word only, the likeliest.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.errors import EncoderError

FILE = Path(__file__).parent / "glossary.txt.gz"


@cache
def glossary() -> Mapping[str, tuple[str, float]]:
    """Return by Chinese word its English word and how likely that is (0 to 1); read once.

    Raises:
        EncoderError: the file is missing or damaged.
    """
    try:
        lines = gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines()
        rows = (line.split("\t") for line in lines)
        return {zh: (english, int(thousandths) / 1000) for zh, english, thousandths in rows}
    except (OSError, EOFError, ValueError, zlib.error) as exc:
        raise EncoderError(f"The glossary {FILE} is missing or damaged. Reinstall Youju.") from exc
