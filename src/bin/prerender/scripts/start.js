// Runs before the first paint of a written page: theme, values that will change, the app, and the way back if it stops.
(() => {
  const page = document.documentElement;
  const { app, wasm } = document.currentScript.dataset;
  const absolute = (address) => new URL(address, document.baseURI).href;
  const kept = (storage, key) => {
    try {
      return window[storage].getItem(`feltworth.${key}`);
    } catch {
      return null; // storage is blocked
    }
  };
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
  const tools = page.dataset.tools.split(" ").filter(Boolean);
  if (tools.length && (location.hash.includes("=") || tools.some(stored))) page.dataset.pending = "";

  const fail = (reason) => {
    console.error(reason);
    page.dataset.failed = "";
  };
  new MutationObserver(() => {
    if (!("failed" in page.dataset)) return;
    delete page.dataset.pending;
    document.getElementById("failure").hidden = false;
  }).observe(page, { attributes: true, attributeFilter: ["data-failed"] });

  const recoveries = {
    reload: () => location.reload(),
    fresh: () => {
      try {
        for (const tool of ["nev", "ltv"]) localStorage.removeItem(`feltworth.${tool}`);
      } catch {
        // Storage is blocked, so there is no draft.
      }
      location.replace(location.pathname);
    },
  };
  addEventListener("click", (event) => recoveries[event.target.dataset?.recover]?.());

  addEventListener("DOMContentLoaded", () => {
    import(absolute(app)).then((module) => module.default({ module_or_path: absolute(wasm) })).catch(fail);
  });
})();
