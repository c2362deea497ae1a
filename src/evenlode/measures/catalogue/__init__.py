"""One file for each measure, named after its id."""
