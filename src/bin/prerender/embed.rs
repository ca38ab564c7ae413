//! The pages of the embedded tools: `embed/<tool>/<language>/`.

use std::error::Error;
use std::fs;
use std::path::Path;

use feltworth::app::Words;
use feltworth::app::pages::frames::{FRAMES, Frame};
use feltworth::app::pages::route::Route;
use feltworth::content::Language;
use leptos::prelude::*;

use crate::assets::{Assets, NOT_STYLED_IN_FRAMES, frame_texts};
use crate::declaration::declaration;
use crate::document::{ahead, escape, failure, outdated, shown_with, start_of_head, title};
use crate::minify::{Kind, script};
use crate::origin::{Origin, frame_path};

type Outcome = Result<(), Box<dyn Error>>;

/// The way from an embedded tool's page to the folder of its assets.
const ASSETS: &str = "../../../";

/// A frame shows no icon; without a word about it a browser that opens one alone would ask for one that is not there.
const NO_ICON: &str = "<link rel=\"icon\" href=\"data:,\">\n";

/// Where this version stays when the next one comes.
const PINNED: &str = concat!("v/", env!("CARGO_PKG_VERSION"));

/// Writes the page of every embedded tool in the language of `words`, its pinned twin, and its description.
pub fn write_pages(folder: &Path, assets: &Assets, words: Words, origin: Option<&Origin>) -> Outcome {
    for tool in &FRAMES {
        // A description leads to the newest tool, so a pinned one has none.
        let discovery = origin.map(|origin| origin.discovery(words, tool.page)).unwrap_or_default();
        write_page(folder, assets, words, tool, ASSETS, &discovery)?;
        write_page(&folder.join(PINNED), assets, words, tool, &format!("../../{ASSETS}"), "")?;
        if let Some(origin) = origin {
            let path = folder.join(Origin::description_path(tool.page, words.language));
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, origin.description(words, tool))?;
        }
    }
    Ok(())
}

/// Writes the page of a tool below `folder`; `site` is the way from there to the site's root.
fn write_page(folder: &Path, assets: &Assets, words: Words, tool: &Frame, site: &str, discovery: &str) -> Outcome {
    let folder = folder.join(frame_path(tool.page, words.language));
    fs::create_dir_all(&folder)?;
    // The app draws itself anew, so it needs none of the marks by which it could take over these very nodes.
    let written = |draw: &dyn Fn() -> AnyView| {
        Owner::new().with(|| draw().to_html()).replace("<!>", "").replace("<!--<() />-->", "")
    };
    let chart = tool.chart().map(|_| hollow(&written(&|| tool.draw_chart(words).into_any())));
    let body = written(&|| tool.draw(words, site)) + &chart.unwrap_or_default();
    check_classes(&body)?;
    fs::write(folder.join("index.html"), document(assets, words, tool, site, discovery, &body)?)?;
    Ok(())
}

/// Refuses what is written with a class of which the style sheet of frames says nothing.
fn check_classes(html: &str) -> Outcome {
    let lists = html.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let unknown = lists.flat_map(str::split_whitespace).find(|class| NOT_STYLED_IN_FRAMES.contains(class));
    unknown.map_or(Ok(()), |class| Err(format!("a frame has {class}: take it out of NOT_STYLED_IN_FRAMES").into()))
}

/// A drawn chart with nothing in it: it keeps its place and weighs little.
fn hollow(html: &str) -> String {
    emptied(&emptied(html, "<svg", "</svg>"), "<table", "</table>")
}

/// A page with nothing in the elements of a name.
fn emptied(html: &str, start: &str, end: &str) -> String {
    let mut pieces = html.split(start);
    let first = pieces.next().unwrap_or_default().to_owned();
    let without = |piece: &str| {
        let (tag, inside) = piece.split_once('>')?;
        Some(format!("{start}{tag}>{end}{}", inside.split_once(end)?.1))
    };
    first + &pieces.map(|piece| without(piece).unwrap_or_else(|| format!("{start}{piece}"))).collect::<String>()
}

