"""Turns the national portal's JSON into definitions and issues. Pure: no database, no clock."""
