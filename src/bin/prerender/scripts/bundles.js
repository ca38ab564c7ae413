// Where the modules of each part are: its file, and in that the start and the length of each.
const bundles = BUNDLES;
let part;
let files = {};

/** The bytes of a module, out of the file of the part that is being loaded. */
const bytesOf = (name) => {
  const [file, places] = bundles[part];
  files[file] ??= fetch(new URL(file, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.arrayBuffer();
  });
  return files[file].then((bytes) => new Uint8Array(bytes, ...places[name])).catch(again);
};

/** Lets the files be fetched anew, since one that fails once, or is none of ours, need not stay so. */
const again = (error) => {
  files = {};
  throw error;
};

const instantiate = (bytes, imports) => bytes.then((bytes) => WebAssembly.instantiate(bytes, imports)).catch(again);

const makePart = (name, fetcher, deps) => {
  const load = makeLoad(fetcher, deps);
  return () => {
    part = name;
    return load();
  };
};
