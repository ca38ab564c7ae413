//! Splits a program into its main module and its parts, and makes the JavaScript that loads them one script.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_encoder::{ExportSection, Section};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Export, Parser, Payload};

use crate::assets::{version, written_script};
use crate::merge::merge;
use crate::minify::{Kind, Names, module};
use crate::places::without_library_places;
use crate::unit::{data, data_module};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The script of the splitter, by which the main module asks for the parts.
const LOADER: &str = "__wasm_split.js";

/// The files of a program, as addresses below the site's root.
#[derive(Debug)]
pub struct Program {
    /// Its JavaScript.
    pub script: String,
    /// Its main module, where that is a file of its own.
    pub wasm: Option<String>,
    /// The file of each part.
    pub parts: BTreeMap<String, String>,
}

/// Splits the site's program into its main module and a file for each part, in `folder/assets`.
///
/// What parts share is in the file of each: a file for each set of parts that share something would be one more request with
/// each further part, and one file with all of it would grow for all pages.
pub fn split(folder: &Path, name: &str) -> Outcome<Program> {
    let input = built(name)?;
    let pieces = Pieces::of(&input, name, name)?;
    let constant = constants(&input)?;
    let common = pieces.common();
    let wasm = place(folder, name, &pieces.main_with(&common, &constant)?)?;
    let mut parts = BTreeMap::new();
    for part in pieces.parts.keys() {
        let module = pieces.part_beside(part, &common, &constant)?;
        parts.insert(part.clone(), place(folder, &format!("part-{part}"), &module)?);
        pieces.keep_own(part)?;
    }
    let loads = parts.iter().map(|(part, address)| (part.as_str(), load_from(address)));
    let source = pieces.script(PART_OF, loads)?;
    Ok(Program { script: written_script(folder, name, &source, Kind::Module)?, wasm: Some(wasm), parts })
}

/// The part that a frame shows, and the one that it loads later, if there is one.
pub type Shown = (&'static str, Option<&'static str>);

/// Makes a program of each part that a frame shows, with all that it needs in one file, in `folder/assets`: a frame leads to no
/// other, but to that of its chart, which has a file of its own. They are cut out of one program, so that it is compiled once.
pub fn each_alone(
    folder: &Path,
    name: &str,
    frames: impl Iterator<Item = Shown>,
) -> Outcome<BTreeMap<String, Program>> {
    let input = built(name)?;
    let parts = part_functions(&input)?;
    frames.map(|shown| Ok((shown.0.to_owned(), alone(folder, name, shown, &input, &parts)?))).collect()
}

fn alone(folder: &Path, name: &str, shown: Shown, input: &[u8], parts: &BTreeMap<String, u32>) -> Outcome<Program> {
    let (part, later) = shown;
    let function = parts.get(part).copied();
    let is_led_here = |export: &Export<'_>| part_of(export.name).is_some_and(|other| Some(other) != later);
    let input = with_exports(input, |export| if is_led_here(export) { function } else { Some(export.index) })?;
    let pieces = Pieces::of(&input, name, &format!("{name}-{part}"))?;
    let (own, constant) = (pieces.of_part(part)?, constants(&input)?);
    let main = place(folder, &format!("frame-{part}"), &pieces.main_with(own, &constant)?)?;
    let late = later.map(|later| pieces.part_beside(later, own, &constant)).transpose()?;
    let late = late.map(|module| place(folder, &format!("frame-{part}-later"), &module)).transpose()?;
    let script =
        pieces.script_alone(folder, name, &main, &|part| late.as_deref().filter(|_| Some(part) == later), parts)?;
    let files = [Some((part, main)), later.zip(late)].into_iter().flatten();
    Ok(Program { script, wasm: None, parts: files.map(|(part, file)| (part.to_owned(), file)).collect() })
}

/// What the splitter and wasm-bindgen make of a program.
struct Pieces {
    glue: String,
    loader: String,
    main: Vec<u8>,
    /// The modules beside the main one, by their names.
    modules: BTreeMap<String, Vec<u8>>,
    /// The names of the modules that each part needs, in their order.
    parts: BTreeMap<String, Vec<String>>,
}

