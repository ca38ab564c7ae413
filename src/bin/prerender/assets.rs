//! The files that pages load, each under a name that changes with its content.

use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use feltworth::app::embed::TOOLS;
use feltworth::content::Language;
use feltworth::content::catalogue::entry;

type Outcome<T> = Result<T, Box<dyn Error>>;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const BASE: &str = include_str!("../../../style/base.css");
const SITE: &str = include_str!("../../../style/site.css");
const PARTS: &str = include_str!("../../../style/parts.css");
const FORM: &str = include_str!("../../../style/form.css");
const RESULT: &str = include_str!("../../../style/result.css");
const PAGES: &str = include_str!("../../../style/pages.css");
const CHART: &str = include_str!("../../../style/chart.css");
const EMBED: &str = include_str!("../../../style/embed.css");
const BUILDER: &str = include_str!("../../../style/builder.css");

/// The style sheets of a page, in the order of the cascade; a page loads them as one.
const STYLES: [&str; 8] = [TOKENS, BASE, SITE, PARTS, FORM, RESULT, PAGES, CHART];

/// The style sheets of the builder of embedded tools: one file too, so that other pages do not carry its part.
const BUILDER_STYLES: [&str; 9] = [TOKENS, BASE, SITE, PARTS, FORM, RESULT, PAGES, CHART, BUILDER];

/// The style sheets of an embedded tool.
const EMBED_STYLES: [&str; 6] = [TOKENS, BASE, PARTS, FORM, RESULT, EMBED];

/// The addresses of the files below the site's root.
pub struct Assets {
    /// The app's JavaScript.
    pub app: String,
    /// The app's WebAssembly.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
    /// The script that runs before the first paint.
    pub start: String,
    /// The style sheet of the builder of embedded tools.
    pub builder_style: String,
    /// The script of that page: the one that runs before the first paint, and its own.
    pub builder: String,
    /// The script of the page without a language.
    pub welcome: String,
    /// The script of the page for addresses that do not exist.
    pub lost: String,
    /// What stands behind the language in the names of the texts.
    pub texts: String,
    /// The style sheet of the embedded tools.
    pub embed_style: String,
    /// The script that runs before the first paint of an embedded tool, and speaks with the page around.
    pub frame: String,
    /// The embedded tools that have an app.
    pub embedded: Vec<EmbeddedApp>,
}

/// The files of an embedded tool of its own.
pub struct EmbeddedApp {
    /// The tool.
    pub tool: &'static str,
    /// Its JavaScript.
    pub app: String,
    /// Its WebAssembly.
    pub wasm: String,
    /// What stands behind the language in the names of its texts.
    pub texts: String,
}

/// The second words of keys whose texts stand on the page of the tool alone.
const NOT_EMBEDDED: [&str; 7] = ["chart", "lead", "preset", "reading", "soFar", "table", "working"];

impl Assets {
    /// Writes and moves every asset into `folder/assets`.
    pub fn gather(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder.join("assets"))?;
        strip_modules(folder)?;
        settle_core(folder)?;
        Ok(Self {
            app: compacted(folder, moved(folder, |name| name.starts_with("feltworth-") && name.ends_with(".js"))?)?,
            wasm: moved(folder, |name| name.starts_with("feltworth-") && name.ends_with("_bg.wasm"))?,
            style: written(folder, "site", "css", &style(&STYLES))?,
            embed_style: written(folder, "embed", "css", &style(&EMBED_STYLES))?,
            frame: written(folder, "frame", "js", &script(&with_shared(include_str!("scripts/frame.js"))))?,
            embedded: programs().map(|(tool, keys)| embedded(folder, tool, keys)).collect::<Outcome<_>>()?,
            start: written(folder, "start", "js", &script(&with_shared(include_str!("scripts/start.js"))))?,
            builder_style: written(folder, "builder", "css", &style(&BUILDER_STYLES))?,
            builder: written(folder, "builder", "js", &builder())?,
            welcome: written(folder, "welcome", "js", &script(include_str!("scripts/welcome.js")))?,
            lost: written(folder, "lost", "js", &script(include_str!("scripts/lost.js")))?,
            texts: write_texts(folder, app_texts)?,
        })
    }

    /// The address of the texts of a language.
    pub fn texts_of(&self, language: Language) -> String {
        texts_address(language, &self.texts)
    }
}

