"""The code sets of files about pupils, one module each: what every code means, since when and until when."""
