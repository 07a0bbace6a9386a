"""Serves the portals of a folder over HTTP: on a laptop, for a demo, or behind a proxy. nginx can do the same."""
