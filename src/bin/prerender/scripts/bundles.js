// The file of each part with the modules in it, one behind the other, and how long each module is.
const bundles = BUNDLES;
const lengths = LENGTHS;
let part;
let files = {};

/** The bytes of a module, out of the file of the part that is being loaded. */
const bytesOf = (name) => {
  const [file, ...names] = bundles[part].split(" ");
  const start = names.slice(0, names.indexOf(name)).reduce((sum, before) => sum + lengths[before], 0);
  files[file] ??= fetch(new URL(file, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.arrayBuffer();
  });
  return files[file].then((bytes) => new Uint8Array(bytes, start, lengths[name])).catch(again);
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
