"""Questions to begin with and to ask next, each made from a sentence that answers it."""
