"""What is set beside what: gaps, ranks and changes, each from figures of one source and edition."""
