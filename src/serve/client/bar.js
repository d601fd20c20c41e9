// The bar at the window's lower edge: for whom the page is made, how many words and problems it has,
// what else changed, and whether the server answers. It must not know the stream or how pages and
// styles are replaced: it gets messages and a function that opens a place in the editor. Whatever
// comes from the server is set as text and never as markup.

const BAR_KEY = "dateline.bar";
const NOTICE_MS = 8000;

const BAR_STYLE = `
  :host { display: block; }
  :host([hidden]) { display: none !important; }
  .root { position: fixed; inset: auto 0 0 0; z-index: 2147483646; font-size: 13px; pointer-events: none; }
  .root > * { pointer-events: auto; }
  .bar {
    display: flex; flex-wrap: wrap; align-items: center; gap: 0 14px; min-height: 40px; padding: 4px 8px 4px 12px;
    background: var(--paper); border-top: 1px solid var(--rule); font-variant-numeric: tabular-nums;
  }
  .facts, .actions { display: flex; align-items: center; gap: 0 14px; }
  .facts { flex: 1 1 auto; flex-wrap: wrap; min-width: 0; }
  .actions { gap: 0 4px; margin-left: auto; }
  .tlp {
    padding: 1px 7px; background: #000; border: 1px solid var(--rule); border-radius: 2px; color: #fff;
    font-size: 12px; line-height: 18px; font-weight: 700; white-space: nowrap;
  }
  .tlp.red { color: #ff2b2b; } .tlp.amber { color: #ffc000; } .tlp.green { color: #33ff00; } .tlp.clear { color: #fff; }
  .words, .name { color: var(--soft); }
  .words, .audience { white-space: nowrap; }
  .mark { white-space: nowrap; font-weight: 600; color: var(--warning); }
  .mark::before { content: ""; display: inline-block; width: 7px; height: 7px; margin-right: 6px; border-radius: 50%; background: currentColor; }
  .action { min-height: 32px; padding: 4px 8px; border-radius: 4px; white-space: nowrap; }
  .action:hover, .action[aria-expanded="true"] { background: var(--wash); }
  .action.error { color: var(--error); font-weight: 600; }
  .action.warning { color: var(--warning); font-weight: 600; }
  .fold { min-width: 32px; text-align: center; }
  .fold svg { display: block; margin: 0 auto; width: 12px; height: 12px; fill: none; stroke: currentColor; stroke-width: 1.6; }
  .short { display: none; }
  .panel {
    position: absolute; right: 8px; bottom: calc(100% + 8px); width: min(640px, 100vw - 16px);
    max-height: min(70vh, 640px); overflow: auto; overscroll-behavior: contain; padding: 2px 20px 8px;
    background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; box-shadow: 0 8px 32px rgb(0 0 0 / .22);
  }
  .panel.links { width: min(380px, 100vw - 16px); }
  .panel a { display: block; padding: 5px 0; color: var(--link); text-underline-offset: 2px; overflow-wrap: anywhere; }
  .panel .message { font-size: 15px; line-height: 21px; }
  .notice { padding: 8px 12px; background: var(--paper); border-top: 1px solid var(--rule); color: var(--error); overflow-wrap: anywhere; }
  .unfold {
    display: flex; align-items: center; gap: 8px; width: fit-content; min-height: 32px; margin: 8px 8px 8px auto; padding: 4px 10px 4px 5px;
    background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; box-shadow: 0 2px 10px rgb(0 0 0 / .18);
  }
  .unfold .sum { font-weight: 600; } .unfold .sum.error { color: var(--error); } .unfold .sum.warning { color: var(--warning); }
  .unfold .tlp { font-size: 11px; }
  .unfold svg { width: 12px; height: 12px; fill: none; stroke: currentColor; stroke-width: 1.6; }
  @media (width < 720px) {
    .long, .words { display: none; }
    .short { display: inline; }
    .bar, .facts { gap: 0 10px; }
    .actions { gap: 0; }
    .action { padding: 4px 7px; }
    .panel { right: 8px; left: 8px; width: auto !important; padding: 2px 14px 8px; }
  }
`;

/** Session storage may be forbidden; then the bar forgets, and nothing else happens. */
function remember(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {}
}

function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function setText(node, text) {
  node.textContent = text ?? "";
  node.hidden = !text;
}

/** Shows a long label on wide windows and a short one on phones; readers hear the long one. */
function setLabel(button, long, short) {
  button.replaceChildren(
    element("span", { className: "long", textContent: long }),
    element("span", { className: "short", textContent: short }),
  );
  button.setAttribute("aria-label", long);
}

