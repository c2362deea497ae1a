"""What is counted: each measure's population, event or score, its dated definitions and its citation."""
