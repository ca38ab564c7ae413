//! The service worker, which keeps the pages of a language for use without a network.

use std::error::Error;
use std::fs;
use std::path::Path;

use feltworth::app::pages::Page;
use feltworth::content::Language;

use crate::assets::Assets;
use crate::minify::{Kind, script};

type Outcome<T> = Result<T, Box<dyn Error>>;

const SOURCE: &str = include_str!("scripts/sw.js");

/// Writes the worker of a build to the root of the site: its scope can be any folder beside it.
pub fn write(folder: &Path, assets: &Assets, build: &str) -> Outcome<()> {
    let names = names(&folder.join("assets"), assets)?;
    let (texts, files): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.ends_with(".txt"));
    let paths: Vec<String> = Page::all().map(Page::path).collect();
    let source = SOURCE
        .replace("BUILD", &format!("{build:?}"))
        .replace("PATHS", &format!("{paths:?}"))
        .replace("ASSETS", &format!("{files:?}"))
        .replace("TEXTS", &format!("{:?}", parts(&texts, &assets.texts)))
        .replace("WORK", &format!("{:?}", assets.work))
        .replace("VERSION", &format!("{:?}", assets.texts));
    fs::write(folder.join("sw.js"), script(&source, Kind::Script)?)?;
    Ok(())
}

/// The names of the files that pages may load; those of frames are never kept.
fn names(folder: &Path, assets: &Assets) -> Outcome<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|file| Ok(file?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Outcome<Vec<String>>>()?;
    let not_kept: Vec<&str> = assets.of_frames().chain([assets.welcome.as_str()]).collect();
    names.retain(|name| !not_kept.contains(&format!("assets/{name}").as_str()));
    names.sort();
    Ok(names)
}

/// The names of the parts that have texts, which each language has under its code.
fn parts<'a>(texts: &'a [String], version: &str) -> Vec<&'a str> {
    let end = format!("-{}-{version}.txt", Language::default().code());
    texts.iter().filter_map(|name| name.strip_suffix(&end)).collect()
}
