"""Programs for developers, which generate files that are then committed."""
