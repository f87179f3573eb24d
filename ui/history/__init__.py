"""Conversations kept on this machine: the store, exports, routes. Knows no Gradio."""
