"""The worked example, played on real bytes."""
