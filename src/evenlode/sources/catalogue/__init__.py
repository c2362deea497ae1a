"""One file for each source, named after its id."""
