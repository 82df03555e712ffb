"""What lists and tables of the client show: rows of the ledger, fetched as they are seen."""
