"""The demo: a small country to try the system with."""
