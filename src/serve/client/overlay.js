// The overlay that lies over a page while the site has errors, and the drawing of a problem, which
// the bar uses too. It must not know the stream, the page's own nodes or how a page is replaced: it
// gets problems and a function that opens a place in the editor. Whatever comes from the server is
// set as text and never as markup.

const PROBLEMS_DRAWN = 100;

const SHARED_STYLE = `
  :host { all: initial; color-scheme: light dark; }
  * { box-sizing: border-box; margin: 0; padding: 0; }
  .root {
    --paper: #fdfcfa; --ink: #16181b; --soft: #54585e; --rule: #d9d6cf; --wash: #f3f1ec;
    --error: #a3201d; --warning: #7a5200; --link: #1b4f8f;
    direction: ltr; text-align: left; color: var(--ink);
    font: 400 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    .root {
      --paper: #1c1f23; --ink: #ece8e1; --soft: #a9a7a2; --rule: #3a3e44; --wash: #14161a;
      --error: #f59280; --warning: #e5b567; --link: #93bdf2;
    }
  }
  button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: inherit; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
  [hidden] { display: none !important; }
  ol, ul { list-style: none; }
  .mono { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace; }
  .group { padding: 16px 0 0; font-size: 13px; font-weight: 600; color: var(--soft); }
  .problem { padding: 14px 0; border-bottom: 1px solid var(--rule); }
  .problem:last-child { border-bottom: 0; }
  .problem-head { display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 13px; align-items: baseline; }
  .severity { font-weight: 600; color: var(--warning); }
  .severity.error { color: var(--error); }
  .code { color: var(--soft); overflow-wrap: anywhere; }
  .place { color: var(--link); text-decoration: underline; text-underline-offset: 2px; overflow-wrap: anywhere; }
  .message { margin-top: 4px; font-size: 16px; line-height: 23px; overflow-wrap: anywhere; white-space: pre-line; }
  .excerpt {
    margin-top: 10px; padding: 10px 12px; overflow-x: auto; white-space: pre; tab-size: 4;
    font-size: 13px; line-height: 19px; background: var(--wash); border-radius: 4px;
  }
  .help { margin-top: 8px; color: var(--soft); overflow-wrap: anywhere; white-space: pre-line; }
  .help b { font-weight: 600; color: var(--ink); }
  .more { padding: 14px 0; color: var(--soft); }
  @media print { :host { display: none !important; } }
`;

const OVERLAY_STYLE = `
  :host { position: fixed; inset: 0; z-index: 2147483647; }
  :host([hidden]) { display: none !important; }
  .root { position: absolute; inset: 0; display: flex; justify-content: center; align-items: flex-start; padding: 48px 24px 64px; }
  .backdrop { position: absolute; inset: 0; background: rgb(10 12 15 / .5); }
  .sheet {
    position: relative; display: flex; flex-direction: column; width: 100%; max-width: 860px; max-height: 100%;
    background: var(--paper); border-top: 4px solid var(--error); border-radius: 6px; overflow: hidden;
    box-shadow: 0 0 0 1px rgb(0 0 0 / .12), 0 18px 60px rgb(0 0 0 / .35);
  }
  .sheet:focus { outline: none; }
  .sheet-head { display: flex; gap: 16px; align-items: flex-start; padding: 16px 16px 14px 24px; border-bottom: 1px solid var(--rule); }
  .titles { flex: 1; min-width: 0; }
  h2 { font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -.01em; }
  .summary { color: var(--soft); }
  .close { flex: none; display: flex; gap: 8px; align-items: center; min-height: 32px; padding: 4px 10px; border: 1px solid var(--rule); border-radius: 4px; }
  .close:hover { background: var(--wash); }
  kbd { font: inherit; font-size: 12px; color: var(--soft); }
  .list { overflow: auto; overscroll-behavior: contain; padding: 0 24px 10px; min-height: 0; }
  .list:focus-visible { outline-offset: -3px; }
  .notice { padding: 10px 24px; border-top: 1px solid var(--rule); background: var(--wash); color: var(--error); }
  @media (width < 600px) {
    .root { padding: 12px 8px; }
    .sheet-head { padding: 12px 12px 12px 16px; }
    .list { padding: 0 16px 8px; }
    .notice { padding: 10px 16px; }
    kbd { display: none; }
  }
`;

/** Makes an element whose properties and texts are set by name, never by markup. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * Makes a host with a shadow root after the body, where replacing the body does not reach it. The
 * sheets are constructed ones, because a page's content policy may forbid style elements.
 */
