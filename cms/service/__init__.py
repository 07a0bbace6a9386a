"""Runs an installation: a server process, a worker process, and a parent that restarts them."""
