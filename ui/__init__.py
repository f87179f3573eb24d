"""The command line, the web page and the HTTP routes. Knows nothing of how an answer is made."""
