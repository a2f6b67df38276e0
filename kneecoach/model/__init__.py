"""The domain of coaching a knee: no screen, no files, no clock of its own."""
