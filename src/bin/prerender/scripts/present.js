// Shows the panels of a page one at a time, for a projector: the page itself, so that its controls still work. The start script
// loads it when somebody presents.
const page = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];

/** The keys that step, and those of them that a control may want for itself. */
const STEPS = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };
const CONTROLS = { Arrow: "input, select, textarea, .table-scroll", Page: "select, textarea" };

/** What is on show: the bar, the button that led here, the panel with its place, what was opened for it. */
let show = null;

const isThere = (panel) => panel.childElementCount && !panel.closest("[hidden], details:not([open])") && !panel.parentElement.closest("[data-panel]");
const isLink = ({ dataset }) => Number("link" in dataset);
// The link says the names, too.
const isOpen = (panel) => !(isLink(panel) && "namesHidden" in page.dataset);
// What has no result yet shows its form; the link comes last, wherever it was opened.
const panels = () => {
  const found = all("main [data-panel]").filter((panel) => isThere(panel) && isOpen(panel));
  const results = found.filter((panel) => !isLink(panel));
  return [...(results.length ? results : all("main form.tool-form").slice(0, 1)), ...found.filter(isLink)];
};
const inputsFor = (panel) => all("main form.tool-form").find((form) => !form.contains(panel) && !panel.contains(form));

const nameOf = (panel) => panel.getAttribute("aria-label") ?? (document.getElementById(panel.getAttribute("aria-labelledby")) ?? panel.querySelector("h2, h3, figcaption"))?.textContent ?? "";

/** Marks an element and the way to it: all beside is out of sight. */
const mark = (element, kind) => {
  element.dataset.presented = kind;
  for (let around = element.parentElement; around !== page; around = around.parentElement) around.dataset.presented ??= "";
};
const unmark = () => all("[data-presented]").forEach((element) => delete element.dataset.presented);

const sayPlace = () => {
  const found = panels();
  const place = show.bar.querySelector("[data-place]");
  const values = { n: found.indexOf(show.panel) + 1, m: found.length, name: nameOf(show.panel) };
  const text = place.dataset.place.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  if (place.textContent !== text) place.textContent = text;
  show.count = found.length;
  for (const button of show.bar.querySelectorAll("[data-step]")) button.disabled = !found[values.n - 1 + Number(button.dataset.step)];
};

const dock = () => {
  const [form, toggle] = [inputsFor(show.panel), show.bar.querySelector("[data-inputs]")];
  toggle.hidden = !form;
  const isDocked = form && isPressed(toggle);
  if (isDocked) mark(form, "inputs");
  page.toggleAttribute("data-docked", Boolean(isDocked));
};

/** Shows the panel at a place, or the one nearest to it. */
const go = (at, isAsked = true) => {
  const found = panels();
  if (!found.length) return leave();
  show.at = Math.max(0, Math.min(at, found.length - 1));
  show.panel = found[show.at];
  unmark();
  mark(show.panel, "panel");
  mark(show.bar, "bar");
  for (const title of all("main h1")) mark(title, "title"); // heard, not seen
  dock();
  sayPlace();
  show.panel.tabIndex = -1;
  if (isAsked) show.panel.focus({ preventScroll: true });
};

// Names: those that the visitor has typed are covered in their fields, and stand by numbers everywhere else.
const covered = new Map();
const names = () => [...new Set(all("main input[data-name]").map(({ value }) => value.trim()))].filter(Boolean);
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|\-/]/g, "\\$&");

