"""The contract between the CMS and the generator: typed records, their rules, and their file format."""
