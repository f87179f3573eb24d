"""The commands of ``youju``, one file per group, each thin over one library call."""
