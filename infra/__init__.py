"""What developers and operators run around the product; nothing of this is installed with it."""