impl Pieces {
    fn of(input: &[u8], name: &str, folder: &str) -> Outcome<Self> {
        let work = target().join("split").join(folder);
        if work.exists() {
            fs::remove_dir_all(&work)?;
        }
        fs::create_dir_all(&work)?;
        let whole = work.join("main.wasm");
        let main_module = format!("./{name}.js");
        let mut options = Options::new(input);
        options.output_dir = &work;
        options.main_out_path = &whole;
        options.main_module = &main_module;
        let split = transform(options).map_err(|error| error.to_string())?;
        bind(&whole, &work, name)?;
        let glue = fs::read_to_string(work.join(format!("{name}.js")))?;
        let names = Names::of(&glue);
        Ok(Self {
            main: module(&fs::read(work.join(format!("{name}_bg.wasm")))?, &|name| names.short(name))?,
            glue: names.shorten(&glue),
            loader: fs::read_to_string(work.join(LOADER))?,
            modules: split.split_modules.iter().map(|path| part_module(path)).collect::<Outcome<_>>()?,
            parts: split.prefetch_map.into_iter().collect(),
        })
    }

    /// Keeps what a part shares with no other where `cargo xtask size` finds it.
    fn keep_own(&self, part: &str) -> Outcome<()> {
        let own = target().join("split/own");
        fs::create_dir_all(&own)?;
        let module =
            self.modules.get(&format!("split_{part}")).ok_or_else(|| format!("{part} has nothing of its own"))?;
        Ok(fs::write(own.join(format!("{part}.wasm")), merge(&[module], &|_| true)?)?)
    }

    /// The names of the modules that so many parts share that they belong in the main one: pages that do not need them are
    /// few, and a part that is loaded later need not bring them.
    fn common(&self) -> Vec<String> {
        let users = |name: &String| self.parts.values().filter(|names| names.contains(name)).count();
        self.modules.keys().filter(|name| users(name) * COMMON.1 >= self.parts.len() * COMMON.0).cloned().collect()
    }

    /// The main module with some of the others, and with all data that changes: what a part brings may be there already, and
    /// must not begin anew.
    fn main_with(&self, common: &[String], constant: &Range<u32>) -> Outcome<Vec<u8>> {
        let mut changing = Vec::new();
        for (_, module) in self.modules.iter().filter(|(name, _)| !common.contains(name)) {
            changing.extend(data(module)?.into_iter().filter(|(address, _)| !constant.contains(address)));
        }
        let changing = data_module(&changing);
        let main = [self.main.as_slice()].into_iter().chain(self.modules_of(common)?).chain([changing.as_slice()]);
        merge(&main.collect::<Vec<_>>(), &|_| true)
    }

    /// What a part needs beside the main module with some of the others.
    fn part_beside(&self, part: &str, common: &[String], constant: &Range<u32>) -> Outcome<Vec<u8>> {
        let own: Vec<String> = self.of_part(part)?.iter().filter(|name| !common.contains(name)).cloned().collect();
        merge(&self.modules_of(&own)?, &|address| constant.contains(&address))
    }

    /// The names of the modules of a part.
    fn of_part(&self, part: &str) -> Outcome<&[String]> {
        Ok(self.parts.get(part).ok_or_else(|| format!("there is no part {part}"))?)
    }

    fn modules_of(&self, names: &[String]) -> Outcome<Vec<&[u8]>> {
        let module =
            |name: &String| self.modules.get(name).map(Vec::as_slice).ok_or(format!("there is no module {name}"));
        Ok(names.iter().map(module).collect::<Result<_, _>>()?)
    }

    /// Writes the script of a program that holds all of its parts but those that have a file of their own.
    fn script_alone<'a>(
        &self,
        folder: &Path,
        name: &str,
        main: &str,
        file: &dyn Fn(&str) -> Option<&'a str>,
        parts: &BTreeMap<String, u32>,
    ) -> Outcome<String> {
        let table = ALONE.replace("FILE", &format!("{:?}", beside(main)));
        let load = |part: &str| file(part).map_or_else(|| "here".to_owned(), load_from);
        let source = self.script(&(table + PART_OF), parts.keys().map(|part| (part.as_str(), load(part))))?;
        written_script(folder, name, &source, Kind::Module)
    }

    /// The script of wasm-bindgen with what loads the parts in place of its imports, of which there is one for each part: each
    /// of the two imports the other, so both are one script. Of the splitter's own loader it has what is common to all parts.
    fn script<'a>(&self, own: &str, loads: impl Iterator<Item = (&'a str, String)>) -> Outcome<String> {
        let common = common_loader(&self.loader).ok_or("the splitter's loader has changed")?;
        let loads = loads.map(|(part, load)| format!("const {LOAD}{part} = wrapAsyncCb({load});")).collect::<Vec<_>>();
        let is_import = |line: &&str| line.starts_with("import ") && line.contains(LOADER);
        let name = |line: &str| Some(line.strip_prefix("import * as ")?.split(' ').next()?.to_owned());
        let names: Vec<String> = self.glue.lines().filter(is_import).filter_map(name).collect();
        let exports = loads.iter().filter_map(|load| load.strip_prefix("const ")?.split(' ').next().map(str::to_owned));
        let module = shared_module(&names, &exports.collect::<Vec<_>>()).ok_or("a program has no parts")?;
        let glue = self.glue.lines().filter(|line| !is_import(line));
        let lines = glue.chain([common.as_str(), own]).chain(loads.iter().map(String::as_str)).chain([module.as_str()]);
        Ok(lines.flat_map(|line| [line, "\n"]).collect())
    }
}

