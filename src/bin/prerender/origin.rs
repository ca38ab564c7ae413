//! The address that the site will have, and what needs it: oEmbed and social cards.

use std::error::Error;
use std::fs;
use std::path::Path;

use feltworth::app::Words;
use feltworth::app::pages::Page;
use feltworth::app::pages::frames::Frame;
use feltworth::app::pages::route::Route;
use feltworth::content::Language;
use serde_json::json;

use crate::document::{escape, title};

/// How wide a frame is proposed to a page that knows nothing of the tool, in CSS pixels.
const WIDTH: u32 = 600;

/// Width and height of the pictures.
pub const PICTURE: (u32, u32) = (1200, 630);

/// The headers that every host should send; hosts of the Netlify kind read this file.
const HEADERS: &str = include_str!("headers.txt");

/// What the file of the headers says where the host is not known.
const UNNAMED: &str = "\
# In a frame with a sandbox Safari lets 'self' match nothing: tools come there only where the policy also names the site's
# origin, as in script-src 'self' https://example.org. It allows nothing that 'self' does not. cargo xtask build --origin
# with the site's address writes it; by hand it belongs behind each 'self'.
";

/// The site's address, with a slash at its end.
pub struct Origin(String);

/// The headers for the host of the site: where it is known, the policy names it beside `'self'`, which matches nothing in a
/// frame with an opaque origin in WebKit.
pub fn headers(origin: Option<&Origin>) -> String {
    match origin {
        Some(origin) => HEADERS.replace("'self'", &format!("'self' {}", origin.parts().0)),
        None => format!("{UNNAMED}{HEADERS}"),
    }
}

impl Origin {
    /// The address that the build was given; nothing if it was given none.
    pub fn of_build() -> Result<Option<Self>, Box<dyn Error>> {
        let Some(given) = std::env::var("FELTWORTH_ORIGIN").ok().filter(|given| !given.is_empty()) else {
            return Ok(None);
        };
        let is_absolute = given.starts_with("https://") || given.starts_with("http://");
        if !is_absolute || given.contains(['?', '#', '"', '<', '>', ' ']) {
            return Err(format!("--origin {given}: give the site's address, as in https://example.org/tools/").into());
        }
        Ok(Some(Self(format!("{}/", given.trim_end_matches('/')))))
    }

    /// The whole address of a path below the site's root.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Scheme, host and port; and the folder of the site, from slash to slash.
    fn parts(&self) -> (&str, &str) {
        self.0.split_at(self.0.match_indices('/').nth(2).map_or(self.0.len(), |(slash, _)| slash))
    }

    /// The folder of the site on its host, from slash to slash.
    pub fn folder(&self) -> &str {
        self.parts().1
    }

    /// The path of the oEmbed description of a tool.
    pub fn description_path(page: Page, language: Language) -> String {
        format!("oembed/{}/{}.json", page.key(), language.code())
    }

    /// The oEmbed 1.0 description of a tool (<https://oembed.com>).
    pub fn description(&self, words: Words, tool: &Frame) -> String {
        let (language, page, [_, height, _]) = (words.language, tool.page, tool.heights);
        let title = title(words, page);
        let name = escape(&title);
        let page_address = self.address(&Route { language, page }.path());
        // WordPress listens for the height only where it finds its quotation, which it hides once the frame is there. Of the
        // frame it keeps the attributes, not the style: without a width in percent it would be too wide for a phone.
        let frame = self.address(&frame_path(page, language));
        let html = format!(
            "<blockquote class=\"wp-embedded-content\"><a href=\"{page_address}\">{name}</a></blockquote>\
             <iframe src=\"{frame}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" title=\"{name}\" \
             loading=\"lazy\" style=\"border:0\"></iframe>"
        );
        let description = json!({
            "version": "1.0", "type": "rich", "title": title, "html": html, "width": WIDTH, "height": height,
            "thumbnail_url": self.picture(page, language), "thumbnail_width": PICTURE.0, "thumbnail_height": PICTURE.1,
            "provider_name": "Feltworth", "provider_url": self.address(""),
        });
        format!("{description:#}\n")
    }

    /// The address of the picture of a page.
    pub fn picture(&self, page: Page, language: Language) -> String {
        self.address(&format!("pictures/{}-{}.png", pictured(page).key(), language.code()))
    }

    /// The link by which a host finds the description of the tool on a page; nothing where there is none.
    pub fn discovery(&self, words: Words, page: Page) -> String {
        if Frame::of(page).is_none() {
            return String::new();
        }
        let address = self.address(&Self::description_path(page, words.language));
        let title = escape(&title(words, page));
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\" title=\"{title}\">\n")
    }
}

/// Puts the committed pictures of the tools on the site.
pub fn copy_pictures(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("pictures"))?;
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures"))? {
        let file = file?;
        if file.path().extension().is_some_and(|extension| extension == "png") {
            fs::copy(file.path(), folder.join("pictures").join(file.file_name()))?;
        }
    }
    Ok(())
}

/// The tool that the picture of a page shows: its own, or that of the lifetime value.
pub fn pictured(page: Page) -> Page {
    Frame::of(page).map_or(Page::Ltv, |tool| tool.page)
}

/// The path of a tool's bare page.
pub fn frame_path(page: Page, language: Language) -> String {
    format!("embed/{}/{}/", page.key(), language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_host_beside_self_where_it_is_known() {
        let origin = Origin("https://example.org:8443/tools/".to_owned());
        assert_eq!(origin.folder(), "/tools/");
        let known = headers(Some(&origin));
        assert!(known.contains("script-src 'self' https://example.org:8443 'wasm-unsafe-eval';"), "{known}");
        assert_eq!(known.matches("'self'").count(), known.matches("'self' https://example.org:8443").count());
        assert!(headers(None).ends_with(HEADERS));
    }
}
