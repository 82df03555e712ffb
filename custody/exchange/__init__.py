"""What comes from other stations and goes to them: bundles received, items handed over by file."""
