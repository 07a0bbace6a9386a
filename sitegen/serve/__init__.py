"""The portals of a folder over HTTP: for a laptop, a demo, and behind a proxy; nginx does the same from the folder."""
