"""The synthetic county's files, in the layouts that schools, services and the department give theirs: a module each."""
