"""Pure functions on numbers: intervals, tests of a change, scales without ends. They know no pupil and no place."""
