//! The pages that need no app: the one without a language, and the one for addresses that do not exist.

use std::error::Error;
use std::fmt::Write;

use feltworth::app::Words;
use feltworth::content::{Catalogue, Language};

use crate::assets::{self, Assets};
use crate::document::{ICON, escape, start_of_head};
use crate::origin::Origin;

/// The root of the site: it sends the visitor to their language, or lets them choose.
pub fn welcome(assets: &Assets) -> String {
    let link = |language: Language| {
        let code = language.code();
        format!("<li><a href=\"{code}/\" lang=\"{code}\" hreflang=\"{code}\">{}</a></li>\n", language.name())
    };
    let links: String = Language::ALL.into_iter().map(link).collect();
    let Assets { style, welcome, .. } = assets;
    let codes = Language::ALL.map(Language::code).join(" ");
    document(
        &format!(
            "<link rel=\"stylesheet\" href=\"{style}\">\n<script src=\"{welcome}\" data-languages=\"{codes}\"></script>\n"
        ),
        &format!("<h1>Feltworth</h1>\n<ul class=\"plain-languages\">\n{links}</ul>\n"),
    )
}

/// The page for addresses that do not exist, in five languages.
///
/// A host shows it at any depth, so its addresses begin at the host. Where the build does not know the folder of the site, the
/// page loads nothing, since what is not there would fill the console, and its links take the root for that folder.
pub fn lost(assets: &Assets, origin: Option<&Origin>) -> Result<String, Box<dyn Error>> {
    let folder = origin.map(Origin::folder);
    let style = |folder| format!("<link rel=\"stylesheet\" href=\"{folder}{}\">\n", assets.style);
    let (root, head) = (folder.unwrap_or("/"), folder.map(style).unwrap_or_default());
    let mut body = String::new();
    for language in Language::ALL {
        let words = Words::new(language, Catalogue::parse(&assets::texts(language)?));
        let text = |key: &str| escape(&words.text(key));
        let (title, why, home) = (text("notFound.title"), text("notFound.text"), text("notFound.home"));
        let (code, level) = (language.code(), if language == Language::default() { "h1" } else { "h2" });
        write!(
            body,
            "<section lang=\"{code}\">\n<{level}>{title}</{level}>\n<p>{why} <a href=\"{root}{code}/\">{home}</a></p>\n</section>\n"
        )?;
    }
    Ok(document(&head, &body))
}

fn document(head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n{}{head}{ICON}</head>\n\
         <body class=\"plain\">\n<main>\n{body}</main>\n</body>\n</html>\n",
        start_of_head("Feltworth")
    )
}
