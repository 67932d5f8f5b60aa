"""The HTTP face: `bot.api.app.create_app` makes it; importing this loads nothing heavy."""
