"""Renders pages from a theme and a reader; uses no clock, no network and no database."""
