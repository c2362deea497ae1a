"""How publications look: charts as specifications, their drawing, and the style of pages."""
