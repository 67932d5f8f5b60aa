"""Parts of finding disagreement: reading a value, comparing two, telling copies' edits."""
