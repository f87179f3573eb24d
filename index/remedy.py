"""What a person does about an index that cannot be used: the one remedy that always works."""

REBUILD = "Rebuild the index with: youju index build PATH... (and --index DIR, unless it is the default one)"
