"""Real services for the tests: found by an address or a local binary, started here, stopped at the end."""
