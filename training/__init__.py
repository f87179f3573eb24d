"""How the built-in models are made; not installed."""
