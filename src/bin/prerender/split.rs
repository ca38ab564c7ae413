//! Splits a program into its main module and its parts, and makes the JavaScript that loads them one script.

use std::collections::HashMap;
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

/// The files of a split program, as addresses below the site's root.
#[derive(Debug)]
pub struct Program {
    /// Its JavaScript.
    pub script: String,
    /// Its main module.
    pub wasm: String,
    /// The modules of each part, those that it shares with others included.
    pub parts: HashMap<String, Vec<String>>,
}

/// Splits what cargo has built of a program and puts the files into `folder/assets`.
pub fn split(folder: &Path, name: &str) -> Outcome<Program> {
    let work = target().join("split").join(name);
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let built = target().join("wasm32-unknown-unknown/release").join(format!("{name}.wasm"));
    let input = fs::read(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    let input = without_streams(&input)?;
    let main = work.join("main.wasm");
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.main_module = &main_module;
    let split = transform(options).map_err(|error| error.to_string())?;
    bind(&main, &work, name)?;
    let renamed = place_parts(folder, &split.split_modules)?;
    let parts = split.prefetch_map.into_iter().map(|(part, files)| (part, addresses(&files, &renamed))).collect();
    let (script, wasm) = place_main(folder, &work, name, &renamed)?;
    Ok(Program { script, wasm, parts })
}

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

/// Gives each part a name that changes with its content; returns the addresses by the names before.
fn place_parts(folder: &Path, modules: &[PathBuf]) -> Outcome<HashMap<String, String>> {
    let mut renamed = HashMap::new();
    for path in modules {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let module = module(&fs::read(path)?, &|_| None)?;
        let address = format!("assets/part-{}.wasm", version(&module));
        fs::write(folder.join(&address), module)?;
        renamed.insert(stem, address);
    }
    Ok(renamed)
}

fn addresses(files: &[String], renamed: &HashMap<String, String>) -> Vec<String> {
    files.iter().filter_map(|file| renamed.get(file).cloned()).collect()
}

/// Writes the main module and its script, into which the loader is put.
fn place_main(folder: &Path, work: &Path, name: &str, renamed: &HashMap<String, String>) -> Outcome<(String, String)> {
    let glue = fs::read_to_string(work.join(format!("{name}.js")))?;
    let names = Names::of(&glue);
    let module = module(&fs::read(work.join(format!("{name}_bg.wasm")))?, &|name| names.short(name))?;
    let wasm = format!("assets/{name}-{}.wasm", version(&module));
    fs::write(folder.join(&wasm), module)?;
    let loader = fs::read_to_string(work.join(LOADER))?;
    let source = with_loader(&glue, &loader).ok_or("the script of wasm-bindgen does not import the loader")?;
    let source = renamed.iter().fold(source, |source, (stem, address)| {
        let file = address.trim_start_matches("assets/");
        source.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{file}\""))
    });
    Ok((written_script(folder, name, &names.shorten(&source), Kind::Module)?, wasm))
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
