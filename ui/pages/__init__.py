"""Rooms of the client, and the pages of one case, item, event or bundle."""
