//! Splits a program into its main module and its parts, and makes the JavaScript that loads them one script.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_encoder::{ExportSection, Section};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use crate::assets::{version, written_script};
use crate::minify::{Kind, Names, module};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The script of the splitter, by which the main module asks for the parts.
const LOADER: &str = "__wasm_split.js";

/// How the loader finds modules in the file of a part.
const BUNDLES: &str = include_str!("scripts/bundles.js");

/// The name of the main module in the file of a part.
const MAIN: &str = "main";

/// The files of a split program, as addresses below the site's root.
#[derive(Debug)]
pub struct Program {
    /// Its JavaScript.
    pub script: String,
    /// Its main module, where that is a file of its own.
    pub wasm: Option<String>,
    /// The file of each part.
    pub parts: HashMap<String, String>,
}

/// Where the main module of a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Main {
    /// In a file of its own, for pages that lead to others.
    Apart,
    /// In the file of each part, for pages that need one part only: together they are compressed better.
    InParts,
}

/// Splits what cargo has built of a program and puts the files into `folder/assets`.
///
/// A part is one file: its own module, and those that it shares with others. A file for each of these would be one more
/// request with each further part, and one file with all of them would grow for all pages.
pub fn split(folder: &Path, name: &str, main: Main) -> Outcome<Program> {
    let work = target().join("split").join(name);
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let built = target().join("wasm32-unknown-unknown/release").join(format!("{name}.wasm"));
    let input = fs::read(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    let input = without_streams(&input)?;
    let whole = work.join("main.wasm");
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &whole;
    options.main_module = &main_module;
    let split = transform(options).map_err(|error| error.to_string())?;
    bind(&whole, &work, name)?;
    let glue = fs::read_to_string(work.join(format!("{name}.js")))?;
    let names = Names::of(&glue);
    let mut modules = split.split_modules.iter().map(|path| part_module(path)).collect::<Outcome<Modules>>()?;
    let main_bytes = module(&fs::read(work.join(format!("{name}_bg.wasm")))?, &|name| names.short(name))?;
    modules.insert(MAIN.to_owned(), main_bytes);
    // In the order of their names, so that the same program is the same script.
    let files = BTreeMap::from_iter(split.prefetch_map);
    let bundles = files.into_iter().map(|(part, files)| Bundle::place(folder, part, files, &modules, main));
    let bundles = bundles.collect::<Outcome<Vec<_>>>()?;
    let loader = with_bundles(&fs::read_to_string(work.join(LOADER))?, &bundles, &modules);
    let source = loader.and_then(|loader| with_loader(&glue, &loader)).ok_or("the splitter's loader has changed")?;
    let source = names.shorten(&source) + if main == Main::InParts { MAIN_IN_PART } else { "" };
    let wasm = modules.get(MAIN).filter(|_| main == Main::Apart).map(|bytes| place(folder, name, bytes)).transpose()?;
    let parts = bundles.into_iter().map(|bundle| (bundle.part, bundle.address)).collect();
    Ok(Program { script: written_script(folder, name, &source, Kind::Module)?, wasm, parts })
}

/// What a page asks for the main module that lies in the file of a part.
const MAIN_IN_PART: &str = "export const mainOf = (name) => {\n  part = name;\n  return bytesOf(\"main\");\n};\n";

/// A program without the exports of `wasm-streams`, which comes with Leptos and which nothing here uses: what they alone
/// reach is left out then. Everything else stays byte by byte, since relocations count in bytes.
fn without_streams(module: &[u8]) -> Outcome<Vec<u8>> {
    // A section begins where the one before it ends: what lies between is its id and its length.
    let (mut before, mut after, mut end) = (module, module, 0);
    let mut section = ExportSection::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((_, range)) = payload.as_section() else { continue };
        let next = usize::try_from(range.end)?;
        if let Payload::ExportSection(exports) = payload {
            for export in exports {
                let export = export?;
                if !export.name.contains("intounderlying") {
                    section.export(export.name, export.kind.into(), export.index);
                }
            }
            before = module.get(..end).ok_or("the exports of a program cannot be found")?;
            after = module.get(next..).ok_or("the exports of a program cannot be found")?;
        }
        end = next;
    }
    let mut kept = before.to_vec();
    section.append_to(&mut kept);
    Ok([kept.as_slice(), after].concat())
}

/// Where cargo builds.
fn target() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"))
}

fn bind(main: &Path, work: &Path, name: &str) -> Outcome<()> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.arg(main).args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-name"]);
    let status = bindgen.arg(name).arg("--out-dir").arg(work).status()?;
    if status.success() { Ok(()) } else { Err(format!("wasm-bindgen of {name} failed ({status})").into()) }
}

