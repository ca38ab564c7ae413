//! The files that pages load, each under a name that changes with its content.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::merge::merge;
use crate::minify::{Kind, Names, module, script, style};
use crate::places::without_library_places;
use crate::split::{Program, Shown, each_alone, split};
use feltworth::app::Part;
use feltworth::app::pages::frames::{FRAMES, Frame};
use feltworth::app::part::{NOT_IN_FRAMES, NOT_LOADED, SHARED_IN_FRAMES, SHARED_TEXTS};
use feltworth::app::views::PARTS;
use feltworth::content::Language;
use feltworth::content::catalogue::entry;

type Outcome<T> = Result<T, Box<dyn Error>>;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const BASE: &str = include_str!("../../../style/base.css");
const SITE: &str = include_str!("../../../style/site.css");
const PIECES: &str = include_str!("../../../style/parts.css");
const FORM: &str = include_str!("../../../style/form.css");
const RESULT: &str = include_str!("../../../style/result.css");
const PAGE_TOOLS: &str = include_str!("../../../style/page-tools.css");
const PAGES: &str = include_str!("../../../style/pages.css");
const BASICS: &str = include_str!("../../../style/basics.css");
const FILES: &str = include_str!("../../../style/files.css");
const WORKSHEETS: &str = include_str!("../../../style/worksheets.css");
const ORDERS: &str = include_str!("../../../style/orders.css");
const CHART: &str = include_str!("../../../style/chart.css");
const FIGURES: &str = include_str!("../../../style/figures.css");
const MAP: &str = include_str!("../../../style/map.css");
const PANELS: &str = include_str!("../../../style/panels.css");
const PRINT: &str = include_str!("../../../style/print.css");
const PAPER: &str = include_str!("../../../style/paper.css");
const EMBED: &str = include_str!("../../../style/embed.css");
const BUILDER: &str = include_str!("../../../style/builder.css");

/// The style sheets of a page, in the order of the cascade; a page loads them as one.
const STYLES: [&str; 18] = [
    TOKENS, BASE, SITE, PIECES, FORM, RESULT, PAGE_TOOLS, PAGES, BASICS, FILES, WORKSHEETS, CHART, FIGURES, ORDERS,
    MAP, PANELS, PRINT, PAPER,
];

/// The style sheets of the builder of embedded tools: one file too, so that other pages do not carry its part.
const BUILDER_STYLES: [&str; 12] =
    [TOKENS, BASE, SITE, PIECES, FORM, RESULT, PAGE_TOOLS, PAGES, CHART, FIGURES, PRINT, BUILDER];

/// The style sheet of the view for a projector, which is loaded when somebody presents.
const STAGE: &str = include_str!("../../../style/present.css");

/// The style sheets of an embedded tool.
const EMBED_STYLES: [&str; 7] = [TOKENS, BASE, PIECES, FORM, RESULT, CHART, EMBED];

/// The classes of shared pieces that no frame shows: what is said of them alone is not in its style sheet.
pub const NOT_STYLED_IN_FRAMES: [&str; 12] = [
    "further",
    "glance",
    "link-code",
    "miniature",
    "paper-only",
    "presets",
    "prose",
    "scene",
    "site-footer",
    "site-header",
    "visually-hidden",
    "working",
];

/// The addresses of the files below the site's root.
pub struct Assets {
    /// The program of the site.
    pub site: Program,
    /// The program of each tool in a frame, by its part.
    pub frames: BTreeMap<String, Program>,
    /// The script of the workers: a name below the folder of each language.
    pub work: String,
    /// The style sheet.
    pub style: String,
    /// The script that runs before the first paint, and what it loads when somebody asks for it.
    pub start: String,
    /// The script that hands out charts and tables.
    pub export: String,
    /// The script that presents a page.
    pub present: String,
    /// The style sheet of a page that is presented.
    pub stage: String,
    /// The style sheet of the builder of embedded tools.
    pub builder_style: String,
    /// The script of the privacy page.
    pub kept: String,
    /// The script of the page without a language.
    pub welcome: String,
    /// What stands behind part and language in the names of the texts.
    pub texts: String,
    /// The style sheet of the embedded tools.
    pub embed_style: String,
    /// The script that runs before the first paint of an embedded tool, and speaks with the page around.
    pub frame: String,
}

/// The name of the texts that all parts share.
const SHARED: &str = "shared";

