"""Stores portals in folders: blobs, two permanent trees of hard links, and a symbolic link to the live one."""
