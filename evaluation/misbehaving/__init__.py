"""What is shown of a model that misbehaves, asked over HTTP as any other."""
