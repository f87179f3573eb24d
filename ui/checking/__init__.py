"""The view in which a text is checked sentence by sentence, and its routes. Knows no Gradio."""