impl EmbeddedApp {
    /// The address of the texts of a language.
    pub fn texts_of(&self, language: Language) -> String {
        texts_address(language, &self.texts)
    }
}

fn texts_address(language: Language, version: &str) -> String {
    format!("assets/{}-{version}.txt", language.code())
}

/// The tools that compute, and the first words of the keys of their texts.
fn programs() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    TOOLS.iter().filter_map(|tool| Some((tool.name(), tool.program.as_ref()?.texts)))
}

/// Gives the app of an embedded tool and its texts names that change with their content.
fn embedded(folder: &Path, tool: &'static str, keys: &[&str]) -> Outcome<EmbeddedApp> {
    let built = format!("feltworth-embed-{tool}");
    let missing = |error| format!("{built}: {error}; index.html has to name it as Cargo.toml does");
    let wasm = fs::read(folder.join(format!("{built}_bg.wasm"))).map_err(missing)?;
    let source = fs::read_to_string(folder.join(format!("{built}.js")))?;
    for end in [".js", "_bg.wasm"] {
        fs::remove_file(folder.join(format!("{built}{end}")))?;
    }
    let address = format!("assets/embed-{tool}-{}_bg.wasm", version(&wasm));
    fs::write(folder.join(&address), wasm)?;
    let is_its = |line: &&str| {
        let words: Vec<&str> = line.splitn(3, ['.', ' ']).collect();
        matches!(words.as_slice(), [first, second, ..] if keys.contains(first) && !NOT_EMBEDDED.contains(second))
    };
    let of_tool = |language| {
        let texts = texts(language)?;
        Ok(texts.lines().filter(is_its).map(|line| format!("{line}\n")).collect())
    };
    Ok(EmbeddedApp {
        tool,
        app: written(folder, &format!("embed-{tool}"), "js", &script(&source))?,
        wasm: address,
        texts: write_texts(folder, of_tool)?,
    })
}

