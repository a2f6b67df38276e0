"""The coach at work: joins what is on the screen and what is on the disk."""
