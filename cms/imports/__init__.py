"""Bringing in what other systems publish: read into records, compared with what stands here, stored in batches."""
