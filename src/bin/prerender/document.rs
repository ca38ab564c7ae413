//! A written page: the app's HTML in a document that can stand by itself.

use std::fmt::Write;

use feltworth::app::Words;
use feltworth::app::pages::Page;
use feltworth::app::pages::route::Route;
use feltworth::content::Language;

use crate::assets::Assets;
use crate::origin::{self, Origin, PICTURE};
use crate::split::Program;

/// The page at `route`, whose inside is `body`.
pub fn page(assets: &Assets, words: Words, route: Route, origin: Option<&Origin>, body: &str) -> String {
    let (language, root) = (route.language.code(), route.root());
    let tools = all_of(body, "data-tool").join(" ");
    // A tool's parts stand side by side, and the caption of a figure above it: such a page is shown once it has come; others,
    // once the header has.
    let shown = if body.contains("data-part=") || body.contains("<figure") { "end" } else { "theme" };
    let head = head(assets, words, route, origin, body) + &shown_with(shown);
    let cards = origin.map(|origin| cards(origin, words, route)).unwrap_or_default();
    let (outdated, failure) = (outdated(words), failure(words));
    let (build, texts, work) = (build(route.page), &assets.texts, &assets.work);
    let without_scripts = escape(&words.text("noscript"));
    format!(
        "<!doctype html>\n<html lang=\"{language}\" data-root=\"{root}\" data-texts=\"{texts}\" data-tools=\"{tools}\" \
         data-work=\"{work}\" data-build=\"{build}\">\n<head>\n{head}{cards}</head>\n<body>\n{outdated}{failure}<noscript><p class=\"notice\">\
         {without_scripts}</p></noscript>\n<div id=\"app\">{body}</div>\n</body>\n</html>\n"
    )
}

/// What stands for the version of the site while its pages are written, from which that follows.
pub const BUILD: &str = "{build}";

/// What must be equal on both sides for the program to move from one page to another: the version of the site, and whether the
/// page has files of its own.
fn build(page: Page) -> String {
    let own = match page {
        Page::Embed => "-embed",
        Page::Privacy => "-privacy",
        _ => "",
    };
    format!("{BUILD}{own}")
}

/// The distinct values of an attribute in a page.
pub fn all_of<'a>(body: &'a str, attribute: &str) -> Vec<&'a str> {
    let mut values = Vec::new();
    for value in body.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn head(assets: &Assets, words: Words, route: Route, origin: Option<&Origin>, body: &str) -> String {
    let root = route.root();
    let (now, late) = parts(body);
    let description = escape(&route.page.description(words));
    let (script, wasm) = (&assets.site.script, assets.site.wasm.as_deref().unwrap_or_default());
    let style = if route.page == Page::Embed { &assets.builder_style } else { &assets.style };
    let (ahead, program) = ahead(&root, &assets.site, &now, &assets.texts_of(&now, route.language));
    // Where a tool is at work its program sees to the rest.
    let late = if now.is_empty() { late } else { Vec::new() };
    let later = later(&root, &assets.site, &late, &assets.texts_of(&late, route.language));
    let scripts = [("export", &assets.export), ("present", &assets.present), ("stage", &assets.stage)];
    let scripts: String = scripts.map(|(name, file)| format!(" data-{name}=\"{root}{file}\"")).concat();
    let mut head = format!(
        "{}<meta name=\"description\" content=\"{description}\">
<link rel=\"stylesheet\" href=\"{root}{style}\">
\
         <script src=\"{root}{}\" data-app=\"{root}{script}\" data-wasm=\"{root}{wasm}\"{scripts}{ahead}{later}></script>
{program}{ICON}",
        start_of_head(&title(words, route.page)),
        assets.start,
    );
    if route.page == Page::Privacy {
        // Before the page is shown, so that nothing moves. Writing to a text cannot fail.
        let _ = writeln!(head, "<script src=\"{root}{}\" defer blocking=\"render\"></script>", assets.kept);
    }
    // Search engines take absolute addresses only.
    for language in origin.into_iter().flat_map(|origin| Language::ALL.map(|language| (origin, language))) {
        let (origin, language) = language;
        let link = origin.address(&Route { language, ..route }.path());
        let _ = writeln!(head, "<link rel=\"alternate\" hreflang=\"{}\" href=\"{link}\">", language.code());
    }
    head
}

