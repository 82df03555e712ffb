"""Forms of commands, made from the vocabulary: an editor for each kind of field."""
