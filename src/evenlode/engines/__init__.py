"""Who runs a query: DuckDB by default; nothing else in the house names an engine."""
