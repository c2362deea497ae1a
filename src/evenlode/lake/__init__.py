"""Where rows rest: the ledger of loads, its snapshots, what is held, what is taken back, what was known when."""
