//! A written page: the app's HTML in a document that can stand by itself.

use std::fmt::Write;

use feltworth::app::{Page, Place, Words};
use feltworth::content::Language;

use crate::assets::Assets;
use crate::origin::{self, Origin, PICTURE};

/// The page at `place`, whose app has drawn `body`.
pub fn page(assets: &Assets, words: Words, place: Place, origin: Option<&Origin>, body: &str) -> String {
    let (language, root) = (place.language.code(), place.root());
    let Assets { texts, .. } = assets;
    let tools = tools(place.page);
    let head = head(assets, words, place) + &origin.map(|origin| cards(origin, words, place)).unwrap_or_default();
    let failure = failure(words);
    let without_scripts = escape(&words.text("noscript"));
    format!(
        "<!doctype html>\n<html lang=\"{language}\" data-root=\"{root}\" data-texts=\"{texts}\" data-tools=\"{tools}\">\n\
         <head>\n{head}</head>\n<body>\n{failure}<noscript><p class=\"notice\">{without_scripts}</p></noscript>\n\
         <div id=\"app\">{body}</div>\n</body>\n</html>\n"
    )
}

fn head(assets: &Assets, words: Words, place: Place) -> String {
    let root = place.root();
    let description = escape(&description(words, place.page));
    let Assets { app, wasm, .. } = assets;
    let (style, start) = match place.page {
        Page::Embed => (&assets.builder_style, &assets.builder),
        _ => (&assets.style, &assets.start),
    };
    let texts = assets.texts_of(place.language);
    let mut head = format!(
        "{}<meta name=\"description\" content=\"{description}\">\n<link rel=\"stylesheet\" href=\"{root}{style}\">\n\
         <script src=\"{root}{start}\" data-app=\"{root}{app}\" data-wasm=\"{root}{wasm}\"></script>\n{}{ICON}",
        start_of_head(&title(words, place.page)),
        preloads(&root, app, wasm, &texts),
    );
    // At home the last story, as those before it stand side by side; elsewhere what ends the header.
    head += &shown_with(if place.page == Page::Home { "home-journey" } else { "theme" });
    for language in Language::ALL {
        let link = place.link_to(Place { language, ..place });
        // Writing to a text cannot fail.
        let _ = writeln!(head, "<link rel=\"alternate\" hreflang=\"{}\" href=\"{link}\">", language.code());
    }
    head
}

/// What a social network shows of a page, and where its embedded tool is described.
fn cards(origin: &Origin, words: Words, place: Place) -> String {
    let (title, description) = (escape(&title(words, place.page)), escape(&description(words, place.page)));
    let address = origin.address(&place.path());
    let mut cards = format!(
        "<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:site_name\" content=\"Feltworth\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n<meta property=\"og:url\" content=\"{address}\">\n\
         <meta property=\"og:locale\" content=\"{}\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n",
        place.language.code()
    );
    let (picture, (width, height)) = (origin.picture(place.page, place.language), PICTURE);
    let alt = escape(&words.text(&format!("page.{}.title", origin::pictured(place.page).key())));
    cards += &format!(
        "<meta property=\"og:image\" content=\"{picture}\">\n<meta property=\"og:image:width\" content=\"{width}\">\n\
         <meta property=\"og:image:height\" content=\"{height}\">\n<meta property=\"og:image:alt\" content=\"{alt}\">\n"
    );
    cards += &origin.discovery(words, place.page);
    cards
}

/// The title of a page, as the browser's tab shows it.
pub fn title(words: Words, page: Page) -> String {
    let name = match page {
        Page::Home => return words.text("page.home.title"),
        Page::Stage(stage) => words.text(&format!("stage.{}.name", stage.id())),
        _ => words.text(&format!("page.{}.title", page.key())),
    };
    format!("{name} · Feltworth")
}

/// What a search result or a card says of a page.
fn description(words: Words, page: Page) -> String {
    match page {
        Page::Stage(stage) => words.text(&format!("stage.{}.summary", stage.id())),
        _ => words.text(&format!("page.{}.description", page.key())),
    }
}

/// What every page begins with.
pub fn start_of_head(title: &str) -> String {
    format!(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n",
        escape(title)
    )
}

/// What the browser loads ahead for an app.
pub fn preloads(root: &str, app: &str, wasm: &str, texts: &str) -> String {
    format!(
        "<link rel=\"modulepreload\" href=\"{root}{app}\">\n\
         <link rel=\"preload\" href=\"{root}{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"preload\" href=\"{root}{texts}\" as=\"fetch\" crossorigin>\n"
    )
}

/// Lets browsers that know it (Chromium 124) show the page once the element with this id has come: parts that stand side
/// by side would move one another while they arrive.
pub fn shown_with(id: &str) -> String {
    format!("<link rel=\"expect\" href=\"#{id}\" blocking=\"render\">\n")
}

/// The icon in the address itself: a heart-shaped gauge costs no request.
pub const ICON: &str = "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%236b3fa0'/%3E%3Cpath d='M7 21c3-9 6-9 9-4s6 4 9-7' fill='none' stroke='%23fff' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E\">\n";

/// The tools whose inputs a page shows: where a draft of one is stored, the written values are not the visitor's.
const fn tools(page: Page) -> &'static str {
    match page {
        Page::Home => "nev ltv",
        Page::Nev => "nev",
        Page::Ltv => "ltv",
        Page::Journey | Page::Stage(_) | Page::Method | Page::Chapter(_) | Page::Privacy | Page::Embed => "",
    }
}

/// What is shown when the app has stopped. It stands outside the app, and the start script serves its buttons.
pub fn failure(words: Words) -> String {
    let text = |key: &str| escape(&words.text(key));
    format!(
        "<section id=\"failure\" role=\"alert\" hidden>\n<h2>{}</h2>\n<p>{}</p>\n<p class=\"actions\">\
         <button type=\"button\" data-recover=\"reload\">{}</button> \
         <button type=\"button\" class=\"quiet\" data-recover=\"fresh\">{}</button></p>\n</section>\n",
        text("failure.title"),
        text("failure.text"),
        text("failure.reload"),
        text("failure.fresh"),
    )
}

/// A text as it stands in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
