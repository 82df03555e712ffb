"""Data files of Custody: published formats, procedures, texts, templates and pictures."""
