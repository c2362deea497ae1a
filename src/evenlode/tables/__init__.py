"""The canonical tables: what one row is, its columns and units, its key, and how far to trust it."""
