"""What a comparison means, in words that a reader can act on, made from the same numbers as the tables."""
