//! Makes the site of what Trunk has built: every page in every language as HTML, the style sheet, the texts, the start
//! script, the pages without an app, and the headers for the host.
//!
//! Usage: `prerender <folder that Trunk has built into>`

mod assets;
mod declaration;
mod document;
mod embed;
mod merge;
mod minify;
mod origin;
mod places;
mod plain;
mod split;
mod unit;
mod worker;

use std::error::Error;
use std::fs;
use std::path::Path;

use assets::Assets;
use document::BUILD;
use feltworth::app::Words;
use feltworth::app::pages::route::Route;
use feltworth::app::pages::{self, Page, SiteAddress};
use feltworth::content::{Catalogue, Language};
use leptos::prelude::*;
use origin::Origin;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: prerender <folder>")?;
    let folder = Path::new(&folder);
    let origin = Origin::of_build()?;
    if origin.is_none() {
        println!("without --origin the site has no oEmbed, no social cards, and a policy that does not name the host");
    }
    let assets = Assets::gather(folder)?;
    let mut pages = Vec::new();
    for language in Language::ALL {
        let words = Words::new(language, Catalogue::parse(&assets::texts(language)?));
        let page = |page| draw_page(&assets, words, Route { language, page }, origin.as_ref());
        pages.extend(Page::all().map(page));
        embed::write_pages(folder, &assets, words, origin.as_ref())?;
    }
    let build = write_pages(folder, &pages)?;
    worker::write(folder, &assets, &build)?;
    embed::pin(folder, &assets)?;
    embed::write_element(folder)?;
    if origin.is_some() {
        origin::copy_pictures(folder)?;
    }
    fs::write(folder.join("index.html"), plain::welcome(&assets))?;
    fs::write(folder.join("404.html"), plain::lost(&assets, origin.as_ref())?)?;
    fs::write(folder.join("_headers"), origin::headers(origin.as_ref()))?;
    Ok(())
}

/// A page that has still to get the version of the site.
struct Written {
    path: String,
    html: String,
}

fn draw_page(assets: &Assets, words: Words, route: Route, origin: Option<&Origin>) -> Written {
    let body = Owner::new().with(|| {
        provide_context(SiteAddress(origin.map(|origin| origin.address(""))));
        pages::draw(route, words).to_html()
    });
    // The app draws itself anew, so it needs none of the marks by which it could take over these very nodes.
    let body = body.replace("<!>", "").replace("<!--<() />-->", "");
    Written { path: route.path(), html: document::page(assets, words, route, origin, &body) }
}

/// Writes the pages with the version of the site, which is made of all of them: they name every file that they load by its
/// content. Returns the version.
fn write_pages(folder: &Path, pages: &[Written]) -> Result<String, Box<dyn Error>> {
    let build = assets::version(pages.iter().map(|page| page.html.as_str()).collect::<String>().as_bytes());
    for Written { path, html } in pages {
        let folder = folder.join(path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), html.replacen(BUILD, &build, 1))?;
    }
    Ok(build)
}
