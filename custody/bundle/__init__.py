"""What leaves: sealed bundles, made and checked."""
