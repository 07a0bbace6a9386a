"""The kinds of targets, one module or package for each; only sitegen/adapters.py and tests import them."""
