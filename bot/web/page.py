"""The page's layout and wiring; what happens in it is in `bot.web.chat`."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.web.chat import Chat
from bot.web.files import LOGO, page_files
from bot.web.rendering import render

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.engine import Engine
    from bot.settings import Settings

__all__ = ["add_page"]

_AT_ONCE = 8
_WAITING = 32
_HEAD = """
<link rel="stylesheet" href="page/style.css">
<script src="page/page.js" defer></script>
"""
# Buttons in our own HTML become events of the component they stand in.
_ON_CLICK = """
element.addEventListener('click', (event) => {
  const asked = event.target.closest('[data-ask]');
  if (asked) trigger('submit', {question: asked.dataset.ask, again: 'again' in asked.dataset});
  if (event.target.closest('[data-clear]')) trigger('clear');
});
"""


def add_page(app: FastAPI, engine: Engine, *, settings: Settings) -> None:
    """Put the page on an application, at "/".

    Args:
        app: Has the API already: what it does not answer, the page does.
        engine: What answers.
        settings: What is said about where questions go.
    """
    app.include_router(page_files(engine))
    with as_file(files("bot.web").joinpath(LOGO)) as logo:
        gr.mount_gradio_app(
            app,
            _layout(Chat(engine), settings),
            path="/",
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            enable_monitoring=False,
            allowed_paths=[],
            max_file_size=1,
            favicon_path=str(logo),
            theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
            head=_HEAD,
        )


def _layout(chat: Chat, settings: Settings) -> gr.Blocks:
    page = gr.Blocks(
        title="Dateline",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(3600, 3600),
    )
    with page:
        masthead = _html("masthead")
        conversation = _html("conversation")
        with gr.Column(elem_id="composer"):
            question = gr.Textbox(
                label="Question",
                placeholder="Ask in any language",
                submit_btn="Ask",
                stop_btn=False,
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
            )
            filters = _filters()
            gr.HTML(
                render("footnote", model=settings.openai_model if settings.uses_model else ""),
                apply_default_css=False,
            )
        outlets, languages, articles, *days = filters
        shown = [conversation, question]
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        asked = gr.on(
            [question.submit, conversation.submit],
            chat.ask,
            [question, outlets, languages, articles, *days],
            shown,
            concurrency_limit=_AT_ONCE,
            trigger_mode="once",
            **private,
        )
        asked.then(chat.settle, None, shown, queue=False, **private)
        question.stop(chat.stop, None, shown, cancels=[asked], queue=False, **private)
        masthead.clear(chat.clear, None, shown, cancels=[asked], queue=False, **private)
        page.load(
            chat.open, None, [masthead, conversation, outlets, languages, articles], **private
        )
    page.queue(max_size=_WAITING, api_open=False)
    return page


def _html(name: str) -> gr.HTML:
    return gr.HTML(elem_id=name, js_on_load=_ON_CLICK, apply_default_css=False)


def _filters() -> list[gr.Dropdown | gr.DateTime]:
    with gr.Accordion("Filters", open=False, elem_id="filters"), gr.Row():
        several: dict[str, Any] = {"multiselect": True, "choices": [], "filterable": True}
        return [
            gr.Dropdown(label="Outlet", **several),
            gr.Dropdown(label="Language", **several),
            gr.Dropdown(label="Article", allow_custom_value=True, **several),
            *(
                gr.DateTime(label=label, include_time=False, type="string")
                for label in ("Since", "Until", "As of")
            ),
        ]
