"""Records placed: tree, addresses, links and the questions that views may ask. All of it is pure."""
