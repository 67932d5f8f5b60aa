"""The page: `bot.web.page.add_page` puts it on an application; gradio is imported only there."""
