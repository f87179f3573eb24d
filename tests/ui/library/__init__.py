"""The view of the articles."""
