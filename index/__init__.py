"""Passages and the two arms that find them: words (tantivy) and meaning (an encoder and FAISS).

``build`` writes an index folder from articles, ``Index.open`` reads it. Importing this package loads
no native library but numpy and OpenCC: each is loaded when it is first used.
"""

from index.coverage import Coverage
from index.encoders import Encoder, load_encoder
from index.index import Index
from index.lexical import LexicalIndex
from index.manifest import Manifest
from index.passage import Passage
from index.scored import Scored
from index.splitting import split
from index.tokens import tokenize
from index.update import add, build, reencode, remove
from index.vectors import FaissVectors, VectorStore
from index.verify import status, verify

__all__ = [
    "Coverage",
    "Encoder",
    "FaissVectors",
    "Index",
    "LexicalIndex",
    "Manifest",
    "Passage",
    "Scored",
    "VectorStore",
    "add",
    "build",
    "load_encoder",
    "reencode",
    "remove",
    "split",
    "status",
    "tokenize",
    "verify",
]