/// What a social network shows of a page, and where its embedded tool is described.
fn cards(origin: &Origin, words: Words, route: Route) -> String {
    let (title, description) = (escape(&title(words, route.page)), escape(&route.page.description(words)));
    let address = origin.address(&route.path());
    let mut cards = format!(
        "<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:site_name\" content=\"Feltworth\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n<meta property=\"og:url\" content=\"{address}\">\n\
         <meta property=\"og:locale\" content=\"{}\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n",
        route.language.code()
    );
    let (picture, (width, height)) = (origin.picture(route.page, route.language), PICTURE);
    let alt = escape(&words.text(&format!("page.{}.title", origin::pictured(route.page).key())));
    cards += &format!(
        "<meta property=\"og:image\" content=\"{picture}\">\n<meta property=\"og:image:width\" content=\"{width}\">\n\
         <meta property=\"og:image:height\" content=\"{height}\">\n<meta property=\"og:image:alt\" content=\"{alt}\">\n"
    );
    cards += &origin.discovery(words, route.page);
    cards
}

/// The title of a page, as the browser's tab shows it.
pub fn title(words: Words, page: Page) -> String {
    let name = page.name(words);
    if page == Page::Home { name } else { format!("{name} · Feltworth") }
}

/// What every page begins with.
pub fn start_of_head(title: &str) -> String {
    format!(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n",
        escape(title)
    )
}

/// The parts in the mount points of a page: those that are loaded at once, and those that come when the visitor reaches for
/// something.
fn parts<'a>(body: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let tags = body.split('<').filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains(" data-part="));
    let (late, now): (Vec<&str>, Vec<&str>) = tags.partition(|tag| tag.contains(" data-late"));
    let names = |tags: Vec<&'a str>| {
        let mut names: Vec<&str> = tags.into_iter().flat_map(|tag| all_of(tag, "data-part")).collect();
        names.dedup();
        names
    };
    (names(now), names(late))
}

/// What the start script asks for ahead of the parts on a page, and the link to their program; nothing where there is none,
/// since such a page is read as it is.
pub fn ahead(root: &str, program: &Program, parts: &[&str], texts: &[String]) -> (String, String) {
    if parts.is_empty() {
        return (String::new(), String::new());
    }
    let script = format!("<link rel=\"modulepreload\" href=\"{root}{}\">\n", program.script);
    (format!(" data-ahead=\"{}\"", files(root, program, parts, texts)), script)
}

/// What the start script asks for once the visitor reaches for something; nothing where that brings no part.
fn later(root: &str, program: &Program, parts: &[&str], texts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!(" data-later=\"{}\"", files(root, program, parts, texts)) }
}

/// The modules of a program with some of its parts, and their texts.
fn files(root: &str, program: &Program, parts: &[&str], texts: &[String]) -> String {
    let modules = program.wasm.iter().chain(parts.iter().filter_map(|part| program.parts.get(*part)));
    modules.chain(texts).map(|file| format!("{root}{file}")).collect::<Vec<_>>().join(" ")
}

/// Lets browsers that know it (Chromium 124) show the page once the element with this id has come: parts that stand side
/// by side would move one another while they arrive.
pub fn shown_with(id: &str) -> String {
    format!("<link rel=\"expect\" href=\"#{id}\" blocking=\"render\">\n")
}

/// The icon in the address itself: a heart-shaped gauge costs no request.
pub const ICON: &str = "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%236b3fa0'/%3E%3Cpath d='M7 21c3-9 6-9 9-4s6 4 9-7' fill='none' stroke='%23fff' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E\">\n";

/// What a browser that lacks what the tools need shows above a page that can be read all the same: no script hides it, but
/// the style that such a browser does not know.
pub fn outdated(words: Words) -> String {
    format!("<p class=\"notice outdated\">{}</p>\n", escape(&words.text("outdated")))
}

/// What is shown when the program has stopped, or could not be loaded. It stands outside of what the program draws, and the
/// start script serves its buttons.
pub fn failure(words: Words) -> String {
    let text = |key: &str| escape(&words.text(key));
    let section = |id: &str, title: &str, body: &str, button: &str| {
        format!(
            "<section id=\"{id}\" class=\"failure\" role=\"alert\" hidden>\n<h2>{}</h2>\n<p>{}</p>\n<p class=\"actions\">\
             <button type=\"button\" data-recover=\"reload\">{}</button> \
             <button type=\"button\" class=\"quiet\" data-recover=\"fresh\">{}</button></p>\n</section>\n",
            text(title),
            text(body),
            text(button),
            text("failure.fresh"),
        )
    };
    section("failure", "failure.title", "failure.text", "failure.reload")
        + &section("not-loaded", "failure.load.title", "failure.load.text", "failure.load.again")
}

/// A text as it stands in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
