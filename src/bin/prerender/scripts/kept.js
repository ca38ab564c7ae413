// Shows on the privacy page what is kept on this device, and removes it.
(() => {
  const page = document.documentElement;
  const root = new URL(page.dataset.root, document.baseURI).href;
  const box = document.getElementById("kept");
  const storage = (kind) => {
    try {
      return window[kind];
    } catch {
      return null; // storage is blocked, so that nothing is kept
    }
  };
  const stores = ["localStorage", "sessionStorage"].map(storage);
  const keysIn = (store) => Object.keys(store ?? {}).filter((key) => key.startsWith("feltworth."));

  const showDrafts = () => {
    const kept = keysIn(stores[0]);
    for (const item of box.querySelectorAll("[data-kept]")) {
      item.hidden = !item.dataset.kept.split(" ").some((key) => kept.includes(`feltworth.${key}`));
    }
    box.querySelector("[data-none]").hidden = kept.length > 0;
  };

  const cacheNames = async () => (await caches.keys()).filter((name) => name.startsWith(`feltworth ${root} `));
  const bytesIn = async (name) => {
    let bytes = 0;
    for (const answer of await (await caches.open(name)).matchAll()) bytes += (await answer.blob()).size;
    return bytes;
  };
  const showSize = async () => {
    let bytes = 0;
    for (const name of await cacheNames()) bytes += await bytesIn(name);
    box.querySelector("[data-size]").textContent = new Intl.NumberFormat(page.lang, { maximumFractionDigits: 1 }).format(bytes / 1e6);
  };

  const isOurs = ({ active, waiting, installing }) => (active ?? waiting ?? installing)?.scriptURL === `${root}sw.js`;
  const removePages = async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.filter(isOurs).map((registration) => registration.unregister()));
    await Promise.all((await cacheNames()).map((name) => caches.delete(name)));
    await showSize();
  };
  const remove = async () => {
    for (const store of stores) for (const key of keysIn(store)) store.removeItem(key);
    showDrafts();
    await removePages().catch(() => {}); // where no page may be kept, none is
    const said = box.querySelector("[role=status]");
    said.textContent = said.dataset.said;
  };

  showDrafts();
  showSize().catch(() => {});
  box.querySelector("button").addEventListener("click", remove);
})();