function setTlp(node, label) {
  setText(node, label);
  const colour = /^TLP:(RED|AMBER|GREEN|CLEAR)/.exec(label ?? "");
  node.className = `tlp ${colour ? colour[1].toLowerCase() : ""}`;
}

function drawAudience(node, audience) {
  node.hidden = !audience;
  node.replaceChildren(element("span", { className: "name long", textContent: "Audience: " }), audience ?? "");
}

function chevron(up) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 12 12");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", up ? "M2 8l4-4 4 4" : "M2 4l4 4 4-4");
  drawing.append(line);
  return drawing;
}

function countProblems(problems) {
  const count = (list, severity) => list.filter((problem) => (problem.severity === "error") === (severity === "error")).length;
  const here = problems.filter((problem) => problem.here);
  return {
    errors: count(problems, "error"),
    errorsHere: count(here, "error"),
    warningsHere: count(here, "warning"),
    all: problems.length,
  };
}

function problemLabels({ errorsHere, warningsHere, all }) {
  const here = [
    errorsHere ? counted(errorsHere, "error") : "",
    warningsHere ? counted(warningsHere, "warning") : "",
  ].filter(Boolean).join(", ");
  const inAll = errorsHere + warningsHere === all ? "" : `, ${all} in all`;
  const short = here ? `${errorsHere + warningsHere} here${inAll}` : `${all} elsewhere`;
  return [`${here || "No problems"} here${inAll}`, short];
}

/** Leaves this page out of the pages that changed: the reader sees that one. */
function otherPages(message) {
  const routes = (message.changed ?? []).filter((route) => typeof route === "string" && /^\/(?!\/)/.test(route));
  const others = routes.filter((route) => route !== location.pathname);
  const total = Math.max(message.changed_total ?? 0, routes.length) - (routes.length - others.length);
  return { others, total };
}

/** Writes a route for people, and as it is when it is not well encoded. */
function readableRoute(route) {
  try {
    return decodeURI(route);
  } catch {
    return route;
  }
}

function changedList({ others, total }) {
  const links = others.map((route) => element("li", {}, element("a", { href: route, textContent: readableRoute(route) })));
  const rest = total - others.length;
  return [
    element("h3", { className: "group", textContent: "Changed by the last update" }),
    element("ul", {}, ...links),
    ...(rest > 0 ? [element("p", { className: "more", textContent: `and ${rest} more` })] : []),
  ];
}

function barParts(root) {
  const action = (className) => element("button", { type: "button", className: `action ${className}`, hidden: true });
  const parts = {
    tlp: element("span", { className: "tlp" }),
    audience: element("span", { className: "audience" }),
    words: element("span", { className: "words" }),
    stale: element("span", { className: "mark", hidden: true, textContent: "last good state" }),
    connection: element("span", { className: "mark", role: "status", hidden: true }),
    foldedState: element("span", { className: "mark", hidden: true }),
    problems: action("problems"),
    changed: action("changed"),
    edit: action("edit"),
    fold: element("button", { type: "button", className: "action fold", "aria-label": "Fold the preview bar" }, chevron(false)),
    unfold: element("button", { type: "button", className: "unfold", "aria-label": "Show the preview bar" }),
    problemPanel: element("div", { className: "panel", role: "region", "aria-label": "Problems", tabIndex: 0, hidden: true }),
    changedPanel: element("div", { className: "panel links", role: "region", "aria-label": "Changed pages", tabIndex: 0, hidden: true }),
    notice: element("p", { className: "notice", role: "status", hidden: true }),
  };
  setLabel(parts.edit, "Open in editor", "Edit");
  const facts = element("div", { className: "facts" }, parts.tlp, parts.audience, parts.words, parts.stale, parts.connection);
  const actions = element("div", { className: "actions" }, parts.problems, parts.changed, parts.edit, parts.fold);
  parts.bar = element("div", { className: "bar", role: "region", "aria-label": "Dateline preview" }, facts, actions);
  root.append(parts.problemPanel, parts.changedPanel, parts.notice, parts.bar, parts.unfold);
  return parts;
}