/// The style sheets as one, without comments, indentation and blank lines.
fn style(styles: &[&str]) -> String {
    let lines = styles.iter().flat_map(|style| style.lines()).map(|line| declaration(uncommented(line).trim()));
    lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// A line of a style sheet without its comment; a comment has one line.
fn uncommented(line: &str) -> String {
    match line.split_once("/*").and_then(|(before, rest)| Some((before, rest.split_once("*/")?.1))) {
        Some((before, after)) => format!("{before}{after}"),
        None => line.to_owned(),
    }
}

/// A line without the blank after a property's name.
fn declaration(line: &str) -> String {
    if line.ends_with(';') { line.replacen(": ", ":", 1) } else { line.to_owned() }
}

/// A script without indentation and the lines that only comment.
pub fn script(source: &str) -> String {
    let is_comment = |line: &&str| ["//", "/**", "*"].iter().any(|start| line.starts_with(start));
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.map(|line| format!("{line}\n")).collect()
}

/// A script with those that it shares with others in the places where it asks for them.
fn with_shared(source: &str) -> String {
    source
        .replace("//= accent.js", include_str!("scripts/accent.js"))
        .replace("//= colours.js", include_str!("scripts/colours.js"))
        .replace("//= fragment.js", include_str!("scripts/fragment.js"))
}

/// The builder's script behind the one of every page: one request.
fn builder() -> String {
    script(&with_shared(include_str!("scripts/start.js"))) + &script(&with_shared(include_str!("scripts/builder.js")))
}

/// The files of texts that the app needs.
const TOOL_TEXTS: [&str; 4] = ["shell", "home", "nev", "ltv"];

/// The texts that the app needs; those of the pages of prose stand in the written pages alone.
fn app_texts(language: Language) -> Outcome<String> {
    let all = texts(language)?;
    let tools: String = TOOL_TEXTS.into_iter().map(|file| read_texts(language, file)).collect::<Outcome<_>>()?;
    let is_shared = |line: &&str| {
        let key = entry(line).map_or("", |(key, _)| key);
        let is_stage_name = key.starts_with("stage.") && key.ends_with(".name");
        is_stage_name || key.starts_with("method.limits.nev") || key == "method.trademarks.nev"
    };
    let shared = all.lines().filter(is_shared).map(|line| format!("{line}\n"));
    Ok(tools + &shared.collect::<String>())
}

/// The catalogue of a language: the lines of all its files that hold a text.
pub fn texts(language: Language) -> Outcome<String> {
    let mut files: Vec<_> = fs::read_dir(locale(language))?.map(|file| Ok(file?.path())).collect::<Outcome<_>>()?;
    files.sort();
    files.iter().map(|path| read_lines(path)).collect()
}

fn locale(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/locales").join(language.code())
}

fn read_texts(language: Language, file: &str) -> Outcome<String> {
    read_lines(&locale(language).join(file).with_extension("properties"))
}

fn read_lines(path: &Path) -> Outcome<String> {
    let source = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(source.lines().filter(|line| entry(line).is_some()).map(|line| format!("{}\n", line.trim())).collect())
}

/// Writes the catalogues under one version, so that a page can name that of any language.
fn write_texts(folder: &Path, texts: impl Fn(Language) -> Outcome<String>) -> Outcome<String> {
    let catalogues: Vec<(Language, String)> =
        Language::ALL.into_iter().map(|language| Ok((language, texts(language)?))).collect::<Outcome<_>>()?;
    let version = version(catalogues.iter().map(|(_, texts)| texts.as_str()).collect::<String>().as_bytes());
    for (language, texts) in &catalogues {
        fs::write(folder.join(texts_address(*language, &version)), texts)?;
    }
    Ok(version)
}

/// Gives the core the WebAssembly of its own build under a versioned address, so that a cache never mixes two builds.
fn settle_core(folder: &Path) -> Outcome<()> {
    let script = folder.join("feltworth-core.js");
    let version = version(&fs::read(folder.join("feltworth-core_bg.wasm"))?);
    let source = with_own_script(folder, &fs::read_to_string(&script)?)?;
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

fn strip_modules(folder: &Path) -> Outcome<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let stripped = without_custom_sections(&fs::read(&path)?).ok_or("a WebAssembly module is cut short")?;
            fs::write(&path, stripped)?;
        }
    }
    Ok(())
}

/// Takes the custom sections, which hold names for debuggers and nothing that runs, out of a WebAssembly module.
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut kept = head.to_vec();
    while let Some(id) = rest.first() {
        let (length, width) = leb128(rest.get(1..)?)?;
        let (section, after) = rest.split_at_checked(1 + width + length)?;
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
}

/// An unsigned LEB128 number and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let width = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let digit = |value: usize, byte: &u8| (value << 7) | usize::from(byte & 0x7f);
    Some((bytes.get(..width)?.iter().rev().fold(0, digit), width))
}

/// Moves the one file at the top of `folder` that `is_it` picks to the assets; Trunk has put a hash into its name.
fn moved(folder: &Path, is_it: impl Fn(&str) -> bool) -> Outcome<String> {
    let names = fs::read_dir(folder)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut found: Vec<String> = names
        .filter(|name| !name.starts_with("feltworth-core") && !name.starts_with("feltworth-embed") && is_it(name))
        .collect();
    let (Some(name), true) = (found.pop(), found.is_empty()) else {
        return Err("Trunk's folder does not hold exactly one build of the app".into());
    };
    let address = format!("assets/{name}");
    fs::rename(folder.join(&name), folder.join(&address))?;
    Ok(address)
}

/// Makes a script that was moved smaller; it keeps its name.
fn compacted(folder: &Path, address: String) -> Outcome<String> {
    let path = folder.join(&address);
    fs::write(&path, script(&fs::read_to_string(&path)?))?;
    Ok(address)
}

fn written(folder: &Path, name: &str, extension: &str, content: &str) -> Outcome<String> {
    let address = format!("assets/{name}-{}.{extension}", version(content.as_bytes()));
    fs::write(folder.join(&address), content)?;
    Ok(address)
}

/// A short text that changes with the content.
fn version(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    format!("{:016x}", hasher.finish())
}
