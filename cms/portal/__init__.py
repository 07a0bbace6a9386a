"""The pages of a portal, its menus and its redirects."""
