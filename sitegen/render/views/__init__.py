"""The views: each builds the variables of a template, using only what the reader returns."""
