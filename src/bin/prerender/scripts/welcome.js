// Sends a visitor of the root to their language: the one last chosen, else the browser's.
(() => {
  const languages = document.currentScript.dataset.languages.split(" ");
  let chosen = null;
  try {
    chosen = localStorage.getItem("feltworth.language");
  } catch {
    // Storage is blocked: the browser's language decides.
  }
  const wanted = [chosen, ...navigator.languages].filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  location.replace(`${wanted.find((tag) => languages.includes(tag)) ?? "en"}/${location.hash}`);
})();
