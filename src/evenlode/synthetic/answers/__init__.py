"""The answer key: what every figure of the county must come to, counted from what was invented and not from files."""
