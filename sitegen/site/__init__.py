"""The structure of a portal: tree, addresses, links, and the queries that views may use. All of it is pure."""
