"""Draws the pictures of the demo: `python -m infra.tools.drawing` redraws all of them."""
