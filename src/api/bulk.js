// What crosses the border of WebAssembly in one call instead of many: the kind of a value, and whole arrays, objects and
// columns to doubles and back. The build puts this into feltworth-core.js.
//
// Nothing here explains or throws: what is not as expected is `undefined`, and read again element by element for its error.

/** Few enough to stay in the processor's cache on their way. */
const CELLS_AT_ONCE = 16_384;

const typedArray = Object.getPrototypeOf(Float64Array.prototype);
const kindOf = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const lengthOf = Object.getOwnPropertyDescriptor(typedArray, "length").get;

/** The place of a value's kind among `KINDS`. */
export function kindOfValue(value) {
  if (value === undefined || value === null) return 0;
  if (typeof value === "number") return 1;
  if (typeof value === "string") return 2;
  try {
    return typeof value === "object" ? kindOfObject(value) : 6;
  } catch {
    return 6;
  }
}

function kindOfObject(value) {
  if (Object.getPrototypeOf(value) === Object.prototype) return 5; // as nearly all are
  if (Array.isArray(value)) return 3;
  if (kindOf.call(value) !== undefined) return isTypedArray(value) ? 4 : 6;
  return Object.prototype.toString.call(value) === "[object Object]" ? 5 : 6;
}

/** A typed array of numbers, whatever it says of itself; those of BigInts are none. */
function isTypedArray(value) {
  const kind = kindOf.call(value);
  return kind !== undefined && !kind.startsWith("Big");
}

const bufferOf = Object.getOwnPropertyDescriptor(typedArray, "buffer").get;
const offsetOf = Object.getOwnPropertyDescriptor(typedArray, "byteOffset").get;

/** At most `most` bytes of a Uint8Array from `start` on, whatever it says of itself. */
export function bytesOf(value, start, most) {
  try {
    if (kindOf.call(value) !== "Uint8Array") return undefined;
    const count = Math.min(most, Math.max(lengthOf.call(value) - start, 0));
    return new Uint8Array(bufferOf.call(value), offsetOf.call(value) + start, count);
  } catch {
    return undefined;
  }
}

/** The elements of an array, typed or not, that are all finite numbers. */
export function numbersOf(array) {
  try {
    if (isTypedArray(array)) {
      const numbers = new Float64Array(array);
      return numbers.every(isFiniteNumber) ? numbers : undefined;
    }
    if (!Array.isArray(array)) return undefined;
    const { length } = array;
    // The elements come before the room for them: an array may be four thousand million holes.
    for (let index = 0; index < length; index += 1) if (!isFiniteNumber(array[index])) return undefined;
    const numbers = new Float64Array(length);
    for (let index = 0; index < length; index += 1) {
      const value = array[index]; // a getter may answer otherwise now
      if (!isFiniteNumber(value)) return undefined;
      numbers[index] = value;
    }
    return numbers;
  } catch {
    return undefined;
  }
}

/** A reader of an array of objects: of the fields `used` it takes the numbers, the fields `unused` it leaves alone. */
export function openRows(rows, used, unused) {
  try {
    if (!Array.isArray(rows)) return undefined;
    const names = namesIn(used);
    const places = new Map(names.map((name, place) => [name, place]));
    for (const name of namesIn(unused)) places.set(name, -1);
    return { rows, places, ...reader(names, rows.length) };
  } catch {
    return undefined;
  }
}

/** A reader of an object of typed arrays of one length under some of the `names`. */
export function openColumns(table, used) {
  try {
    const names = namesIn(used);
    const columns = names.map((name) => table[name] ?? undefined);
    const given = columns.filter((column) => column !== undefined);
    const lengths = given.map((column) => (isTypedArray(column) ? lengthOf.call(column) : -1));
    const length = lengths[0] ?? 0;
    return length >= 0 && lengths.every((other) => other === length) ? { columns, ...reader(names, length) } : undefined;
  } catch {
    return undefined;
  }
}

function reader(names, length) {
  const atOnce = Math.min(length, Math.floor(CELLS_AT_ONCE / names.length));
  return { names, length, done: 0, cells: new Float64Array(atOnce * names.length).fill(Number.NaN) };
}

/** The numbers of the next rows, row by row, NaN where there is none; nothing in them after the last row. */
export function nextRows(reader) {
  const { names, length, done, cells } = reader;
  const count = Math.min(length - done, cells.length / names.length);
  try {
    if (!(reader.rows ? fillFromRows(reader, count) : fillFromColumns(reader, count))) return undefined;
  } catch {
    return undefined;
  }
  reader.done += count;
  return cells.subarray(0, count * names.length);
}

function fillFromRows({ rows, done, places, names, cells }, count) {
  if (done > 0) cells.fill(Number.NaN);
  for (let row = 0; row < count; row += 1) {
    if (!fillFromRow(rows[done + row], places, names, cells, row * names.length)) return false;
  }
  return true;
}

/** A plain object without other fields; most name their fields in one order, which spares looking them up. */
function fillFromRow(row, places, names, cells, start) {
  if (Object.getPrototypeOf(row) !== Object.prototype) return false;
  let next = 0;
  for (const name in row) {
    const place = name === names[next] ? next : places.get(name);
    if (place === undefined) return false;
    if (place >= 0) {
      const value = row[name];
      if (isFiniteNumber(value)) cells[start + place] = value;
      else if (value !== null && value !== undefined) return false;
      next = place + 1;
    }
  }
  return true;
}

function fillFromColumns({ columns, done, names, cells }, count) {
  return columns.every((column, place) => column === undefined || fillFromColumn(column, done, cells, place, names.length, count));
}

function fillFromColumn(column, done, cells, place, width, count) {
  for (let row = 0; row < count; row += 1) {
    const value = column[done + row];
    if (value === Infinity || value === -Infinity) return false;
    cells[row * width + place] = value;
  }
  return true;
}

/** Plain objects of two fields, of cells that stand row by row. */
export function pairsOf(names, cells) {
  const [first, second] = namesIn(names);
  const rows = [];
  for (let start = 0; start < cells.length; start += 2) rows.push({ [first]: cells[start], [second]: cells[start + 1] });
  return rows;
}

/** Names as objects have them: an engine compares these by their place, and texts from elsewhere letter by letter. */
function namesIn(text) {
  const names = text.split(" ").filter((name) => name !== "");
  return Object.keys(Object.fromEntries(names.map((name) => [name, 0])));
}

function isFiniteNumber(value) {
  return typeof value === "number" && value - value === 0;
}
