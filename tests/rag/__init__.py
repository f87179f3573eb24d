"""Tests of the answering pipeline."""
