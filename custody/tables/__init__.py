"""Tables of providers: read, typed, filtered, drawn; a derived view of what stays as it came."""
