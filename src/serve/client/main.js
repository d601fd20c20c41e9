// The client of the live preview: it listens to the server's stream, puts the newest page and styles
// in place without a navigation, and hands problems and facts to the overlay and the bar. It must not
// know how those two draw, nor what a page means: it moves nodes and keeps what the reader has done
// to them (scroll, focus, open details, typed text).

const CLIENT_TAG = 'script[src^="/__dateline/client.js"]';
const PLACE_KEY = "dateline.place";
const RETRY_MS = 1000;
const FETCH_LIMIT_MS = 15000;
const HIDDEN_MS = 1000;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_LAST_MS = 5000;

/* ---- What the reader has done to the page ---- */

function scrollWindow(left, top) {
  // A page may ask for smooth scrolling; putting a position back is no movement to be seen.
  window.scrollTo({ left, top, behavior: "instant" });
}

/** Notes every scrolled element and the window, and gives back a function that restores them. */
function keepScroll() {
  const [left, top] = [window.scrollX, window.scrollY];
  const scrolled = [];
  for (const node of document.body.querySelectorAll("*")) {
    if (node.scrollTop || node.scrollLeft) scrolled.push([node, node.scrollLeft, node.scrollTop]);
  }
  return () => {
    for (const [node, nodeLeft, nodeTop] of scrolled) {
      const now = node.isConnected ? node : node.id && document.getElementById(node.id);
      if (now && (now.scrollLeft !== nodeLeft || now.scrollTop !== nodeTop)) {
        now.scrollTo({ left: nodeLeft, top: nodeTop, behavior: "instant" });
      }
    }
    if (window.scrollX !== left || window.scrollY !== top) scrollWindow(left, top);
  };
}

/** Reads the caret; elements that have none give null or throw. */
function caretOf(node) {
  try {
    return typeof node.selectionStart === "number" ? [node.selectionStart, node.selectionEnd, node.selectionDirection] : null;
  } catch {
    return null;
  }
}

function keepFocus() {
  const node = document.activeElement;
  if (!node || node === document.body) return () => {};
  const caret = caretOf(node);
  return () => {
    const now = node.isConnected ? node : node.id && document.getElementById(node.id);
    if (!now) return;
    if (document.activeElement !== now) now.focus({ preventScroll: true });
    const caretNow = caretOf(now);
    if (caret && caretNow && caret.some((part, index) => part !== caretNow[index])) now.setSelectionRange(...caret);
  };
}

/** Says whether a node's attribute carries something that the reader has changed since it was served. */
function isReaders(name, node) {
  if (name === "open") return node.matches("details, dialog");
  if (name === "value") return "defaultValue" in node && node.value !== node.defaultValue;
  if (name === "checked") return node.checked !== node.defaultChecked;
  if (name === "selected") return node.selected !== node.defaultSelected;
  return false;
}

/* ---- Styles ---- */

// What the server has put into the head: other nodes come from scripts or extensions and stay.
const servedHead = new WeakSet(document.head.children);

// A copy that is still loading, by the sheet that it is going to replace.
const comingSheets = new Map();

function sheetLinks() {
  const coming = new Set(comingSheets.values());
  return [...document.querySelectorAll('link[rel~="stylesheet"][href]')].filter((link) => !coming.has(link));
}

function sheetUrl(link) {
  // The attribute is read, because a parsed page that is not shown has no address of its own.
  const url = new URL(link.getAttribute("href"), document.baseURI);
  return url.origin === location.origin ? url : null;
}

/** Loads a sheet next to the old one and removes the old one after that, so that nothing flashes. */
function replaceSheet(link, copy) {
  comingSheets.get(link)?.remove();
  comingSheets.set(link, copy);
  servedHead.add(copy);
  const done = (useless) => {
    if (comingSheets.get(link) !== copy) return;
    comingSheets.delete(link);
    useless.remove();
  };
  copy.addEventListener("load", () => done(link));
  copy.addEventListener("error", () => done(copy));
  link.after(copy);
}

/** The attribute as the page names the sheet, without what the client has added to load it anew. */
function servedHref(link) {
  return link.dataset.datelineHref ?? link.getAttribute("href");
}

