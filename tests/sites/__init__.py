"""Small real sites, good and broken, which the tests build and the demo shows."""
