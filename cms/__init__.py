"""The Wagtail project, in which editors work and from which portals are published."""
