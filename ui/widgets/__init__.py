"""Parts of which pages and runs are made."""
