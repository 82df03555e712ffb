"""Windows of the client."""
