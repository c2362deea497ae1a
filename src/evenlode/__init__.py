"""Evenlode: from the files schools and the authority exchange to gaps, reasons and action."""
