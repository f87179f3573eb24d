"""An evaluation as people see it: a table in the terminal, one self-contained page with plots."""
