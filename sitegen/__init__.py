"""The generator: it turns records into the releases of a portal. It never imports Django."""
