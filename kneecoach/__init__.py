"""A full-screen workout coach for sore and weak knees, in the terminal."""

__version__ = "0.1.0"
