"""Running it all: one process that answers, one that publishes, and a parent that keeps both going."""
