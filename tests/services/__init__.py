"""Real services for the tests, found by an address or started from a local binary and stopped at the end."""
