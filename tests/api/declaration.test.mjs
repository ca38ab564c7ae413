// The declaration that is shipped beside the core says exactly what the core exports.
import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import ts from "typescript";
import { core, repository } from "./core.mjs";

const path = join(repository, "src/api/feltworth-core.d.ts");
const program = ts.createProgram([path], { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ESNext });
const source = program.getSourceFile(path);

function declared() {
  const has = (node, kind) => node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
  return source.statements
    .filter((node) => has(node, ts.SyntaxKind.ExportKeyword))
    .filter((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    .map((node) => (has(node, ts.SyntaxKind.DefaultKeyword) ? "default" : node.name.text));
}

test("the declaration is correct TypeScript", () => {
  const faults = ts.getPreEmitDiagnostics(program).map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  assert.deepEqual(faults, []);
});

test("lists of numbers and columns are declared to take typed arrays", () => {
  const calls = `import { nps, fitRetention, nevInColumns } from ${JSON.stringify(path.replace(/\.d\.ts$/, ".js"))};
    const frozen: readonly number[] = [9, 10];
    nps({ ratings: Uint8Array.of(9) }); nps({ ratings: frozen }); fitRetention({ cohorts: [[9, 8], Float32Array.of(9, 8)] });
    nevInColumns({ answers: { happy: Int16Array.of(7), safe: null } });
    // @ts-expect-error
    nps({ ratings: BigInt64Array.of(9n) });`;
  const options = { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => (name === "/calls.ts" ? ts.createSourceFile(name, calls, ts.ScriptTarget.ESNext) : getSourceFile(name, ...rest));
  host.fileExists = (name) => name === "/calls.ts" || fileExists(name);
  const faults = ts.getPreEmitDiagnostics(ts.createProgram(["/calls.ts"], options, host));
  assert.deepEqual(faults.map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n")), []);
});

test("every export is declared and every declaration is exported", () => {
  assert.deepEqual(declared().toSorted(), Object.keys(core).toSorted());
});

test("every export is a function that takes as many arguments as are declared", () => {
  for (const node of source.statements.filter(ts.isFunctionDeclaration)) {
    const name = node.name.text;
    const call = name === "init" ? core.default : core[name];
    assert.equal(typeof call, "function", name);
    assert.equal(call.length, node.parameters.length, name);
  }
});

test("every class has the methods that are declared, which take as many arguments", () => {
  const classes = source.statements.filter(ts.isClassDeclaration);
  assert.deepEqual(classes.map(({ name }) => name.text), ["SurveyReader", "OrderReader"]);
  for (const { name, members } of classes) {
    for (const member of members) {
      const call = ts.isConstructorDeclaration(member) ? core[name.text] : core[name.text].prototype[member.name.text];
      assert.equal(call?.length, member.parameters.length, `${name.text}.${member.name?.text ?? "constructor"}`);
    }
  }
});

test("the version is the package's", async () => {
  const { readFile } = await import("node:fs/promises");
  const manifest = await readFile(join(repository, "Cargo.toml"), "utf8");
  const [, version] = manifest.match(/^\[package\][^[]*^version = "(.+)"/m);
  assert.equal(core.version(), version);
});
