// Runs before the first paint of an embedded tool: theme and accent, what the host locks or hides, the messages between
// the tool and the page around it, the app, and what is shown if that stops. EMBEDDING.md describes the messages.
(() => {
  const page = document.documentElement;
  const { app } = document.currentScript.dataset;
  const isFramed = parent !== window;
  // A browser without these shows what it shows without scripts, and why.
  const isOutdated = app && !(window.WebAssembly && CSS.supports("container-type", "inline-size"));

  // The build puts the scripts in where they are named.
  //= ahead.js
  if (!isOutdated) askAhead(document.currentScript.dataset.ahead);
  //= fragment.js
  const keys = linkedKeys();
  const listed = (key) => (keys.get(key) ?? "").split(/[^A-Za-z]+/).filter(Boolean);
  const isOn = (key) => keys.has(key) && !["0", "false"].includes(keys.get(key));
  const secret = /^[a-zA-Z0-9]+$/.exec(keys.get("secret") ?? "")?.[0]; // WordPress gives each frame one and wants it back

  // Theme and values that will change, as on the site. The host's own keys change no value.
  // A theme, or both that the page around says it has, is drawn on that page's ground; otherwise the tool has its own.
  const themes = ["light", "dark"].filter((name) => keys.get("theme")?.split(/[^a-z]+/).includes(name));
  const theme = themes.length === 1 ? themes[0] : undefined;
  const hosts = ["tool", "lang", "theme", "accent", "lock", "hide", "events", "id", "class", "style", "secret", "v"];
  page.dataset[isOutdated ? "outdated" : "script"] = "";
  if (themes.length) page.dataset.theme = theme ?? "both";
  // What the reader has entered survives a reload in this tab, where storage is allowed; other presets begin anew.
  const place = `feltworth.frame.${location.href}`;
  const store = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null; // storage is blocked
    }
  };
  const kept = store((store) => store.getItem(place));
  if (kept) page.dataset.inputs = kept;
  const tellsChanges = isFramed && app && isOn("events");
  if (tellsChanges) page.dataset.events = ""; // the app tells its changes
  if (app && !isOutdated && (kept || [...keys.keys()].some((key) => !hosts.includes(key)))) page.dataset.pending = "";

  //= colours.js
  //= accent.js
  const isAccentBroken = Boolean(keys.get("accent")) && !paint(read(keys.get("accent")), themes.length ? themes : undefined);

  // To the host. It may be any page; what only a visitor may know is sent if the page has announced that it looks.
  const post = (message) => isFramed && parent.postMessage(message, "*");
  const say = (type, content) => post({ app: "feltworth", v: 1, ...(keys.has("id") && { id: keys.get("id") }), type, ...content });
  const fault = (kind, message, more) => say("error", { kind, message, ...more });

  const IGNORED = 4;
  let told = 0;
  const height = () => {
    const own = Math.ceil(page.getBoundingClientRect().height);
    return own && own + IGNORED; // with room for a growth that is not told
  };
  const tellHeight = () => {
    const px = height();
    if (!px || Math.abs(px - told) <= IGNORED) return;
    told = px;
    say("height", { px });
    post({ sentinel: "amp", type: "embed-size", height: px });
    if (secret) post({ message: "height", value: Math.min(Math.max(px, 200), 1000), secret });
  };

  // What the host locks or hides stays so when the app draws its fields anew.
  const parts = (key) => [...document.querySelectorAll("[data-key]")].filter((part) => listed(key).includes(part.dataset.key));
  const lock = (part) => {
    part.dataset.locked = "";
    for (const input of part.querySelectorAll("input, select, textarea, button")) {
      if (["text", "textarea"].includes(input.type)) input.readOnly = true;
      else input.disabled = true;
    }
  };
  if (keys.has("hide")) page.dataset.hide = listed("hide").join(" ");
  const restrict = () => {
    for (const part of parts("lock")) lock(part);
    for (const part of parts("hide")) part.hidden = true;
  };
  const notice = (name) => {
    const element = document.querySelector(`[data-notice="${name}"]`);
    if (element) element.hidden = false;
  };

  // From the host: inputs, once the app can take them, at most once a frame.
  let isMounted = false;
  let given = null;
  const give = () => {
    if (!isMounted || !given) return;
    const detail = given;
    given = null;
    document.dispatchEvent(new CustomEvent("feltworth-set", { detail }));
  };
  const giveSoon = () => {
    // A frame out of sight draws none.
    requestAnimationFrame(give);
    setTimeout(give, 100);
  };
  const isPlain = (value) => Object.prototype.toString.call(value) === "[object Object]";
  // The answers of a respondent are inputs too: those that are not set again stay.
  const merged = (one, other) => (isPlain(one?.[0]) && isPlain(other?.[0]) ? [{ ...one[0], ...other[0] }] : other);
  const take = (inputs) => {
    if (!given) giveSoon();
    const { responses } = given ?? {};
    given = { ...given, ...inputs, ...("responses" in inputs && { responses: merged(responses, inputs.responses) }) };
  };
  addEventListener("message", ({ source, data }) => {
    if (!isFramed || source !== parent || !isPlain(data)) return;
    if (data.app === "feltworth" && data.v === 1 && data.type === "set" && isPlain(data.inputs)) take(data.inputs);
    if (data.message === "ready" && data.secret === secret) {
      told = 0; // WordPress listens only now
      tellHeight();
    }
  });

  const ready = () => {
    restrict();
    tellHeight();
    say("ready", { title: document.title, height: height() });
    if (isAccentBroken) fault("accent", "The accent is no colour of three or six hexadecimal digits with enough contrast (4.5:1).");
  };
  document.addEventListener("feltworth-mounted", () => {
    const isFirst = !isMounted;
    isMounted = true;
    if (isFirst) ready();
    else restrict();
    give();
  });
  document.addEventListener("feltworth-change", ({ detail }) => {
    if (tellsChanges) say("change", { inputs: detail?.inputs, result: detail?.result });
  });

  document.addEventListener("feltworth-refused", ({ detail }) => {
    for (const field of detail) fault("input", `The tool cannot take what was set for ${field}.`, { field });
  });
  let first;
  document.addEventListener("feltworth-inputs", ({ detail }) => {
    first ??= detail;
    if (detail !== first || kept) store((store) => store.setItem(place, detail));
    document.querySelector(".made-with a").hash = detail; // the full page begins where the reader is
  });

  // Failure, as on the site.
  const failures = {
    stopped: ["failure", "The tool has stopped."],
    notLoaded: ["not-loaded", "The tool's program cannot be loaded."],
  };
  const isTrap = (reason) => reason instanceof WebAssembly.RuntimeError;
  const fail = (reason) => {
    console.error(reason);
    page.dataset.failed ||= isTrap(reason) ? "stopped" : "notLoaded";
  };
  const whenFailed = new MutationObserver(() => {
    const kind = page.dataset.failed;
    const [notice, message] = failures[kind] ?? [];
    if (!notice) return;
    whenFailed.disconnect();
    document.getElementById(notice).hidden = false;
    fault(kind, message);
  });
  whenFailed.observe(page, { attributes: true, attributeFilter: ["data-failed"] });
  const trapped = ({ error, reason }) => isTrap(error ?? reason) && (page.dataset.failed ||= "stopped");
  addEventListener("error", trapped);
  addEventListener("unhandledrejection", trapped);
  // WordPress lets its frames open no window: it goes there itself if it is told.
  const leave = (event) => {
    const link = event.target.closest?.("a[target]");
    if (!secret || !link) return;
    event.preventDefault();
    post({ message: "link", value: link.href, secret });
  };
  const recoveries = { reload: () => location.reload(), fresh: () => location.replace(location.pathname) };
  addEventListener("click", (event) => {
    recoveries[event.target.dataset?.recover]?.();
    leave(event);
  });

  addEventListener("DOMContentLoaded", () => {
    if (isAccentBroken) notice("accent");
    if (tellsChanges) notice("events");
    restrict();
    if (listed("lock").length + listed("hide").length) {
      new MutationObserver(restrict).observe(document.getElementById("app"), { childList: true, subtree: true });
    }
    new ResizeObserver(tellHeight).observe(page);
    tellHeight();
    if (!app) return ready();
    if (isOutdated) return fault("outdated", "The browser is too old for the tool, or has WebAssembly switched off.");
    import(absolute(app)).then((program) => program.default({ module_or_path: program.whole() })).catch(fail);
  });
})();
