"""Commands, events, rules and state of the record; pure."""
