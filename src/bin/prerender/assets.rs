//! The files that pages load, each under a name that changes with its content.

use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use feltworth::content::Language;
use feltworth::content::catalogue::entry;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The style sheets in the order of the cascade; a page loads them as one.
const STYLES: [&str; 7] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/frame.css"),
    include_str!("../../../style/form.css"),
    include_str!("../../../style/result.css"),
    include_str!("../../../style/pages.css"),
    include_str!("../../../style/chart.css"),
];

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
    /// The script of the page without a language.
    pub welcome: String,
    /// The script of the page for addresses that do not exist.
    pub lost: String,
    /// What stands behind the language in the names of the texts.
    pub texts: String,
}

impl Assets {
    /// Writes and moves every asset into `folder/assets`.
    pub fn gather(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder.join("assets"))?;
        strip_modules(folder)?;
        settle_core(folder)?;
        Ok(Self {
            app: moved(folder, |name| name.starts_with("feltworth-") && name.ends_with(".js"))?,
            wasm: moved(folder, |name| name.starts_with("feltworth-") && name.ends_with("_bg.wasm"))?,
            style: written(folder, "site", "css", &style())?,
            start: written(folder, "start", "js", include_str!("scripts/start.js"))?,
            welcome: written(folder, "welcome", "js", include_str!("scripts/welcome.js"))?,
            lost: written(folder, "lost", "js", include_str!("scripts/lost.js"))?,
            texts: write_texts(folder)?,
        })
    }

    /// The address of the texts of a language.
    pub fn texts_of(&self, language: Language) -> String {
        format!("assets/{}-{}.txt", language.code(), self.texts)
    }
}

/// The style sheets as one, without indentation and blank lines.
fn style() -> String {
    let lines = STYLES.iter().flat_map(|style| style.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// The texts that the app needs; those of the pages of prose stand in the written pages alone.
fn app_texts(language: Language) -> Outcome<String> {
    let all = texts(language)?;
    let ui = read_texts(language, "ui")?;
    let is_shared = |line: &&str| {
        let key = entry(line).map_or("", |(key, _)| key);
        let is_stage_name = key.starts_with("stage.") && key.ends_with(".name");
        is_stage_name || key.starts_with("method.limits.nev") || key == "method.trademarks.nev"
    };
    let shared = all.lines().filter(is_shared).map(|line| format!("{line}\n"));
    Ok(ui + &shared.collect::<String>())
}

/// The catalogue of a language: the lines of its files that hold a text.
pub fn texts(language: Language) -> Outcome<String> {
    ["ui", "journey", "method", "formulas"].into_iter().map(|file| read_texts(language, file)).collect()
}

fn read_texts(language: Language, file: &str) -> Outcome<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/locales").join(language.code());
    let path = folder.join(file).with_extension("properties");
    let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(source.lines().filter(|line| entry(line).is_some()).map(|line| format!("{}\n", line.trim())).collect())
}

/// Writes the catalogues under one version, so that a page can name that of any language.
fn write_texts(folder: &Path) -> Outcome<String> {
    let catalogues: Vec<(Language, String)> =
        Language::ALL.into_iter().map(|language| Ok((language, app_texts(language)?))).collect::<Outcome<_>>()?;
    let version = version(catalogues.iter().map(|(_, texts)| texts.as_str()).collect::<String>().as_bytes());
    for (language, texts) in &catalogues {
        fs::write(folder.join(format!("assets/{}-{version}.txt", language.code())), texts)?;
    }
    Ok(version)
}

/// Gives the core the WebAssembly of its own build under a versioned address, so that a cache never mixes two builds.
fn settle_core(folder: &Path) -> Outcome<()> {
    let script = folder.join("feltworth-core.js");
    let version = version(&fs::read(folder.join("feltworth-core_bg.wasm"))?);
    let source = fs::read_to_string(&script)?;
    let versioned = source.replace("feltworth-core_bg.wasm'", &format!("feltworth-core_bg.wasm?v={version}'"));
    if versioned == source {
        return Err("feltworth-core.js does not name its WebAssembly as expected".into());
    }
    fs::write(&script, versioned)?;
    fs::write(folder.join("feltworth-core.d.ts"), include_str!("../../api/feltworth-core.d.ts"))?;
    Ok(())
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
    let mut found: Vec<String> = names.filter(|name| !name.starts_with("feltworth-core") && is_it(name)).collect();
    let (Some(name), true) = (found.pop(), found.is_empty()) else {
        return Err("Trunk's folder does not hold exactly one build of the app".into());
    };
    let address = format!("assets/{name}");
    fs::rename(folder.join(&name), folder.join(&address))?;
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
