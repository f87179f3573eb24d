"""How the built-in bilingual encoder and the translation table are made: see ``training/README.md``."""
