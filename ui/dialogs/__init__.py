"""Dialogs of the client: reviewed and signed, unlocked, printed."""
