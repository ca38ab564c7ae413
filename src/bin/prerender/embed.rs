//! The pages of the embedded tools: `embed/<tool>/<language>/`.

use std::error::Error;
use std::fs;
use std::path::Path;

use feltworth::app::embed::{TOOLS, Tool};
use feltworth::app::{Place, Words};
use feltworth::content::Language;
use leptos::prelude::*;

use crate::assets::{Assets, EmbeddedApp, script};
use crate::document::{ICON, escape, failure, shown_with};
use crate::origin::Origin;

type Outcome = Result<(), Box<dyn Error>>;

/// The way from an embedded tool's page to the folder of its assets.
const ROOT: &str = "../../../";

/// The way from a pinned embedded tool's page to the site's root.
const PINNED_SITE: &str = "../../../../../";

/// Where this version stays when the next one comes.
const PINNED: &str = concat!("v/", env!("CARGO_PKG_VERSION"));

/// Writes the page of every embedded tool in the language of `words`, its pinned twin, and its description.
pub fn write_pages(folder: &Path, assets: &Assets, words: Words, origin: Option<&Origin>) -> Outcome {
    for tool in &TOOLS {
        for (base, site) in [(folder.to_path_buf(), ROOT), (folder.join(PINNED), PINNED_SITE)] {
            let folder = base.join(format!("embed/{}/{}", tool.name(), words.language.code()));
            fs::create_dir_all(&folder)?;
            // The app draws itself anew, so it needs none of the marks by which it could take over these very nodes.
            let body = Owner::new().with(|| (tool.draw)(words, site).to_html()).replace("<!>", "");
            // A description leads to the newest tool, so a pinned one has none.
            let described = origin.filter(|_| site == ROOT);
            let discovery = described.map(|origin| origin.discovery(words, tool.page)).unwrap_or_default();
            fs::write(folder.join("index.html"), document(assets, words, tool, site, &discovery, &body))?;
        }
        if let Some(origin) = origin {
            let path = folder.join(Origin::description_path(tool.page, words.language));
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, origin.description(words, tool))?;
        }
    }
    Ok(())
}

/// Puts everything that the pinned pages load beside them, so that they outlive the next version of the site.
pub fn pin(folder: &Path, assets: &Assets) -> Outcome {
    let pinned = folder.join(PINNED);
    fs::create_dir_all(pinned.join("assets"))?;
    let apps = assets.embedded.iter().flat_map(|app| {
        let texts = Language::ALL.map(|language| app.texts_of(language));
        [app.app.clone(), app.wasm.clone()].into_iter().chain(texts)
    });
    for folder in [folder, &pinned] {
        fs::write(folder.join("embed.js"), element())?;
    }
    fs::write(folder.join("feltworth-embed.d.ts"), include_str!("scripts/feltworth-embed.d.ts"))?;
    for file in apps.chain([assets.embed_style.clone(), assets.frame.clone()]) {
        fs::copy(folder.join(&file), pinned.join(&file))?;
    }
    Ok(())
}

/// The script of the element with the heights in it, without blanks between its signs.
fn element() -> String {
    let heights = TOOLS.each_ref().map(|tool| format!("{}:{:?}", tool.name(), tool.heights).replace(' ', ""));
    let source = script(include_str!("scripts/embed.js")).replace("/* heights */", &heights.join(","));
    let mut shipped = String::with_capacity(source.len());
    let is_sign = |sign: char| "=+?:,{}()<>|&!*;".contains(sign);
    for line in source.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for (place, word) in words.iter().enumerate() {
            let after_sign = place == 0 || words.get(place - 1).is_some_and(|before| before.ends_with(is_sign));
            if !after_sign && !word.starts_with(is_sign) {
                shipped.push(' ');
            }
            shipped.push_str(word);
        }
        shipped.push('\n');
    }
    shipped
}

fn document(assets: &Assets, words: Words, tool: &Tool, root: &str, discovery: &str, body: &str) -> String {
    let (page, name) = (tool.page, tool.name());
    let app = assets.embedded.iter().find(|app| app.tool == name);
    let texts = app.map(|app| format!(" data-texts=\"{}\"", app.texts)).unwrap_or_default();
    let language = words.language.code();
    let text = |key: &str| escape(&words.text(key));
    let notice = |name: &str, key: &str| {
        format!("<p class=\"notice\" role=\"status\" data-notice=\"{name}\" hidden>{}</p>\n", text(key))
    };
    let site = Place { language: words.language, page }.path();
    format!(
        "<!doctype html>\n<html lang=\"{language}\" data-root=\"{ROOT}\" data-tool=\"{name}\"{texts}>\n<head>\n{}{discovery}</head>\n\
         <body class=\"embed\">\n{}{}{}{}<main aria-labelledby=\"tool\">\n<h1 id=\"tool\">{}</h1>\n<div id=\"app\">{body}</div>\n</main>\n\
         <footer class=\"made-with\" id=\"made-with\"><a href=\"{root}{site}\" target=\"_blank\" rel=\"noopener\">{}</a></footer>\n</body>\n</html>\n",
        head(assets, words, tool, app),
        failure(words),
        app.map(|_| format!("<noscript><p class=\"notice\">{}</p></noscript>\n", text("noscript"))).unwrap_or_default(),
        notice("accent", "embed.accent"),
        notice("events", "embed.events"),
        text(&format!("page.{name}.title")),
        text("embed.madeWith"),
    )
}

fn head(assets: &Assets, words: Words, tool: &Tool, app: Option<&EmbeddedApp>) -> String {
    let title = escape(&words.text(&format!("page.{}.title", tool.name())));
    let Assets { embed_style, frame, .. } = assets;
    let (of_script, preloads) = app.map(|app| loads(app, words)).unwrap_or_default();
    format!(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title} · Feltworth</title>\n<link rel=\"stylesheet\" href=\"{ROOT}{embed_style}\">\n\
         <script src=\"{ROOT}{frame}\"{of_script}></script>\n{preloads}{}{ICON}",
        shown_with("made-with"),
    )
}

/// What the script is told of the app, and what the browser loads ahead.
fn loads(app: &EmbeddedApp, words: Words) -> (String, String) {
    let texts = app.texts_of(words.language);
    let EmbeddedApp { app, wasm, .. } = app;
    let of_script = format!(" data-app=\"{ROOT}{app}\" data-wasm=\"{ROOT}{wasm}\"");
    let preloads = format!(
        "<link rel=\"modulepreload\" href=\"{ROOT}{app}\">\n\
         <link rel=\"preload\" href=\"{ROOT}{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"preload\" href=\"{ROOT}{texts}\" as=\"fetch\" crossorigin>\n"
    );
    (of_script, preloads)
}
