"""What leaves the building, and for whom: reports made from figures and comparisons, each past the gate."""
