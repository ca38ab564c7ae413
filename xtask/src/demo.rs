//! Writes the site in one language as one HTML file that opens from a disk.
//!
//! Each file of the site stands in it as base64, and a script of its own (`demo/open.js`) hands them out. The program is the
//! same as on the site.

use crate::provision::read;
use crate::run::Outcome;
use crate::site;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

const SCRIPT: &str = include_str!("demo/open.js");

/// Where a script of the site looks for the files beside it; in the file there is no folder.
const HERE: (&str, &str) = ("import.meta.url", "document.baseURI");

/// With what the names of the files begin that no page of the demo loads: those of frames, of the way to them, and of the page
/// that asks for the language.
const LEFT_OUT: [&str; 6] = ["builder-", "embed-", "feltworth-embed", "frame-", "part-builder-", "welcome-"];

/// The page about embedding is left out: a frame needs an address.
const EMBED: &str = "embed/";

/// What to write.
pub struct Demo<'a> {
    /// The code of the language.
    pub language: &'a str,
    /// Where the same site can be had, so that links and codes lead there.
    pub online: Option<&'a str>,
}

impl Demo<'_> {
    /// Writes the file from a built site; returns where it is.
    pub fn write(&self, site: &Path) -> Result<PathBuf, String> {
        let blocks = self.pages(site)? + &self.files(site)?;
        let file = site::target().join("demo").join(format!("feltworth-{}.html", self.language));
        let folder = file.parent().ok_or("the demo has no folder")?;
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        std::fs::write(&file, self.document(&blocks)).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }

    fn document(&self, blocks: &str) -> String {
        let (language, nonce) = (self.language, nonce(blocks));
        let online = self.online.map(|online| format!(" data-online=\"{}/\"", online.trim_end_matches('/')));
        let online = online.unwrap_or_default();
        // Nothing is fetched: what is in the file is handed out by its script.
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}' blob: 'wasm-unsafe-eval'; style-src 'nonce-{nonce}' blob:; \
             img-src data: blob:; base-uri 'none'; form-action 'none'"
        );
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>Feltworth</title>\n</head>\n<body>\n{blocks}\
             <script nonce=\"{nonce}\" data-language=\"{language}\"{online}>\n{SCRIPT}</script>\n</body>\n</html>\n"
        )
    }

    /// The pages of the language, under their addresses below it.
    fn pages(&self, site: &Path) -> Result<String, String> {
        let top = site.join(self.language);
        let mut pages = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for (name, is_folder) in entries(&top.join(&folder))? {
                match (is_folder, format!("{folder}{name}/")) {
                    (true, below) if below != EMBED => folders.push(below),
                    (false, _) if name == "index.html" => pages.push(folder.clone()),
                    _ => {}
                }
            }
        }
        pages.sort();
        let page = |path: &String| Ok(block("page", path, read(&top.join(path).join("index.html"))?.as_bytes()));
        pages.iter().map(page).collect()
    }

    /// The files that these pages load.
    fn files(&self, site: &Path) -> Result<String, String> {
        let folder = site.join("assets");
        let mut names: Vec<String> = entries(&folder)?.into_iter().map(|(name, _)| name).collect();
        names.retain(|name| self.is_needed(name));
        names.sort();
        names.iter().map(|name| Ok(block("file", name, &content(&folder.join(name))?))).collect()
    }

    fn is_needed(&self, name: &str) -> bool {
        // Texts are `<part>-<language>-<version>.txt`.
        let is_spoken = |texts: &str| texts.rsplit('-').nth(1) == Some(self.language);
        let is_other = name.strip_suffix(".txt").is_some_and(|texts| !is_spoken(texts));
        !is_other && !LEFT_OUT.iter().any(|beginning| name.starts_with(beginning))
    }
}

/// A file as it stands in the demo. Modules are not beside their files any more.
fn content(path: &Path) -> Result<Vec<u8>, String> {
    if path.extension().is_some_and(|extension| extension == "js") {
        return Ok(read(path)?.replace(HERE.0, HERE.1).into_bytes());
    }
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn entries(folder: &Path) -> Result<Vec<(String, bool)>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()))
        .collect())
}

/// A block that no browser runs or shows.
fn block(kind: &str, name: &str, content: &[u8]) -> String {
    format!("<script type=\"text/plain\" data-{kind}=\"{name}\">{}</script>\n", STANDARD.encode(content))
}

/// What the policy allows is this file's own: nobody can know it who has not read the file.
fn nonce(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content.as_bytes());
    format!("{:016x}", hasher.finish())
}

/// Reads what a command was told, and writes the file.
pub fn run(arguments: &[String], site: &Path) -> Outcome {
    let mut demo = Demo { language: "en", online: None };
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().ok_or(format!("{name} needs a value"))?;
        match name.as_str() {
            "--lang" => demo.language = value,
            "--online" => demo.online = Some(value),
            other => return Err(format!("do not know what to do with {other}")),
        }
    }
    if !site.join(demo.language).join("index.html").is_file() {
        return Err(format!("the site has no language {}", demo.language));
    }
    let file = demo.write(site)?;
    let bytes = std::fs::metadata(&file).map(|file| file.len()).unwrap_or_default();
    println!("{}: {:.1} MB", file.display(), bytes as f64 / 1e6);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_standard_has_them() {
        // RFC 4648, section 10.
        let known =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (bytes, text) in known {
            assert_eq!(STANDARD.encode(bytes), text);
        }
        assert_eq!(STANDARD.encode([0xff, 0xef, 0xbf]), "/++/");
    }

    #[test]
    fn a_demo_has_the_texts_of_its_language_and_nothing_of_frames() {
        let demo = Demo { language: "sl", online: None };
        for (name, is_needed) in [
            ("ltv-sl-0123456789abcdef.txt", true),
            ("ltv-it-0123456789abcdef.txt", false),
            ("part-ltv-0123456789abcdef.wasm", true),
            ("frame-ltv-0123456789abcdef.wasm", false),
            ("feltworth-0123456789abcdef.js", true),
            ("feltworth-embed-0123456789abcdef.js", false),
        ] {
            assert_eq!(demo.is_needed(name), is_needed, "{name}");
        }
    }
}
