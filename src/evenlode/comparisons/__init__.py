"""What is set beside what: a gap, a rank among neighbours, a change; each from figures of one source and one edition."""
