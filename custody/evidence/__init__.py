"""Bytes of evidence: read once, hashed, kept, read again."""
