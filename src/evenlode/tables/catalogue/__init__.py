"""One file for each canonical table, named after its id."""
