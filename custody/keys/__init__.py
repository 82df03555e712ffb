"""Keys that sign: one protocol, several homes."""
