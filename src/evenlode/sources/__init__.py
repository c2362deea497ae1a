"""Each file or feed that we accept, and how each release of it maps to the canonical tables."""
