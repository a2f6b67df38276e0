"""The parts screens are made of; each takes values down and sends messages up."""
