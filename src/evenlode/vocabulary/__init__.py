"""The words every other room speaks: years, places, groups, phases, states, units, identifiers, rounding, the clock."""
