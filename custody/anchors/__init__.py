"""What stands outside a ledger and holds it fast: time stamps, witnesses, and paper."""
