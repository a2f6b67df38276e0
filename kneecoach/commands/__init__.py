"""The commands that need no full screen; each prints with Rich, or JSON."""
