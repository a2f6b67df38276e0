"""What the sessions of months and years say, and how it is told."""
