"""The view of the articles: their table, an article's page, adding files and removing articles."""
