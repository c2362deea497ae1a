"""What is counted: one file for each kind of thing, with one function from canonical rows to a row for each thing.

Every such table has `child`, `school`, `period`, `on` (the day on which the child's groups are asked) and `year`, and
beside them the columns that measures' expressions are written in.
"""
