"""The synthetic county: invented pupils and schools as files in the real formats, with an answer key."""
