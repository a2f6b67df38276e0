"""The person who is coached: what they told, and how the knee feels."""
