"""What a reader means by the words of a conversation: follow-ups, commands, restrictions."""
