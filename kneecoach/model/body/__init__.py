"""The body: its regions, and how its bones stand in space."""
