// The reader beside the chat, copying, and light or dark. Article text arrives as HTML that the
// server has escaped; nothing here builds markup from it.
(() => {
  "use strict";

  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let opener = null;

  // ---- reader -------------------------------------------------------------------------------

  function build() {
    const pane = document.createElement("aside");
    pane.id = "reader";
    pane.hidden = true;
    pane.setAttribute("aria-label", "Article");
    pane.innerHTML =
      '<div class="dl-bar"><span class="dl-grip" aria-hidden="true"></span>' +
      '<a class="dl-nav" href="?articles" data-reader data-articles>All articles</a>' +
      '<span class="dl-now"></span>' +
      '<button type="button" class="dl-nav" data-copy-link data-copied="Link copied">Copy link</button>' +
      '<button type="button" class="dl-nav dl-close" data-close aria-label="Close the article">' +
      '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19" ' +
      'stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg></button></div>' +
      '<div class="dl-content" tabindex="0" role="region" aria-label="Text"></div>';
    const veil = document.createElement("div");
    veil.id = "veil";
    veil.hidden = true;
    veil.dataset.close = "";
    const said = document.createElement("div");
    said.id = "said";
    said.setAttribute("role", "status");
    const offer = document.createElement("button");
    offer.id = "offer";
    offer.type = "button";
    offer.hidden = true;
    offer.textContent = "Check this";
    document.body.append(veil, pane, said, offer);
  }

  const pane = () => document.getElementById("reader");
  const content = () => pane().querySelector(".dl-content");

  function wanted(search) {
    const params = new URLSearchParams(search);
    if (params.has("article")) {
      const query = new URLSearchParams({ article: params.get("article") });
      if (params.has("s")) query.set("s", params.get("s"));
      return query;
    }
    if (params.has("check")) return new URLSearchParams({ check: params.get("check") });
    return params.has("articles") ? new URLSearchParams() : null;
  }

  let latest = 0;

  async function show(search) {
    const query = wanted(search);
    if (!query) return hide();
    const turn = ++latest;
    pane().setAttribute("aria-busy", "true");
    if (pane().hidden || query.has("check")) content().innerHTML = '<p class="dl-note">Reading the articles…</p>';
    pane().hidden = false;
    document.getElementById("veil").hidden = false;
    document.body.classList.add("dl-reading");
    let text = "";
    try {
      const reply = await fetch(`reader?${query}`);
      if (turn !== latest) return;
      if (reply.ok) text = await reply.text();
      else text = `<p class="dl-note">${reply.status === 404 ? "There is no such article." : "The article could not be read."}</p>`;
    } catch {
      text = '<p class="dl-note">The server cannot be reached.</p>';
    }
    if (turn !== latest) return;
    content().innerHTML = text;
    pane().removeAttribute("aria-busy");
    pane().dataset.search = search;
    const title = content().querySelector(".dl-article h2");
    pane().setAttribute("aria-label", query.has("check") ? "Check" : "Article");
    pane().querySelector(".dl-now").textContent = title?.textContent ?? "";
    pane().querySelector("[data-copy-link]").hidden = !title;
    note(search);
    place();
  }

  function place() {
    const verdict = content().querySelector(".dl-verdict h3");
    const box = content().querySelector("#claim");
    if (verdict || box) {
      content().scrollTop = 0;
      (verdict ?? box).focus({ preventScroll: true });
      return;
    }
    const mark = content().querySelector("mark");
    if (mark) {
      const top = mark.getBoundingClientRect().top - content().getBoundingClientRect().top;
      content().scrollTop += top - content().clientHeight / 3;
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
    } else {
      content().scrollTop = 0;
      content().querySelector("h2")?.focus({ preventScroll: true });
    }
  }

  function hide() {
    latest += 1;
    pane().hidden = true;
    document.getElementById("veil").hidden = true;
    document.body.classList.remove("dl-reading");
    note("");
    opener?.focus?.({ preventScroll: true });
    opener = null;
  }

  // Which number is open, so that the eye finds its way back.
  function note(search) {
    for (const link of document.querySelectorAll("a.dl-mark")) {
      if (search && link.getAttribute("href") === search) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function go(search) {
    history.pushState(null, "", search || location.pathname);
    show(search);
  }

  // ---- finding an article -------------------------------------------------------------------

  let finding = 0;

  // The list below the box follows what is typed; the box itself stays as it is.
  async function find(words) {
    const turn = ++finding;
    const reply = await fetch(`reader?${new URLSearchParams({ find: words })}`).catch(() => null);
    if (turn !== finding || !reply?.ok) return;
    const fresh = document.createElement("template");
    fresh.innerHTML = await reply.text();
    const found = fresh.content.querySelector(".dl-found");
    if (turn !== finding || !found) return;
    content().querySelector(".dl-found")?.replaceWith(found);
    document.getElementById("said").textContent = found.querySelector(".dl-count")?.textContent ?? "";
  }

  function onInput(event) {
    if (event.target.matches("#find")) find(event.target.value);
  }

  // ---- checking a sentence ------------------------------------------------------------------

  const SHORTEST = 12;
  const LONGEST = 1000;
  let selected = "";

  // Words selected in an answer or an article can be checked: the button stands below them.
  function offerCheck() {
    const offer = document.getElementById("offer");
    const picked = document.getSelection();
    const from = picked?.anchorNode?.parentElement?.closest(".dl-body, .dl-text, .dl-sides");
    const text = from ? picked.toString().replace(/\s+/g, " ").trim() : "";
    offer.hidden = text.length < SHORTEST || text.length > LONGEST;
    if (offer.hidden) return;
    // The numbers of sources are no part of the sentence.
    selected = wordsOf(picked);
    const box = picked.getRangeAt(0).getBoundingClientRect();
    const width = offer.offsetWidth;
    const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), innerWidth - width - 8);
    offer.style.left = `${left}px`;
    offer.style.top = `${Math.min(box.bottom + 8, innerHeight - offer.offsetHeight - 8)}px`;
  }

  function wordsOf(picked) {
    const part = picked.getRangeAt(0).cloneContents();
    for (const mark of part.querySelectorAll(".dl-marks, .dl-language")) mark.remove();
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  function check(text) {
    document.getElementById("offer").hidden = true;
    document.getSelection()?.removeAllRanges();
    go(`?${new URLSearchParams({ check: text })}`);
  }

  function onSubmit(event) {
    if (event.target.matches("[data-find]")) event.preventDefault();
    if (!event.target.matches("[data-check]")) return;
    event.preventDefault();
    const claim = event.target.elements.check.value.trim();
    if (claim) check(claim);
  }

  // ---- copying ------------------------------------------------------------------------------

  async function copy(text, button) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      done = copyByHand(text);
    }
    const before = button.textContent;
    const message = done ? button.dataset.copied : "Not copied";
    document.getElementById("said").textContent = message;
    button.textContent = message;
    setTimeout(() => {
      button.textContent = before;
      document.getElementById("said").textContent = "";
    }, 1600);
  }

  // Browsers keep the clipboard from pages that came over plain http from another machine.
  function copyByHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "dl-offstage";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  // ---- light and dark -----------------------------------------------------------------------

  const CHOICE = "dateline-theme";

  function applyTheme() {
    const choice = localStorage.getItem(CHOICE);
    if (!choice) return;
    const dark = choice === "dark";
    if (document.body.classList.contains("dark") !== dark) {
      document.body.classList.toggle("dark", dark);
    }
  }

  function toggleTheme() {
    const dark = !document.body.classList.contains("dark");
    localStorage.setItem(CHOICE, dark ? "dark" : "light");
    applyTheme();
  }

  // ---- the conversation ---------------------------------------------------------------------

  let turns = 0;

  // A new question goes to the top of the window; its answer grows below it, and nothing jumps.
  function follow() {
    const all = document.querySelectorAll(".dl-turn");
    // First, as it takes the welcome away from above what is measured.
    document.body.classList.toggle("dl-asked", all.length > 0);
    if (all.length > turns) {
      const top = all[all.length - 1].getBoundingClientRect().top + window.scrollY;
      const head = document.querySelector(".dl-masthead")?.offsetHeight ?? 0;
      window.scrollTo({ top: top - head - 12, behavior: calm.matches ? "auto" : "smooth" });
    }
    turns = all.length;
    for (const day of document.querySelectorAll(".dl-day input:not([type=date])")) day.type = "date";
    // The framework's label encloses the button too: without this the box is called "Question Ask".
    const box = document.querySelector("#question textarea");
    if (box && !box.hasAttribute("aria-label")) box.setAttribute("aria-label", "Question");
    if (!pane().hidden) note(pane().dataset.search);
  }

  function onClick(event) {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const target = event.target.closest("[data-reader], [data-copy], [data-copy-link], [data-close], [data-theme-toggle]");
    if (!target || !plain) return;
    if ("reader" in target.dataset) {
      event.preventDefault();
      if (!pane().contains(target)) opener = target;
      go(target.getAttribute("href"));
    } else if ("copy" in target.dataset) copy(target.dataset.copy, target);
    else if ("copyLink" in target.dataset) copy(new URL(pane().dataset.search, location.href).href, target);
    else if ("close" in target.dataset) go("");
    else toggleTheme();
  }

  function onKey(event) {
    const claim = event.target.closest("#claim");
    if (claim && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      claim.form.requestSubmit();
    }
    if (event.key === "Escape" && !pane().hidden) go("");
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.querySelector("#question textarea")?.focus();
    }
  }

  function start() {
    build();
    applyTheme();
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    document.addEventListener("submit", onSubmit);
    document.addEventListener("input", onInput);
    document.addEventListener("selectionchange", offerCheck);
    const offer = document.getElementById("offer");
    // Pressing the button must not undo the selection it is about.
    offer.addEventListener("mousedown", (event) => event.preventDefault());
    offer.addEventListener("click", () => check(selected));
    window.addEventListener("scroll", offerCheck, { capture: true, passive: true });
    window.addEventListener("popstate", () => show(location.search));
    new MutationObserver(applyTheme).observe(document.body, { attributeFilter: ["class"] });
    new MutationObserver(follow).observe(document.querySelector("gradio-app") ?? document.body, {
      childList: true,
      subtree: true,
    });
    show(location.search);
  }

  start();
})();
