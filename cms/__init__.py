"""The Wagtail project: where editors work, and from which portals are published."""
