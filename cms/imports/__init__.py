"""Imports from other systems: read into records, compared with what is stored here, and saved in batches."""
