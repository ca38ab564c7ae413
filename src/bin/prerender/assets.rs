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
        settle_core(folder)?;
        Ok(Self {
            app: moved(folder, |name| name.starts_with("feltworth-") && name.ends_with(".js"))?,
            wasm: moved(folder, |name| name.starts_with("feltworth-") && name.ends_with("_bg.wasm"))?,
            style: written(folder, "site", "css", &STYLES.concat())?,
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

/// The catalogue of a language: the lines of its files that hold a text.
pub fn texts(language: Language) -> Outcome<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/locales").join(language.code());
    let mut texts = String::new();
    for file in ["ui", "journey", "method"] {
        let path = folder.join(file).with_extension("properties");
        let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in source.lines().filter(|line| entry(line).is_some()) {
            texts.push_str(line.trim());
            texts.push('\n');
        }
    }
    Ok(texts)
}

/// Writes the catalogues under one version, so that a page can name that of any language.
fn write_texts(folder: &Path) -> Outcome<String> {
    let catalogues: Vec<(Language, String)> =
        Language::ALL.into_iter().map(|language| Ok((language, texts(language)?))).collect::<Outcome<_>>()?;
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

/// Moves the one file at the top of `folder` that `is_it` picks to the assets; Trunk has put a hash into its name.
fn moved(folder: &Path, is_it: impl Fn(&str) -> bool) -> Outcome<String> {
    let names = fs::read_dir(folder)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut found: Vec<String> = names.filter(|name| !name.starts_with("feltworth-core") && is_it(name)).collect();
    let (Some(name), true) = (found.pop(), found.is_empty()) else {
        return Err("Trunk's folder does not hold exactly one build of the app".into());
    };
    fs::rename(folder.join(&name), folder.join("assets").join(&name))?;
    Ok(format!("assets/{name}"))
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
