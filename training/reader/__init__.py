"""How the reader's ranker and its calibration are made."""
