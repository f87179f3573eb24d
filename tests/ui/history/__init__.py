"""Tests of the conversations that are kept."""
