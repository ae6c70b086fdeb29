"""Reading and writing files: one file a format."""
