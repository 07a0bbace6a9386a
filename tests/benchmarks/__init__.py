"""What things cost on this machine: each module prints figures, and whether they pass or fall short."""
