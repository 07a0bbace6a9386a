"""From rows to records: what the generator may know, read in a fixed number of queries."""
