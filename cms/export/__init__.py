"""Reads the rows that the generator may see and converts them to records, in a fixed number of queries."""
