"""An agency's directory of contacts, as its file tells it; everybody in it is invented."""

from typing import Final

HEAD: Final = """
kind = "contacts"
edition = "2026-11-22"
valid_from = 2026-11-22
checked_on = 2026-11-22
source = "the network's own list (invented)"
"""
POINT: Final = """
[[contact]]
organisation = "24/7 point of another State (invented)"
name = "C. D."
post = "duty officer"
country = "another State"
phones = ["+000 00 000 000"]
email = "duty@point.example"
languages = ["en", "fr"]
certificate = "sha256:0000 (invented)"
backup = "E. F."
tested_on = 2026-11-01
verified_on = 2026-11-20
"""
"""Whom to call; what the directory says of its source holds for it too."""
