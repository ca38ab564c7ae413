//! The files of a language, as tests read them.
#![allow(dead_code)] // each test uses a part

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use feltworth::content::Language;

/// The file that says what there is to know of a language; it holds no texts.
pub const FACTS: &str = "language.properties";

/// The file of the names in examples.
pub const EXAMPLES: &str = "examples.properties";

/// The folder of all languages.
pub fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/locales")
}

/// The catalogue files of a language's folder: all but what is said of it, and the examples.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| !path.ends_with(FACTS) && !path.ends_with(EXAMPLES)).collect()
}

/// Key and text of each line of a file.
pub fn lines_of(file: &Path) -> Vec<(String, String)> {
    let source = std::fs::read_to_string(file).unwrap();
    let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let part = |line: &str| {
        let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("no \" = \" in: {line}"));
        (key.to_owned(), text.to_owned())
    };
    lines.map(part).collect()
}

/// The texts of a language's folder.
pub fn texts_in(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (key, text) in files_in(folder).iter().flat_map(|file| lines_of(file)) {
        assert!(texts.insert(key.clone(), text).is_none(), "{key} stands twice in {}", folder.display());
    }
    texts
}

/// The texts of a language.
pub fn texts(language: Language) -> BTreeMap<String, String> {
    texts_in(&locales().join(language.code()))
}

/// The files of a language's catalogue by name, with the lines of each.
pub fn files(language: Language) -> BTreeMap<String, Vec<(String, String)>> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files_in(&locales().join(language.code())).iter().map(|path| (name(path), lines_of(path))).collect()
}
