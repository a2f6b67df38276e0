"""What is drawn in character cells: a figure as a camera sees it, and numbers over days."""
