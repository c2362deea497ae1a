"""The font that pages and charts are set in, as files, with its licence; `build` makes the files."""
