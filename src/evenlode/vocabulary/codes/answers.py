"""How files write yes and no, whatever system they come from, in lower case."""

YES_OR_NO = {
    **dict.fromkeys(("yes", "y", "true", "t", "1"), "yes"),
    **dict.fromkeys(("no", "n", "false", "f", "0"), "no"),
}
