"""Stores a site as numbered releases: switching to a release is one atomic step and can be reversed."""
