"""Guided runs: steps that are filled in, kept as a draft, reviewed and signed at once."""
