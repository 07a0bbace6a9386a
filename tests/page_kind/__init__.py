"""A page kind that another package adds: one record, one view, one theme, and the call that registers them."""
