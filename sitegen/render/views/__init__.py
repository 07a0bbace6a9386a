"""What each template receives, built from what the reader hands out and nothing else."""
