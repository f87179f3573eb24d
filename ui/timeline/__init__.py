"""A timeline as HTML, an SVG plot and routes. Knows no Gradio."""
