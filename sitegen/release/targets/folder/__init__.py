"""Portals in folders: blobs, two standing trees of hard links, and one symbolic link that is moved."""