const coverTexts = () => {
  const known = names();
  for (const field of all('main input[type="text"]')) field.toggleAttribute("data-covered", known.includes(field.value.trim()));
  if (!known.length) return;
  const numbered = (_, before, name) => before + show.bar.dataset.name.replace("{n}", known.indexOf(name) + 1);
  const longestFirst = [...known].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const texts = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (covered.get(text)?.shown === text.data) continue;
    const [own, shown] = [text.data, text.data.replace(pattern, numbered)];
    if (own === shown) continue;
    covered.set(text, { own, shown });
    text.data = shown;
  }
};
const cover = () => {
  coverTexts();
  show.watcher.takeRecords(); // what was covered just now is no news
};
const uncover = () => {
  delete page.dataset.namesHidden;
  for (const [text, { own, shown }] of covered) if (text.data === shown) text.data = own;
  covered.clear();
  for (const field of all("[data-covered]")) field.removeAttribute("data-covered");
};
const hasNames = () => names().length > 0 || all("[data-names]").length > 0;
const offerNames = () => (show.bar.querySelector("[data-hide-names]").hidden = !hasNames() && !("namesHidden" in page.dataset));

/** What has changed on the page: another one has come, the panel has gone, a name stands somewhere else. */
const onChange = () => {
  if (!show.bar.isConnected) return leave();
  if ("namesHidden" in page.dataset) cover();
  offerNames();
  if (!show.panel.isConnected) go(show.at, false);
  else if (panels().length !== show.count) sayPlace();
};

const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
const press = (button) => {
  button.setAttribute("aria-pressed", !isPressed(button));
  return isPressed(button);
};
const onClick = ({ target }) => {
  const { step, leave: left, inputs, hideNames } = target.dataset;
  if (step) go(show.at + Number(step));
  if (left !== undefined) leave();
  if (inputs !== undefined) {
    press(target);
    go(show.at, false);
  }
  if (hideNames === undefined) return;
  if (press(target)) {
    page.dataset.namesHidden = "";
    cover();
  } else uncover();
  go(show.at, false);
};

const onKey = (event) => {
  const { key, target, defaultPrevented, altKey, ctrlKey, metaKey } = event;
  if (defaultPrevented || altKey || ctrlKey || metaKey) return;
  if (key === "Escape") return leave();
  const kind = Object.keys(CONTROLS).find((kind) => key.startsWith(kind));
  if (!STEPS[key] || target.closest?.(CONTROLS[kind])) return;
  event.preventDefault();
  go(show.at + STEPS[key]);
};
const onFullscreen = () => document.fullscreenElement || leave();
const onInput = () => "namesHidden" in page.dataset && cover();

const HEARD = { keydown: onKey, fullscreenchange: onFullscreen, input: onInput };

const leave = () => {
  if (!show) return;
  const { bar, button, opened, watcher } = show;
  watcher.disconnect();
  for (const [kind, heard] of Object.entries(HEARD)) document.removeEventListener(kind, heard);
  bar.removeEventListener("click", onClick);
  uncover();
  unmark();
  bar.hidden = true;
  for (const name of ["data-presenting", "data-docked"]) page.removeAttribute(name);
  if (document.fullscreenElement === page) document.exitFullscreen().catch(() => {});
  if (opened?.isConnected && opened.getAttribute("aria-expanded") === "true") opened.click();
  show = null;
  button.focus();
};

const styled = (address) =>
  new Promise((done, failed) => {
    if (document.querySelector("link[data-present]")) return done();
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: failed });
    link.dataset.present = "";
    document.head.append(link);
  });

/** Presents the page. */
export const present = async (button, style) => {
  const bar = document.getElementById("presenter");
  if (show || !bar) return;
  // A browser that shows no page on the whole screen shows it as it is.
  page.requestFullscreen?.().catch(() => {});
  await styled(style);
  const closed = document.querySelector('[data-code][aria-expanded="false"]');
  closed?.click();
  show = { bar, button, opened: closed, at: 0, watcher: new MutationObserver(onChange) };
  page.dataset.presenting = "";
  bar.hidden = false;
  for (const toggle of bar.querySelectorAll("[aria-pressed]")) toggle.setAttribute("aria-pressed", "inputs" in toggle.dataset);
  bar.addEventListener("click", onClick);
  for (const [kind, heard] of Object.entries(HEARD)) document.addEventListener(kind, heard);
  show.watcher.observe(document.getElementById("app"), { childList: true, characterData: true, subtree: true });
  offerNames();
  go(0);
};
