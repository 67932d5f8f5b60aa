"""What a question asks for, looked for in a sentence: figures that count it, people."""
