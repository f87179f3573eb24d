"""The encoder's tokenizer: a Unigram model over Chinese words and English word pieces.

Chinese words carry the logarithm of their frequency, so that the best path through a run of
characters is a segmentation into words. English pieces carry nearly the same score each, so that
the path with the fewest pieces wins, as in BERT. A word's first piece begins with ``▁``.
Traditional characters must be folded before (``index.folding``): the tokenizer does not know them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

PAD, UNKNOWN, CLS, SEP = SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
MARK = "▁"
LONGEST = 256
ENGLISH_SCORE = -10.0
FIRST_LONGER = 0.01  # of two paths with as many pieces the one with the longer first piece wins

_LETTER = rf"[^\s\p{{P}}\p{{S}}\p{{Han}}{MARK}]"
_WORD_START = rf"(?<!{_LETTER})(?={_LETTER})"
_UNIT = rf"\p{{Han}}+|{MARK}{_LETTER}+|[\p{{P}}\p{{S}}]"


def english_score(piece: str) -> float:
    """Return the score of an English piece, marked when it begins a word."""
    bonus = FIRST_LONGER * len(piece) if piece.startswith(MARK) else 0.0
    return ENGLISH_SCORE + bonus


def from_wordpiece(token: str) -> str:
    """Return a BERT token as this tokenizer spells it: ``resign`` -> ``▁resign``, ``##ing`` -> ``ing``."""
    if token.startswith("##"):
        return token[2:]
    return MARK + token if token[0].isalnum() else token


def normalizer() -> normalizers.Normalizer:
    """Return what BERT's uncased normalizer does, with half width and the mark before each word."""
    steps = [
        normalizers.NFKC(),
        normalizers.Lowercase(),
        normalizers.NFD(),
        normalizers.StripAccents(),
        normalizers.Replace(MARK, " "),
        normalizers.Replace(Regex(_WORD_START), MARK),
    ]
    return normalizers.Sequence(steps)


def build(pieces: Sequence[str], scores: Mapping[str, float]) -> Tokenizer:
    """Return the tokenizer whose ids are the positions in ``pieces`` (the special tokens first)."""
    vocabulary = [(piece, round(scores.get(piece, 0.0), 2)) for piece in pieces]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.index(UNKNOWN), byte_fallback=False))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_UNIT), behavior="removed", invert=True)
    specials = [(CLS, pieces.index(CLS)), (SEP, pieces.index(SEP))]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{CLS} $A {SEP}", pair=f"{CLS} $A {SEP} $B {SEP}", special_tokens=specials
    )
    tokenizer.enable_truncation(LONGEST)
    return tokenizer
