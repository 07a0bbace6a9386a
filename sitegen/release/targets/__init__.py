"""The kinds of targets, a file or a package each; only sitegen/adapters.py and tests import them."""
