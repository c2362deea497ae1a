"""How each kind of source is read: from a table of texts to rows of the canonical tables."""
