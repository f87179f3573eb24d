"""Evidence cards as files that people read."""
