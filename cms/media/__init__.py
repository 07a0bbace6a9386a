"""Images and documents, and the encodings of them that are published."""
