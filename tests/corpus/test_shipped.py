"""The shipped articles."""

from __future__ import annotations

from corpus.shipped import shipped_folder


def test_folder_of_the_shipped_articles_exists() -> None:
    assert shipped_folder().is_dir()
    assert shipped_folder().name == "articles"
