"""How decisions on who is one child are written, in lower case."""

DECISIONS = {
    **dict.fromkeys(("same", "same child", "merge"), "same"),
    **dict.fromkeys(("apart", "two children", "split"), "apart"),
}
