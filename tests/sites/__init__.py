"""Small sites, valid and broken, which the tests build."""