/// Puts everything that the pinned pages load beside them, so that they outlive the next version of the site.
pub fn pin(folder: &Path, assets: &Assets) -> Outcome {
    let pinned = folder.join(PINNED);
    fs::create_dir_all(pinned.join("assets"))?;
    for file in assets.of_frames() {
        fs::copy(folder.join(file), pinned.join(file))?;
    }
    Ok(())
}

/// Writes the element by which hosts embed, for the newest tools and for the pinned ones, and its declaration.
pub fn write_element(folder: &Path) -> Outcome {
    for folder in [folder, &folder.join(PINNED)] {
        fs::write(folder.join("embed.js"), element()?)?;
    }
    fs::write(folder.join("feltworth-embed.d.ts"), declaration()?)?;
    Ok(())
}

/// The script of the element with the heights and the languages in it.
fn element() -> Result<String, Box<dyn Error>> {
    let heights = FRAMES.each_ref().map(|tool| format!("{:?}:{:?}", tool.name(), tool.heights));
    let languages = Language::ALL.map(Language::code).join("|");
    let source = include_str!("scripts/embed.js").replace("/* heights */", &heights.join(","));
    script(&source.replace("(languages)", &format!("({languages})")), Kind::Script)
}

fn document(
    assets: &Assets,
    words: Words,
    tool: &Frame,
    site: &str,
    discovery: &str,
    body: &str,
) -> Result<String, Box<dyn Error>> {
    let (page, name) = (tool.page, tool.name());
    let language = words.language.code();
    let text = |key: &str| escape(&words.text(key));
    let notice = |name: &str, key: &str| {
        format!("<p class=\"notice\" role=\"status\" data-notice=\"{name}\" hidden>{}</p>\n", text(key))
    };
    let without_program = outdated(words) + &failure(words);
    let without_scripts = format!("<noscript><p class=\"notice\">{}</p></noscript>\n", text("noscript"));
    let path = Route { language: words.language, page }.path();
    let texts = tool.part().map(|_| texts(tool, words.language)).transpose()?.unwrap_or_default();
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\" data-root=\"{ASSETS}\" data-tool=\"{name}\">\n<head>\n{}{discovery}</head>\n\
         <body class=\"embed\">\n{}{}{}{}<main aria-labelledby=\"tool\">\n<h1 id=\"tool\">{}</h1>\n<div id=\"app\"{}>{body}</div>\n</main>\n\
         <footer class=\"made-with\" id=\"made-with\"><a href=\"{site}{path}\" target=\"_blank\" rel=\"noopener\">{}</a></footer>\n{texts}</body>\n</html>\n",
        head(assets, words, tool),
        if tool.part().is_some() { without_program } else { String::new() },
        if tool.part().is_some() { without_scripts } else { String::new() },
        notice("accent", "embed.accent"),
        notice("events", "embed.events"),
        text(&format!("page.{name}.title")),
        if tool.chart().is_some() { " class=\"with-chart\"" } else { "" },
        text("embed.madeWith"),
    ))
}

/// The texts of a tool as data in its page: most of them stand there already, so that they weigh little.
fn texts(tool: &Frame, language: Language) -> Result<String, Box<dyn Error>> {
    let texts = frame_texts(tool, language)?;
    // Nothing is escaped in such an element.
    if texts.contains("</") {
        Err("a text would end its element".into())
    } else {
        Ok(format!("{DATA}{texts}</script>\n"))
    }
}

const DATA: &str = "<script type=\"text/plain\" id=\"texts\">";

fn head(assets: &Assets, words: Words, tool: &Frame) -> String {
    let Assets { embed_style, frame, frames, .. } = assets;
    let parts = tool.part().map(|part| part.id);
    let program = parts.and_then(|part| frames.get(part));
    let app = program.map(|program| format!(" data-app=\"{ASSETS}{}\"", program.script)).unwrap_or_default();
    let (ahead, script) = program.map(|program| ahead(ASSETS, program, parts.as_slice(), &[])).unwrap_or_default();
    format!(
        "{}<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"{ASSETS}{embed_style}\">\n\
         <script src=\"{ASSETS}{frame}\"{app}{ahead}></script>\n{script}{}{NO_ICON}",
        start_of_head(&title(words, tool.page)),
        shown_with("made-with"),
    )
}
