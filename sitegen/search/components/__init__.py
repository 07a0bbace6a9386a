"""The parts of which a search is composed: each wraps a clause, or makes one, and knows nothing of any engine."""
