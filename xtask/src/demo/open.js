// Opens the site that stands in this file: puts the page of the address in, and hands its scripts what they would fetch.
(() => {
  const own = document.currentScript;
  const { language, online } = own.dataset;
  const blocks = (kind) => new Map([...document.querySelectorAll(`[data-${kind}]`)].map((block) => [block.dataset[kind], block.textContent]));
  const [pages, files] = [blocks("page"), blocks("file")];

  const bytesOf = (base64) => {
    const letters = atob(base64);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
    return bytes;
  };
  const textOf = (base64) => new TextDecoder().decode(bytesOf(base64));
  const nameOf = (address) => String(address).split(/[?#]/)[0].split("/").at(-1);
  const kinds = { js: "text/javascript", css: "text/css", wasm: "application/wasm", txt: "text/plain" };
  const kindOf = (name) => ({ type: kinds[name.split(".").at(-1)] });
  /** An address under which a file can be imported or linked. */
  const addressOf = (name) => URL.createObjectURL(new Blob([bytesOf(files.get(name))], kindOf(name)));

  window.fetch = async (address) => {
    const name = nameOf(address);
    if (!files.has(name)) throw new TypeError(`${address} is not in this file`);
    return new Response(bytesOf(files.get(name)), { headers: { "content-type": kindOf(name).type } });
  };
  // A page is the query of the address, inputs are its fragment, as on the site.
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    const inPage = (address) => location.pathname + location.search + new URL(address, location.href).hash;
    history[name] = (state, title, address) => change(state, title, address == null ? undefined : inPage(address));
  }

  const wanted = decodeURIComponent(location.search.slice(1));
  const path = pages.has(wanted) ? wanted : "";
  const page = new DOMParser().parseFromString(textOf(pages.get(path)), "text/html");

  // Links lead to other pages of this file, else to the site, if that can be had.
  const ROOT = "https://feltworth.invalid/";
  const lead = (link, base) => {
    const href = link.getAttribute("href");
    if (/^([#?]|[a-z][a-z\d+.-]*:)/i.test(href)) return;
    const { pathname, hash } = new URL(href, base);
    const [, spoken, below] = /^\/([^/]+)\/(.*)$/.exec(pathname) ?? [];
    if (spoken === language && pages.has(below)) link.setAttribute("href", `?${below}${hash}`);
    else if (online) link.setAttribute("href", online + pathname.slice(1) + hash);
    else link.removeAttribute("href");
  };
  for (const link of page.querySelectorAll("body a[href]")) lead(link, `${ROOT}${language}/${path}`);
  // What leads nowhere from a disk: other languages, the page about embedding.
  if (!online) page.querySelector(".site-languages").remove();
  for (const gone of page.querySelectorAll("noscript, .site-footer a:not([href])")) (gone.closest("li") ?? gone).remove();

  const root = document.documentElement;
  for (const { name, value } of page.documentElement.attributes) root.setAttribute(name, value);
  root.dataset.root = "./";
  delete root.dataset.work; // there is no script for workers
  if (online) root.dataset.online = `${online}${language}/${path}`;
  document.title = page.title;

  const head = (name, text, data = {}) => {
    const element = document.createElement(name);
    element.nonce = own.nonce;
    Object.assign(element.dataset, data);
    element.textContent = text;
    document.head.append(element);
  };
  const linked = (element, attribute) => textOf(files.get(nameOf(element.getAttribute(attribute))));
  for (const style of page.querySelectorAll("link[rel=stylesheet]")) head("style", linked(style, "href"));
  document.head.append(...page.querySelectorAll("link[rel=icon]"));
  document.body.replaceChildren(...page.body.childNodes);

  // The tools write links, too, from the root of the site.
  const leadAll = () => document.querySelectorAll("a[href]").forEach((link) => lead(link, ROOT));
  new MutationObserver(leadAll).observe(document.body, { childList: true, subtree: true });

  const later = ({ wasm, ahead, ...scripts }) => {
    const addresses = Object.entries(scripts).map(([key, address]) => [key, addressOf(nameOf(address))]);
    return wasm ? { wasm, ...Object.fromEntries(addresses) } : {};
  };
  for (const script of page.querySelectorAll("script[src]")) head("script", linked(script, "src"), later(script.dataset));
})();