function reloadSheets(paths, generation) {
  for (const link of sheetLinks()) {
    const url = sheetUrl(link);
    if (!url || !paths.includes(url.pathname)) continue;
    const copy = link.cloneNode();
    copy.dataset.datelineHref = servedHref(link);
    url.searchParams.set("dateline", `${generation}-${Date.now()}`);
    copy.setAttribute("href", url.pathname + url.search);
    replaceSheet(link, copy);
  }
}

/* ---- The page ---- */

function isSheet(node) {
  return node.matches('link[rel~="stylesheet"][href]');
}

/** Finds the node of the shown head that a new one continues. */
function shownTwin(fresh, taken) {
  if (!isSheet(fresh)) return [...document.head.children].find((node) => !taken.has(node) && node.isEqualNode(fresh));
  const path = sheetUrl(fresh)?.pathname;
  const same = (link) => servedHref(link) === fresh.getAttribute("href") || (path && sheetUrl(link)?.pathname === path);
  return sheetLinks().find((link) => document.head.contains(link) && !taken.has(link) && same(link));
}

/** Brings the head to the new page's state; sheets are replaced and not dropped, for no flash. */
function morphHead(fresh) {
  const taken = new Set(comingSheets.values());
  let last = null;
  for (const node of fresh.head.children) {
    let shown = shownTwin(node, taken);
    if (!shown) {
      shown = document.importNode(node, true);
      servedHead.add(shown);
      if (last) (comingSheets.get(last) ?? last).after(shown);
      else document.head.prepend(shown);
    } else if (isSheet(node) && servedHref(shown) !== node.getAttribute("href")) {
      replaceSheet(shown, document.importNode(node));
    }
    taken.add(shown);
    last = shown;
  }
  dropFromHead(taken);
}

/** Removes what the new head no longer has, together with the copy that was to replace it. */
function dropFromHead(taken) {
  for (const node of [...document.head.children]) {
    const isComing = [...comingSheets.values()].includes(node);
    if (isComing || taken.has(node) || !servedHead.has(node)) continue;
    comingSheets.get(node)?.remove();
    comingSheets.delete(node);
    node.remove();
  }
}

