"""A theme and a reader in, bytes out: no clock, no network, no database."""