impl Assets {
    /// Writes and moves every asset into `folder/assets`.
    pub fn gather(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder.join("assets"))?;
        remove_unsplit(folder)?;
        settle_core(folder)?;
        let site = split(folder, "feltworth")?;
        let frames = each_alone(folder, "feltworth-embed", FRAMES.iter().filter_map(shown))?;
        check_classes(folder, &frames)?;
        Ok(Self {
            work: write_work(folder, &site)?,
            site,
            frames,
            style: written(folder, "site", "css", &style(&STYLES.concat(), &[])?)?,
            embed_style: written(folder, "embed", "css", &style(&EMBED_STYLES.concat(), &NOT_STYLED_IN_FRAMES)?)?,
            frame: written_script(folder, "frame", &with_shared(include_str!("scripts/frame.js")), Kind::Script)?,
            start: written_script(folder, "start", &with_shared(include_str!("scripts/start.js")), Kind::Script)?,
            export: written_script(folder, "export", include_str!("scripts/export.js"), Kind::Module)?,
            present: written_script(folder, "present", include_str!("scripts/present.js"), Kind::Module)?,
            stage: written(folder, "stage", "css", &style(STAGE, &[])?)?,
            builder_style: written(folder, "builder", "css", &style(&BUILDER_STYLES.concat(), &[])?)?,
            kept: written_script(folder, "kept", include_str!("scripts/kept.js"), Kind::Script)?,
            welcome: written_script(folder, "welcome", include_str!("scripts/welcome.js"), Kind::Script)?,
            texts: write_texts(folder, PARTS, &SHARED_TEXTS, &NOT_LOADED)?,
        })
    }

    /// What the pages of frames load.
    pub fn of_frames(&self) -> impl Iterator<Item = &str> {
        let programs = self.frames.values().flat_map(|program| program.parts.values().chain([&program.script]));
        programs.chain([&self.embed_style, &self.frame]).map(String::as_str)
    }

    /// The texts of parts in a language: those that all parts share, and those of each.
    pub fn texts_of(&self, parts: &[&str], language: Language) -> Vec<String> {
        texts_of(parts, language, &self.texts)
    }
}

/// Refuses a program of a frame that has a class of which its style sheet says nothing.
fn check_classes(folder: &Path, frames: &BTreeMap<String, Program>) -> Outcome<()> {
    for file in frames.values().flat_map(|program| program.parts.values()) {
        let module = fs::read(folder.join(file))?;
        let has = |class: &&&str| module.windows(class.len()).any(|bytes| bytes == class.as_bytes());
        if let Some(class) = NOT_STYLED_IN_FRAMES.iter().find(has) {
            return Err(format!("{file} has {class}: take it out of NOT_STYLED_IN_FRAMES").into());
        }
    }
    Ok(())
}

/// The parts that a frame loads.
fn shown(frame: &Frame) -> Option<Shown> {
    frame.part().map(|part| (part.id, frame.chart().map(|(part, _)| part.id)))
}

/// The texts that stand in the page of a frame: those that all frames share, those of its part, and those of its chart.
pub fn frame_texts(frame: &Frame, language: Language) -> Outcome<String> {
    let own = frame.part().map_or(&[][..], |part| part.texts);
    let of_chart = frame.chart().map_or(&[][..], |(part, _)| part.texts);
    let keys = [own, &SHARED_IN_FRAMES].concat();
    let is_asked_for = |line: &&str| is_chosen(line, &keys, &NOT_IN_FRAMES) || is_chosen(line, of_chart, &[]);
    Ok(texts(language)?.lines().filter(is_asked_for).flat_map(|line| [line, "\n"]).collect())
}

fn texts_of(parts: &[&str], language: Language, version: &str) -> Vec<String> {
    let all = [SHARED].into_iter().chain(parts.iter().copied());
    if parts.is_empty() { Vec::new() } else { all.map(|part| texts_address(part, language, version)).collect() }
}

fn texts_address(part: &str, language: Language, version: &str) -> String {
    format!("assets/{part}-{}-{version}.txt", language.code())
}

/// Removes what Trunk has made of the programs that are split.
fn remove_unsplit(folder: &Path) -> Outcome<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with("feltworth") && !name.starts_with("feltworth-core") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// A script with those that it shares with others in the places where it asks for them.
fn with_shared(source: &str) -> String {
    source
        .replace("//= accent.js", include_str!("scripts/accent.js"))
        .replace("//= ahead.js", include_str!("scripts/ahead.js"))
        .replace("//= colours.js", include_str!("scripts/colours.js"))
        .replace("//= fragment.js", include_str!("scripts/fragment.js"))
}

/// The catalogue of a language: the lines that hold a text, of all its files but those about the language itself and its examples.
pub fn texts(language: Language) -> Outcome<String> {
    let mut files: Vec<_> = fs::read_dir(locale(language))?.map(|file| Ok(file?.path())).collect::<Outcome<_>>()?;
    files.retain(|path| !["language.properties", "examples.properties"].iter().any(|name| path.ends_with(name)));
    files.sort();
    files.iter().map(|path| read_lines(path)).collect()
}

fn locale(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/locales").join(language.code())
}

fn read_lines(path: &Path) -> Outcome<String> {
    let source = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(source.lines().filter(|line| entry(line).is_some()).map(|line| format!("{}\n", line.trim())).collect())
}

