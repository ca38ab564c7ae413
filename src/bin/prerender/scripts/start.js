// Runs before the first paint of a written page: theme, values that will change, the program, and the way back if it stops.
(() => {
  const page = document.documentElement;
  // A browser without these shows what it shows without scripts, and why.
  if (!window.WebAssembly || !CSS.supports("container-type", "inline-size")) return void (page.dataset.outdated = "");
  //= ahead.js
  const own = document.currentScript.dataset;
  askAhead(own.ahead);
  // The pages behind these addresses may change, what they were when this one was loaded may not.
  const [program, module, exporter, presenter, stage] = [own.app, own.wasm, own.export, own.present, own.stage].map(absolute);
  const storage = (kind, use) => {
    try {
      return use(window[kind]);
    } catch {
      return null; // storage is blocked
    }
  };
  const kept = (kind, key) => storage(kind, (store) => store.getItem(`feltworth.${key}`));
  const keep = (kind, key, text) => storage(kind, (store) => store.setItem(`feltworth.${key}`, text));
  const stored = (key) => kept("localStorage", key);
  //= fragment.js
  const keys = linkedKeys();

  page.dataset.script = "";
  // What the visitor has chosen in this tab comes before what a link asks for.
  const theme = kept("sessionStorage", "theme") ?? keys.get("theme") ?? stored("theme");
  if (["light", "dark"].includes(theme)) page.dataset.theme = theme;
  //= colours.js
  //= accent.js
  if (keys.has("accent")) paint(read(keys.get("accent")));

  // Where a link or a draft changes the written values, they stay hidden, in their place, until the right ones are there.
  const tools = () => page.dataset.tools.split(" ").filter(Boolean);
  if (tools().length && (location.hash.includes("=") || tools().some((tool) => stored(tool) || kept("sessionStorage", `${tool}.apart`)))) page.dataset.pending = "";

  // All emotions have an answer: a narrow screen shows what comes of them first, here as when the program has come.
  const answered = location.hash.includes("=") ? keys.get("answers") : /answers=([^&]*)/.exec(stored("nev"))?.[1];
  if (/^\d+(\.\d+){19}$/.test(answered)) page.dataset.complete = "";

  // The program says how it failed. Values that were hidden stay so: they are not the visitor's.
  const notices = { stopped: "failure", notLoaded: "not-loaded" };
  const isTrap = (reason) => reason instanceof WebAssembly.RuntimeError;
  const fail = (reason) => {
    console.error(reason);
    page.dataset.failed ||= isTrap(reason) ? "stopped" : "notLoaded";
  };
  new MutationObserver(() => {
    const notice = document.getElementById(notices[page.dataset.failed]);
    if (notice) notice.hidden = false;
  }).observe(page, { attributes: true, attributeFilter: ["data-failed"] });
  // A trap stops the program without a word of its own.
  const trapped = ({ error, reason }) => isTrap(error ?? reason) && (page.dataset.failed ||= "stopped");
  addEventListener("error", trapped);
  addEventListener("unhandledrejection", trapped);

  const recoveries = {
    reload: () => location.reload(),
    fresh: () => {
      for (const tool of tools()) storage("localStorage", (store) => store.removeItem(`feltworth.${tool}`));
      location.replace(location.pathname);
    },
  };
  // In a frame without an origin nothing can be saved or printed.
  if (origin === "null" && window !== parent) page.dataset.opaque = "";
  addEventListener("click", (event) => {
    recoveries[event.target.dataset?.recover]?.();
    if ("print" in (event.target.dataset ?? {})) print();
    if (event.target.dataset?.export) import(exporter).then(({ hand }) => hand(event.target)).catch(fail);
    if ("present" in (event.target.dataset ?? {})) import(presenter).then(({ present }) => present(event.target, stage)).catch(fail);
    // The address without a language leads to the one that was chosen last.
    const language = event.target.closest?.("a[hreflang]");
    if (language) keep("localStorage", "language", language.hreflang);
    // The address keeps the inputs that it holds.
    if (!event.target.closest?.(".skip")) return;
    event.preventDefault();
    document.getElementById("main").focus();
  });

  addEventListener("change", ({ target }) => {
    if (target.id !== "theme") return;
    page.dataset.theme = target.value;
    keep("localStorage", "theme", target.value);
    keep("sessionStorage", "theme", target.value);
  });
  // Inputs that were kept here stand in the address only once they are changed.
  const linkOfPage = () => {
    const tool = document.querySelector("[data-address]")?.dataset.tool;
    const draft = tool && !location.hash.includes("=") && stored(tool);
    const here = page.dataset.online ?? location.href.split("#")[0];
    return draft ? `${here}#${draft}` : here + location.hash;
  };
  // On paper a link is as good as its address, and formulas stand open.
  let opened = [];
  const open = (details) => {
    details.open = true;
    details.dispatchEvent(new Event("toggle")); // the browser's own would come too late
  };
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll('.prose a[href]:not([href^="#"])')) link.dataset.address = link.href;
    opened = [...document.querySelectorAll(".working:not([open])")];
    opened.forEach(open);
    const date = new Date().toLocaleDateString(page.lang, { dateStyle: "long" });
    for (const line of document.querySelectorAll("[data-printed-from]")) {
      line.textContent = line.dataset.printedFrom.replace("{date}", date).replace("{link}", linkOfPage);
    }
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
  const showTheme = () => {
    const list = document.getElementById("theme");
    if (list) list.value = page.dataset.theme ?? "auto";
  };

  // The pages of the language are kept for use without a network, once all that this one needs has come. In a frame nothing is
  // kept, and where the browser lets no page keep anything the site works as well.
  const keepPages = () => {
    if (window !== parent) return;
    const [worker, scope] = ["sw.js", `${page.lang}/`].map((path) => absolute(page.dataset.root + path));
    try {
      navigator.serviceWorker.register(worker, { scope }).catch(() => {});
    } catch {
      // There are no service workers here.
    }
  };
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1000));
  const keepSoon = () => whenIdle(keepPages);
  new MutationObserver(keepSoon).observe(page, { attributes: true, attributeFilter: ["lang"] });

  // While something is pressed no tool takes the place of the written one, or the gesture would be lost; a click comes just
  // after the end of it.
  let release;
  const press = ({ type }) => {
    clearTimeout(release);
    if (type === "pointerdown") page.dataset.pressed = "";
    else release = setTimeout(() => delete page.dataset.pressed, 50);
  };
  for (const type of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(type, press, { passive: true });

  // A page of prose is read as it is: its program, and that of its miniature, come when the visitor reaches for something.
  const wishes = ["pointerover", "touchstart", "focusin", "keydown"];
  const isWish = ({ type, target }) => type === "keydown" || target.closest?.("a, button, input, select, textarea, summary");
  const load = () => import(program).then((script) => script.default({ module_or_path: module })).catch(fail);
  const onWish = (event) => {
    if (!isWish(event)) return;
    for (const wish of wishes) removeEventListener(wish, onWish);
    askAhead(own.later);
    load();
  };
  addEventListener("DOMContentLoaded", () => {
    showTheme();
    new MutationObserver(showTheme).observe(document.getElementById("app"), { childList: true });
    const isWanted = document.querySelector("[data-view]:not([data-late])") || "pending" in page.dataset;
    if (isWanted) return void load().then(keepSoon);
    for (const wish of wishes) addEventListener(wish, onWish, { passive: true });
    addEventListener("load", keepSoon);
  });
})();
