"""A small country to try things with."""
