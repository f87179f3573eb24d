"""Tests of the corpus layer; they mirror its files."""
