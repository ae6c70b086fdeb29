"""Rules are data: what they are, how packs are read, how a text is scanned for all of them at once."""
