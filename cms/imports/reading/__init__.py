"""From the national portal's JSON to definitions and a list of what is odd: pure, without a database or a clock."""
