"""The page's layout and wiring; what happens in it is in `bot.web.chat`."""

from __future__ import annotations

from functools import partial
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import gradio as gr

from bot.web.chat import Chat
from bot.web.files import LOGO, page_files
from bot.web.rendering import render, transcript

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.engine import Engine
    from bot.settings import Settings

__all__ = ["add_page"]

_AT_ONCE = 8
_WAITING = 32
_FILTERS = "Filters"
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
        masthead = _html("masthead", chat.masthead())
        # Two components: what the opening page brings late must not undo a first question.
        welcome = _html("welcome", chat.welcome())
        conversation = _html("conversation", transcript([], {}))
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
                render("footnote", receivers=_receivers(settings)),
                apply_default_css=False,
            )
        outlets, languages, articles, *days = filters
        shown = [conversation, question]
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        asked = gr.on(
            [question.submit, welcome.submit, conversation.submit],
            chat.ask,
            [question, outlets, languages, articles, *days],
            shown,
            concurrency_limit=_AT_ONCE,
            # "once" would drop a question asked while a stopped one is still being cancelled
            trigger_mode="multiple",
            **private,
        )
        question.stop(chat.stop, None, shown, cancels=[asked], queue=False, **private)
        masthead.clear(chat.clear, None, shown, cancels=[asked], queue=False, **private)
        for opening, outputs in (
            (chat.masthead, [masthead]),
            (partial(chat.welcome, with_examples=True), [welcome]),
            (chat.choices, [outlets, languages, articles]),
        ):
            page.load(opening, None, outputs, queue=False, **private)
    page.queue(max_size=_WAITING, api_open=False)
    return page


def _receivers(settings: Settings) -> list[str]:
    """Who is sent something for a question."""
    elsewhere = urlsplit(settings.openai_base_url or "https://api.openai.com").hostname
    receivers = []
    if settings.uses_model:
        receivers.append(f"{settings.openai_model} at {elsewhere}")
    elif settings.embedder.startswith("openai:"):
        receivers.append(f"{settings.embedder.removeprefix('openai:')} at {elsewhere}")
    if settings.chroma_url:
        receivers.append(f"Chroma at {urlsplit(settings.chroma_url).hostname}")
    return receivers


def _html(name: str, value: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=_ON_CLICK, apply_default_css=False)


def _filters() -> list[gr.Dropdown | gr.Textbox]:
    with gr.Accordion(_FILTERS, open=False, elem_id="filters") as drawer:
        several: dict[str, Any] = {"multiselect": True, "choices": [], "filterable": True}
        filters: list[gr.Dropdown | gr.Textbox] = [
            gr.Dropdown(label="Outlet", **several),
            gr.Dropdown(label="Language", **several),
            gr.Dropdown(label="Article", allow_custom_value=True, **several),
            *(
                # The page's script makes these date pickers.
                gr.Textbox(
                    label=label, max_lines=1, placeholder="YYYY-MM-DD", elem_classes="dl-day"
                )
                for label in ("Since", "Until", "As of")
            ),
        ]
    gr.on(
        [choice.change for choice in filters],
        _count,
        filters,
        drawer,
        queue=False,
        api_visibility="private",
        show_progress="hidden",
    )
    return filters


def _count(*chosen: object) -> gr.Accordion:
    """How many filters are set, on the closed drawer."""
    count = sum(bool(choice) for choice in chosen)
    return gr.Accordion(label=f"{_FILTERS} ({count})" if count else _FILTERS)
