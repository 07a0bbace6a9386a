"""Administrative procedures: the national definitions, and what differs at each agency."""