/// A module that the splitter has made, by its name there.
fn part_module(path: &Path) -> Outcome<(String, Vec<u8>)> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((stem, module(&fs::read(path)?, &|_| None)?))
}

/// The modules of a program by their names.
type Modules = BTreeMap<String, Vec<u8>>;

/// The file of a part.
struct Bundle {
    part: String,
    address: String,
    /// The names of the modules in it, in their order.
    names: Vec<String>,
}

impl Bundle {
    fn place(folder: &Path, part: String, files: Vec<String>, modules: &Modules, main: Main) -> Outcome<Self> {
        let first = (main == Main::InParts).then(|| MAIN.to_owned());
        let names: Vec<String> = first.into_iter().chain(files).collect();
        let mut bytes = Vec::new();
        for name in &names {
            let module = modules.get(name).ok_or_else(|| format!("the splitter has made no module {name}"))?;
            bytes.extend_from_slice(module);
        }
        Ok(Self { address: place(folder, "part", &bytes)?, part, names })
    }

    /// The entry of the part in the loader's table.
    fn entry(&self) -> String {
        format!("{}: \"./{} {}\"", self.part, self.address.trim_start_matches("assets/"), self.names.join(" "))
    }
}

/// Writes WebAssembly under a name that changes with its content; returns its address.
fn place(folder: &Path, name: &str, bytes: &[u8]) -> Outcome<String> {
    let address = format!("assets/{name}-{}.wasm", version(bytes));
    fs::write(folder.join(&address), bytes)?;
    Ok(address)
}

/// The loader of the splitter, taking modules out of the files of parts; nothing where it does not ask for them as expected.
fn with_bundles(loader: &str, bundles: &[Bundle], modules: &Modules) -> Option<String> {
    let entries: Vec<String> = bundles.iter().map(Bundle::entry).collect();
    let is_used = |name: &String| bundles.iter().any(|bundle| bundle.names.contains(name));
    let used = || modules.iter().filter(|(name, _)| is_used(name));
    let lengths: Vec<String> = used().map(|(name, module)| format!("{name}: {}", module.len())).collect();
    let table = BUNDLES
        .replace("BUNDLES", &format!("{{ {} }}", entries.join(", ")))
        .replace("LENGTHS", &format!("{{ {} }}", lengths.join(", ")));
    let of_modules = used()
        .map(|(name, _)| name)
        .filter(|name| *name != MAIN)
        .map(|name| (format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))"), format!("bytesOf(\"{name}\")")));
    let of_parts = bundles.iter().map(|Bundle { part, .. }| {
        let asked = format!("__wasm_split_load_{part} = wrapAsyncCb(");
        (format!("{asked}makeLoad("), format!("{asked}makePart(\"{part}\", "))
    });
    let built = [("WebAssembly.instantiateStreaming(".to_owned(), "instantiate(".to_owned())];
    let loader = of_modules.chain(of_parts).chain(built).try_fold(loader.to_owned(), |loader, (asked, answered)| {
        loader.contains(&asked).then(|| loader.replace(&asked, &answered))
    })?;
    // Before the loader, which makes its parts as soon as it runs.
    Some(table + &loader)
}

/// The script of wasm-bindgen with the loader in place of its imports, of which there is one for each part. Each of the two
/// imports the other, so both are one script.
fn with_loader(glue: &str, loader: &str) -> Option<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LOADER);
    let name = |line: &str| Some(line.strip_prefix("import * as ")?.split(' ').next()?.to_owned());
    let names: Vec<String> = glue.lines().filter(is_import).map(name).collect::<Option<_>>()?;
    let code: Vec<&str> = loader.lines().filter(|line| !line.starts_with("import ")).collect();
    let exported = |line: &&str| line.strip_prefix("export const ")?.split(' ').next().map(str::to_owned);
    let exports: Vec<String> = code.iter().filter_map(exported).collect();
    let glue = glue.lines().filter(|line| !is_import(line));
    let code = code.iter().map(|line| line.strip_prefix("export ").unwrap_or(line));
    let module = shared_module(&names, &exports)?;
    Some(glue.chain(code).chain([module.as_str()]).flat_map(|line| [line, "\n"]).collect())
}

/// The names by which wasm-bindgen knows the loader.
fn shared_module(names: &[String], exports: &[String]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let others: String = others.iter().map(|name| format!(", {name} = {first}")).collect();
    Some(format!("const {first} = {{ {} }}{others};", exports.join(", ")))
}