/// The share of all parts that makes what they have in common part of the main module: nine of ten. With four of five the
/// home page would be above its budget.
const COMMON: (usize, usize) = (9, 10);

/// What the main module asks for to load a part begins so.
const LOAD: &str = "__wasm_split_load_";

/// Fetches the file of a part, whose functions go where the main module looks for them.
const PART_OF: &str = include_str!("scripts/part_of.js");

/// The part of a program that is in the file of its main module, for pages to fetch.
const ALONE: &str = include_str!("scripts/alone.js");

/// How a script loads a part from its file.
fn load_from(address: &str) -> String {
    format!("partOf({:?})", beside(address))
}

/// The splitter's loader up to where it comes to single modules, without what it imports.
fn common_loader(loader: &str) -> Option<String> {
    let is_single =
        |line: &&str| ["/* ", "const __chunk_", "export const "].iter().any(|start| line.starts_with(start));
    let is_kept = |line: &&str| !line.starts_with("import ");
    let common: Vec<&str> = loader.lines().take_while(|line| !is_single(line)).filter(is_kept).collect();
    let has = |name: &str| common.iter().any(|line| line.starts_with(&format!("function {name}(")));
    ["getSharedImports", "wrapAsyncCb", "makeLoad"].into_iter().all(has).then(|| common.join("\n"))
}

/// What cargo has built of a program, without what nothing here uses.
fn built(name: &str) -> Outcome<Vec<u8>> {
    let path = target().join("wasm32-unknown-unknown/release").join(format!("{name}.wasm"));
    let input = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    // `wasm-streams` comes with Leptos; what its exports alone reach is left out.
    let input = with_exports(&input, |export| (!export.name.contains("intounderlying")).then_some(export.index))?;
    without_library_places(&input)
}

/// A program whose exports lead to the functions that `index` gives them, or are left out. Everything else stays byte by byte,
/// since relocations count in bytes.
fn with_exports(module: &[u8], index: impl Fn(&Export<'_>) -> Option<u32>) -> Outcome<Vec<u8>> {
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
                if let Some(index) = index(&export) {
                    section.export(export.name, export.kind.into(), index);
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

/// The part whose function is exported under a name, as the splitter's macro makes it.
fn part_of(export: &str) -> Option<&str> {
    export.strip_prefix("__wasm_split_00")?.split_once("00_export_").map(|(part, _)| part)
}

/// The functions of a program that are parts.
fn part_functions(module: &[u8]) -> Outcome<BTreeMap<String, u32>> {
    let mut parts = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for export in exports {
            let export = export?;
            parts.extend(part_of(export.name).map(|part| (part.to_owned(), export.index)));
        }
    }
    Ok(parts)
}

/// The addresses of what a program only reads: where the linker has put its first segment, `.rodata`.
fn constants(module: &[u8]) -> Outcome<Range<u32>> {
    let mut segments = data(module)?.into_iter();
    let (start, bytes) = segments.next().ok_or("a program has no data")?;
    let end = segments.next().map_or(start + u32::try_from(bytes.len())?, |(next, _)| next);
    Ok(start..end)
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
    Ok((stem, fs::read(path)?))
}

/// Writes WebAssembly under a name that changes with its content; returns its address.
fn place(folder: &Path, name: &str, bytes: &[u8]) -> Outcome<String> {
    let address = format!("assets/{name}-{}.wasm", version(bytes));
    fs::write(folder.join(&address), bytes)?;
    Ok(address)
}

/// An address as a script in the same folder has it.
fn beside(address: &str) -> String {
    format!("./{}", address.trim_start_matches("assets/"))
}

/// The names by which wasm-bindgen knows the loader.
fn shared_module(names: &[String], exports: &[String]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let others: String = others.iter().map(|name| format!(", {name} = {first}")).collect();
    Some(format!("const {first} = {{ {} }}{others};", exports.join(", ")))
}
