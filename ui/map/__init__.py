"""The map of passages as HTML and SVG, and its routes. Knows no Gradio."""
