"""The command line: what each command does, one module per subject."""
