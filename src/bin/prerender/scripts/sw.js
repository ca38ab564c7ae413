// The service worker: keeps the pages of one language, and all that they load, for use without a network.
//
// Each language has a registration of its own whose scope is the folder of the language, so that what stands in frames of other
// pages (embed/, v/) is out of reach. A worker waits until no page is left that the one before it serves: a page that stays open
// while the site changes finds all of its own files.
const build = BUILD;
const paths = PATHS;
const assets = ASSETS;
const texts = TEXTS;
const version = VERSION;
const work = WORK;

const { scope } = registration;
const root = new URL("./", location).href;
const language = scope.slice(root.length, -1);
const name = `feltworth ${root} ${language} `;
const own = name + build;
const pages = paths.map((path) => scope + path);
const names = [...assets, ...texts.map((part) => `${part}-${language}-${version}.txt`)];
// The script of the workers stands in the scope: else nothing that they load would come from here.
const files = [...names.map((file) => `${root}assets/${file}`), scope + work];

/** How long a page may keep its visitor waiting for news, in milliseconds. */
const PATIENCE = 4000;

const isHtml = (answer) => (answer.headers.get("content-type") ?? "").startsWith("text/html");

// A network that wants its visitor to log in answers everything with a page of its own; a host may be between two versions.
const isRight = async (answer, isPage) =>
  answer.ok && !answer.redirected && isHtml(answer) === isPage && (!isPage || (await answer.clone().text()).includes(`data-build="${build}`));

const fetched = async (address, isPage) => {
  const answer = await fetch(address, { cache: isPage ? "no-cache" : "default", priority: "low" });
  if (!(await isRight(answer, isPage))) throw new Error(`${address} is not of this version`);
  return answer;
};

const keep = async (addresses, isPage) => {
  const cache = await caches.open(own);
  // One after the other, so that what the visitor asks for meanwhile comes first.
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    // A file whose name tells its content may lie in the cache of another version or language.
    const known = isPage ? undefined : await caches.match(address);
    await cache.put(address, known ?? (await fetched(address, isPage)));
  }
};

const keepAll = async () => {
  await keep(pages, true);
  await keep(files, false);
};

const takeOver = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other.startsWith(name) && other !== own).map((other) => caches.delete(other)));
  await clients.claim();
};

// Names tell contents, so that it does not matter which version has kept a file.
const fileFor = async (request) => (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);

// The newest page where there is a network, else the kept one: each names files of its own version only.
const pageFor = async (request) => {
  const kept = await caches.match(request, { cacheName: own, ignoreSearch: true, ignoreVary: true });
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise((done) => setTimeout(done, PATIENCE, kept));
  const answer = await Promise.race([asked.catch(() => kept), late]);
  return answer.status < 500 ? answer : kept;
};

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET") return;
  if (url.startsWith(`${root}assets/`) || url === scope + work) event.respondWith(fileFor(event.request));
  else if (url.startsWith(scope)) event.respondWith(pageFor(event.request));
});
