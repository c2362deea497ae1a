"""Open data: an authority's figures in the form of DfE's Explore education statistics, screened by its rules."""
