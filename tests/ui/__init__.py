"""Tests of the page, the API and what stands before them."""