/** Lets a button open and close a panel; of all panels at most one is open. */
function createPanels(pairs) {
  const expand = (pair, wanted) => {
    const open = wanted && !pair.button.hidden;
    pair.panel.hidden = !open;
    pair.button.setAttribute("aria-expanded", String(open));
    if (open) pair.panel.focus({ preventScroll: true });
  };
  const closeAll = () => pairs.forEach((pair) => expand(pair, false));
  for (const pair of pairs) {
    expand(pair, false);
    pair.button.addEventListener("click", () => {
      const wanted = pair.panel.hidden;
      closeAll();
      expand(pair, wanted);
    });
  }
  const closeUnused = () => pairs.filter((pair) => pair.button.hidden).forEach((pair) => expand(pair, false));
  const opened = () => pairs.find((pair) => !pair.panel.hidden);
  return { closeAll, closeUnused, opened };
}

function closePanelsFromOutside(host, panels) {
  document.addEventListener("keydown", (event) => {
    const pair = panels.opened();
    if (event.key !== "Escape" || !pair) return;
    panels.closeAll();
    if (document.activeElement === host) pair.button.focus({ preventScroll: true });
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.composedPath().includes(host)) panels.closeAll();
  });
}

function drawProblemsPart(parts, problems, open) {
  const counts = countProblems(problems);
  const severity = counts.errors ? "error" : "warning";
  const labels = problemLabels(counts);
  parts.problems.hidden = counts.all === 0;
  parts.problems.className = `action problems ${severity}`;
  setLabel(parts.problems, labels[0], labels[1]);
  const errorsFirst = [...problems].sort((a, b) => (a.severity === "error" ? 0 : 1) - (b.severity === "error" ? 0 : 1));
  parts.problemPanel.replaceChildren(...drawProblems(errorsFirst, open));
  return { severity, all: counts.all };
}

function drawUnfold(parts, info, { severity, all }) {
  const tlp = element("span");
  setTlp(tlp, info.tlp);
  const sum = all ? element("span", { className: `sum ${severity}`, textContent: counted(all, "problem") }) : null;
  parts.unfold.replaceChildren(...[tlp, sum, parts.foldedState, chevron(true)].filter(Boolean));
}

function drawChangedPart(parts, message) {
  const pages = otherPages(message);
  parts.changed.hidden = pages.total <= 0;
  setLabel(parts.changed, `changed ${counted(pages.total, "other page")}`, `${pages.total} changed`);
  parts.changedPanel.replaceChildren(...changedList(pages));
}

/**
 * Makes the bar. Its host lies in the flow after the body and is as high as the bar, so that the
 * page's last line can be scrolled above it.
 */
function createBar(open) {
  const { host, root } = shadowHost("bar", SHARED_STYLE, BAR_STYLE);
  host.hidden = true;
  const parts = barParts(root);
  const panels = createPanels([
    { button: parts.problems, panel: parts.problemPanel },
    { button: parts.changed, panel: parts.changedPanel },
  ]);
  closePanelsFromOutside(host, panels);
  let source = null;
  let drawn = "";
  let noticeTimer = 0;

  function fold(folded) {
    panels.closeAll();
    parts.bar.hidden = folded;
    parts.unfold.hidden = !folded;
    remember(BAR_KEY, folded ? "folded" : null);
  }

  function update(message) {
    const info = message.info ?? {};
    host.hidden = !info.bar;
    source = info.source ? { path: info.source, line: info.line ?? 1, column: 1 } : null;
    parts.edit.hidden = source === null;
    parts.stale.hidden = !info.stale;
    // An equal message must not throw away the list that somebody reads or tabs through.
    const key = JSON.stringify([message.problems, message.changed, message.changed_total, info]);
    if (key === drawn) return;
    drawn = key;
    setTlp(parts.tlp, info.tlp);
    drawAudience(parts.audience, info.audience);
    setText(parts.words, typeof info.words === "number" ? counted(info.words, "word") : "");
    drawUnfold(parts, info, drawProblemsPart(parts, message.problems ?? [], open));
    drawChangedPart(parts, message);
    panels.closeUnused();
  }

  function connected(yes) {
    const text = yes ? "" : "reconnecting …";
    setText(parts.connection, text);
    setText(parts.foldedState, text);
  }

  function notice(text) {
    setText(parts.notice, text);
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => setText(parts.notice, ""), NOTICE_MS);
  }

  parts.edit.onclick = () => source && open(source);
  parts.fold.onclick = () => { fold(true); parts.unfold.focus({ preventScroll: true }); };
  parts.unfold.onclick = () => { fold(false); parts.fold.focus({ preventScroll: true }); };
  fold(recall(BAR_KEY) === "folded");
  new ResizeObserver(() => { host.style.height = `${parts.bar.offsetHeight}px`; }).observe(parts.bar);
  return { update, notice, connected };
}
