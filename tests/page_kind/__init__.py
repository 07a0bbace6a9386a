"""A kind of page that another package brings along: one record, one view, one theme, and the call that adds them."""