/// Writes the texts of each part and those that all share, under one version, so that a page can name those of any part
/// and language.
fn write_texts(folder: &Path, parts: &[&Part], shared: &[&str], left_out: &[&str]) -> Outcome<String> {
    let named = parts.iter().map(|part| (part.id, part.texts)).chain([(SHARED, shared)]);
    let sets = named.flat_map(|named| Language::ALL.map(|language| (named, language)));
    let chosen = sets.map(|((name, keys), language)| Ok((name, language, chosen(language, keys, left_out)?)));
    let chosen: Vec<(&str, Language, String)> = chosen.collect::<Outcome<_>>()?;
    let version = version(chosen.iter().map(|(_, _, texts)| texts.as_str()).collect::<String>().as_bytes());
    for (name, language, texts) in &chosen {
        fs::write(folder.join(texts_address(name, *language, &version)), texts)?;
    }
    Ok(version)
}

/// The lines of a catalogue whose keys are of `keys`, as a [`Part`] names them.
fn chosen(language: Language, keys: &[&str], left_out: &[&str]) -> Outcome<String> {
    let is_its = |line: &&str| is_chosen(line, keys, left_out);
    Ok(texts(language)?.lines().filter(is_its).map(|line| format!("{line}\n")).collect())
}

/// Whether the key of a line is one of `keys`, as a [`Part`] names them, and has none of `left_out` for its second word.
fn is_chosen(line: &str, keys: &[&str], left_out: &[&str]) -> bool {
    let key = entry(line).map_or("", |(key, _)| key);
    let second = key.split('.').nth(1).unwrap_or_default();
    let is_meant = |pattern: &&str| {
        let (beginning, end) = pattern.split_once('*').unwrap_or((pattern, ""));
        key.strip_prefix(beginning).is_some_and(|rest| rest.ends_with(end))
    };
    keys.iter().any(is_meant) && !left_out.contains(&second)
}

/// Gives the core the WebAssembly of its own build under a versioned address, so that a cache never mixes two builds.
fn settle_core(folder: &Path) -> Outcome<()> {
    let script = folder.join("feltworth-core.js");
    let source = with_own_script(folder, &fs::read_to_string(&script)?)?;
    let names = Names::of(&source);
    let module = module(&fs::read(folder.join("feltworth-core_bg.wasm"))?, &|name| names.short(name))?;
    let module = merge(&[&without_library_places(&module)?], &|_| true)?;
    let module = merge(&[&module], &|_| true)?;
    fs::write(folder.join("feltworth-core_bg.wasm"), &module)?;
    let version = version(&module);
    let source = names.shorten(&source);
    let versioned = source.replace("feltworth-core_bg.wasm'", &format!("feltworth-core_bg.wasm?v={version}'"));
    if versioned == source {
        return Err("feltworth-core.js does not name its WebAssembly as expected".into());
    }
    fs::write(&script, versioned)?;
    fs::write(folder.join("feltworth-core.d.ts"), include_str!("../../api/feltworth-core.d.ts"))?;
    Ok(())
}

/// The core's script with the JavaScript of its own in place of its imports: the core is one script to whoever loads it.
fn with_own_script(folder: &Path, source: &str) -> Outcome<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains("/snippets/");
    let first = source.lines().find(is_import);
    let file = first.and_then(|import| import.split('\'').nth(1));
    let path = folder.join(file.ok_or("feltworth-core.js does not import its own JavaScript as expected")?);
    let own = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    fs::remove_dir_all(folder.join("snippets"))?;
    let is_comment = |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with("/**");
    let code = own.lines().filter(|line| !is_comment(line));
    let code = code.map(|line| line.strip_prefix("export ").unwrap_or(line).to_owned());
    let modules = source.lines().filter(is_import).filter_map(|import| namespace(import, &own));
    let rest = source.lines().filter(|line| !is_import(line)).map(str::to_owned);
    Ok(code.chain(modules).chain(rest).flat_map(|line| [line, "\n".to_owned()]).collect())
}

/// What an import of a whole module, as wasm-bindgen writes it for functions that need no glue, is without the module.
fn namespace(import: &str, module: &str) -> Option<String> {
    let name = import.strip_prefix("import * as ")?.split(' ').next()?;
    let functions = module.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next());
    Some(format!("const {name} = {{ {} }};", functions.collect::<Vec<_>>().join(", ")))
}

/// Writes a script without what only readers need.
pub fn written_script(folder: &Path, name: &str, source: &str, kind: Kind) -> Outcome<String> {
    written(folder, name, "js", &script(source, kind)?)
}

/// Writes the script of the workers into the folder of each language, so that it is served by the service worker of that one.
fn write_work(folder: &Path, site: &Program) -> Outcome<String> {
    let source = include_str!("scripts/work.js").replace("PROGRAM", &format!("../{}", site.script));
    let source = script(&source, Kind::Module)?;
    let name = format!("work-{}.js", version(source.as_bytes()));
    for language in Language::ALL {
        let folder = folder.join(language.code());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(&name), &source)?;
    }
    Ok(name)
}

fn written(folder: &Path, name: &str, extension: &str, content: &str) -> Outcome<String> {
    let address = format!("assets/{name}-{}.{extension}", version(content.as_bytes()));
    fs::write(folder.join(&address), content)?;
    Ok(address)
}

/// A short text that changes with the content.
pub fn version(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    format!("{:016x}", hasher.finish())
}
