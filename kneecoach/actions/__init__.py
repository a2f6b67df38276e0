"""Every user action, once: its id, keys, label, help and what it runs.

Key bindings, the key bar, the command palette, the help screens and the check of a person's
keymap are all made from these, a file for each screen. No screen is loaded to know them.
"""
