"""Documents on paper: as a page to print, and as Markdown. Text in, text out."""
