"""The generator: records in, a portal's release out. It never imports Django."""