function shadowHost(name, ...styles) {
  const host = element("div", { "data-dateline": name });
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = styles.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  // The page may be right-to-left and in any language; these words are neither.
  const root = element("div", { className: "root", dir: "ltr", lang: "en", translate: false });
  shadow.append(root);
  document.documentElement.append(host);
  return { host, root, shadow };
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Writes a place as editors and compilers do: path, line, column. */
function placeName({ path, line, column }) {
  return [path, line, line ? column : null].filter((part) => part !== null && part !== undefined).join(":");
}

function placeButton(problem, open) {
  if (!problem.path) return null;
  const name = placeName(problem);
  return element("button", {
    type: "button",
    className: "place mono",
    textContent: name,
    "aria-label": `Open ${name} in the editor`,
    onclick: () => open({ path: problem.path, line: problem.line ?? 1, column: problem.column ?? 1 }),
  });
}

function problemItem(problem, open) {
  const severity = problem.severity === "error" ? "error" : "warning";
  const head = element(
    "div",
    { className: "problem-head" },
    element("span", { className: `severity ${severity}`, textContent: severity === "error" ? "Error" : "Warning" }),
    problem.code ? element("span", { className: "code mono", textContent: problem.code }) : null,
    placeButton(problem, open),
  );
  return element(
    "li",
    { className: "problem" },
    head,
    element("p", { className: "message", textContent: problem.message }),
    problem.excerpt ? element("pre", { className: "excerpt mono", textContent: problem.excerpt, tabIndex: 0 }) : null,
    problem.help ? element("p", { className: "help" }, element("b", { textContent: "Help: " }), problem.help) : null,
  );
}

function problemGroup(title, problems, open) {
  if (problems.length === 0) return [];
  const items = problems.map((problem) => problemItem(problem, open));
  return [element("h3", { className: "group", textContent: title }), element("ol", {}, ...items)];
}

/** Draws problems, this page's first, and stops at a number that a browser draws at once. */
function drawProblems(problems, open) {
  const here = problems.filter((problem) => problem.here);
  const drawn = [...here, ...problems.filter((problem) => !problem.here)].slice(0, PROBLEMS_DRAWN);
  const rest = problems.length - drawn.length;
  return [
    ...problemGroup("On this page", drawn.filter((problem) => problem.here), open),
    ...problemGroup(here.length ? "On other pages" : "Not on this page", drawn.filter((problem) => !problem.here), open),
    ...(rest > 0 ? [element("p", { className: "more", textContent: `and ${rest} more` })] : []),
  ];
}

/** Says what the errors mean for the page that lies below. */
function overlaySummary(errors, stale) {
  const here = errors.filter((error) => error.here).length;
  const where = here === 0 ? "None of them is on this page." : here === errors.length ? "" : `${here} on this page.`;
  return [where, stale ? "The page below shows its last good state." : ""].filter(Boolean).join(" ");
}

function overlayParts(root, open, hide) {
  const title = element("h2", { id: "title" });
  const summary = element("p", { id: "summary", className: "summary" });
  const close = element(
    "button",
    { type: "button", className: "close", onclick: hide, "aria-label": "Hide the errors" },
    "Hide",
    element("kbd", { textContent: "Esc" }),
  );
  const list = element("div", { className: "list", tabIndex: 0, role: "group", "aria-label": "Errors" });
  const notice = element("p", { className: "notice", role: "status", hidden: true });
  const head = element("div", { className: "sheet-head" }, element("div", { className: "titles" }, title, summary), close);
  const sheet = element(
    "div",
    { className: "sheet", role: "alertdialog", tabIndex: -1, "aria-labelledby": "title", "aria-describedby": "summary" },
    head,
    list,
    notice,
  );
  root.append(element("div", { className: "backdrop", onclick: hide }), sheet);
  return { title, summary, list, notice, sheet };
}

/**
 * Makes the overlay. `update` takes all problems and draws the errors among them; what the reader
 * has hidden stays hidden until the errors are others.
 */
function createOverlay(open) {
  const { host, root } = shadowHost("overlay", SHARED_STYLE, OVERLAY_STYLE);
  host.hidden = true;
  let drawn = "[]";
  let focusBefore = null;
  const parts = overlayParts(root, open, hide);

  function hide() {
    if (host.hidden) return;
    const focused = document.activeElement === host;
    host.hidden = true;
    parts.notice.hidden = true;
    if (focused && focusBefore?.isConnected) focusBefore.focus({ preventScroll: true });
  }

  function show() {
    if (!host.hidden) return;
    host.hidden = false;
    focusBefore = document.activeElement;
    // Somebody who types into the page keeps the focus; the alert role announces the overlay.
    if (focusBefore === null || focusBefore === document.body) parts.sheet.focus({ preventScroll: true });
  }

  function update(problems, stale) {
    const errors = problems.filter((problem) => problem.severity === "error");
    parts.summary.textContent = overlaySummary(errors, stale);
    const key = JSON.stringify(errors);
    if (key === drawn) return;
    drawn = key;
    if (errors.length === 0) return hide();
    parts.title.textContent = counted(errors.length, "error");
    parts.list.replaceChildren(...drawProblems(errors, open));
    parts.list.scrollTop = 0;
    show();
  }

  function notice(text) {
    parts.notice.textContent = text;
    parts.notice.hidden = false;
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || host.hidden || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hide();
    },
    true,
  );
  return { update, notice, isShown: () => !host.hidden };
}