function morphRoot(fresh) {
  for (const name of ["lang", "dir", "class"]) {
    const value = fresh.documentElement.getAttribute(name);
    if (value === document.documentElement.getAttribute(name)) continue;
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
}

function morphBody(fresh) {
  // Two templates count as equal whatever they hold.
  const comparable = !fresh.querySelector("template");
  Idiomorph.morph(document.body, fresh.body, {
    restoreFocus: false,
    callbacks: {
      beforeAttributeUpdated: (name, node) => !isReaders(name, node),
      // Most of a page stays as it is, and the browser compares faster than any script.
      beforeNodeMorphed: (node, next) => !(comparable && node.isEqualNode(next)),
    },
  });
}

/** Lists the page's scripts; when they differ, only a real load can run them. */
function scriptsOf(page) {
  return [...page.querySelectorAll("script")].filter((node) => !node.matches(CLIENT_TAG)).map((node) => node.outerHTML).join("\n");
}

function parsePage(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  // Without scripting the parser makes nodes of what is text in a page that runs scripts.
  for (const node of page.querySelectorAll("noscript")) node.textContent = node.innerHTML;
  return page;
}

/** Fetches this address anew; an answer that is no page of the server counts as a failure. */
async function fetchPage() {
  const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
  const page = parsePage(await answer.text());
  const tag = page.querySelector(CLIENT_TAG);
  if (!tag) throw new Error(`Dateline: the answer ${answer.status} is not a page of the preview.`);
  return { page, generation: Number(tag.dataset.generation) };
}

function showPage(page) {
  const restoreScroll = keepScroll();
  const restoreFocus = keepFocus();
  morphRoot(page);
  morphHead(page);
  morphBody(page);
  restoreFocus();
  restoreScroll();
}

function reloadPage() {
  remember(PLACE_KEY, JSON.stringify([location.pathname, window.scrollX, window.scrollY]));
  location.reload();
}

/** Puts the scroll position back that a reload has left behind. */
function restorePlace() {
  const kept = recall(PLACE_KEY);
  remember(PLACE_KEY, null);
  if (!kept) return;
  const [path, left, top] = JSON.parse(kept);
  if (path !== location.pathname) return;
  scrollWindow(left, top);
  // Pictures that load later move the text; the position counts once they are there.
  if (document.readyState !== "complete") window.addEventListener("load", () => scrollWindow(left, top), { once: true });
}

/**
 * Keeps the page at the newest generation. One fetch runs at a time; a wish that comes meanwhile
 * stays open until a fetched page is known to fulfil it.
 */
function createPage(firstGeneration) {
  let shown = firstGeneration;
  let wish = null;
  let busy = false;
  let retry = 0;
  const scripts = scriptsOf(document);

  /** A page that was fetched for an older wish of the same stream may be new enough for a later one. */
  const fulfils = (asked) => wish === asked || (wish.stream === asked.stream && wish.generation <= shown);

  async function showNewest() {
    const asked = wish;
    const { page, generation } = await fetchPage();
    if (scriptsOf(page) !== scripts) return reloadPage();
    showPage(page);
    shown = generation;
    if (fulfils(asked)) wish = null;
    document.dispatchEvent(new CustomEvent("dateline:shown", { detail: { generation } }));
  }

  async function work() {
    if (busy) return;
    busy = true;
    clearTimeout(retry);
    try {
      while (wish) await showNewest();
    } catch (error) {
      console.warn(error);
      retry = setTimeout(work, RETRY_MS);
    }
    busy = false;
  }

  /**
   * Takes a message in. The first one of a stream answers for this tab and is taken at its word: a
   * restarted server counts from another number. Later ones are news when they are newer.
   */
  function update(message, stream, isFirst) {
    const { generation } = message;
    const isNewer = isFirst || wish !== null || generation > shown;
    if (message.page !== "same" && isNewer) wish = { generation, stream };
    if (wish) work();
    else if (isNewer) shown = generation;
  }

  return { update, generation: () => shown, rest: () => clearTimeout(retry) };
}

/* ---- The stream ---- */

/**
 * Holds at most one stream to the server. A stream that fails is made anew by hand, because the
 * browser would ask again with the generation that the tab showed when the first one began.
 */
function createStream(generation, onMessage, onState) {
  let source = null;
  let timer = 0;
  let wait = BACKOFF_FIRST_MS;
  let number = 0;

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function failed() {
    close();
    onState(false);
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, BACKOFF_LAST_MS);
  }

  function open() {
    if (source) return;
    clearTimeout(timer);
    const path = encodeURIComponent(location.pathname);
    const stream = (number += 1);
    let isFirst = true;
    source = new EventSource(`/__dateline/events?path=${path}&generation=${generation()}`);
    source.onopen = () => {
      wait = BACKOFF_FIRST_MS;
      onState(true);
    };
    source.onerror = failed;
    source.onmessage = (event) => {
      onMessage(JSON.parse(event.data), stream, isFirst);
      isFirst = false;
    };
  }

  return { open, close };
}

/** Closes the stream of a tab that nobody sees: a browser has six connections for all tabs. */
function followVisibility(stream, rest) {
  let timer = 0;
  const pause = () => {
    stream.close();
    rest();
  };
  const follow = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(pause, HIDDEN_MS);
    else stream.open();
  };
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", pause);
  window.addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
}

/* ---- The editor ---- */

async function askForEditor(place) {
  const answer = await fetch("/__dateline/open", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Dateline": "open" },
    body: JSON.stringify(place),
  });
  if (answer.status === 204) return null;
  const { message } = await answer.json();
  return message;
}

async function openEditor(place, notice) {
  try {
    const message = await askForEditor(place);
    if (message) notice(String(message));
  } catch {
    notice("The editor could not be asked for: the server does not answer.");
  }
}

/* ---- All of it ---- */

function start(tag) {
  const open = (place) => openEditor(place, (text) => (overlay.isShown() ? overlay : bar).notice(text));
  const overlay = createOverlay(open);
  const bar = createBar(open);
  const page = createPage(Number(tag.dataset.generation));
  const receive = (message, stream, isFirst) => {
    if (message.reload) return reloadPage();
    overlay.update(message.problems ?? [], Boolean(message.info?.stale));
    bar.update(message);
    if (message.styles?.length) reloadSheets(message.styles, message.generation);
    page.update(message, stream, isFirst);
  };
  restorePlace();
  followVisibility(createStream(page.generation, receive, bar.connected), page.rest);
}

// A page that holds the tag twice gets one client all the same.
const STARTED = Symbol.for("dateline.client");
const clientTag = document.querySelector(CLIENT_TAG);
if (clientTag && !window[STARTED]) {
  window[STARTED] = true;
  start(clientTag);
}
