//! What the builder has to know of the tools that can be embedded, and of the site that they are on. Only the page of the
//! builder knows it, and tells it as text.

use super::fragment::{Fragment, decode, encode};
use super::{TOOLS, Tool};

/// A tool that can be embedded.
#[derive(Debug, Clone, Default)]
pub struct Embedded {
    /// The name in addresses, attributes and the JavaScript API.
    pub name: String,
    /// The address of its page below the language, with a slash at its end.
    pub path: String,
    /// The tool whose inputs can be set, if it computes.
    pub tool: Option<&'static Tool>,
    /// The height that it needs in a column of usual width.
    pub height: u32,
    /// What the input of its function in the JavaScript API has besides the settings; may be empty.
    pub sample: String,
    /// The field of the function's result that says most; empty where no function computes the same.
    pub result: String,
}

/// What can be embedded from a site.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The address of the site, if the build was told; it ends with a slash.
    pub site: Option<String>,
    /// The tools, the first one to begin with.
    pub frames: Vec<Embedded>,
}

/// The key of the site's address.
const SITE: &str = "site";

impl Offers {
    /// The text that a page carries.
    pub fn text(&self) -> String {
        let site = (SITE.to_owned(), encode(self.site.as_deref().unwrap_or_default()));
        let frames = self.frames.iter().map(Embedded::pair);
        Fragment::default().with(&[], [site].into_iter().chain(frames).collect()).text()
    }

    /// Reads such a text.
    pub fn read(text: &str) -> Self {
        let fragment = Fragment::parse(text);
        let site = fragment.get(SITE).filter(|site| !site.is_empty());
        let frames = fragment.pairs().iter().filter(|(key, _)| key != SITE);
        Self { site, frames: frames.map(|(name, value)| Embedded::read(name, value)).collect() }
    }

    /// The tool of a name; the first one where there is none of that name.
    pub fn frame(&self, name: &str) -> Option<&Embedded> {
        self.frames.iter().find(|frame| frame.name == name).or(self.frames.first())
    }
}

impl Embedded {
    fn pair(&self) -> (String, String) {
        let tool = self.tool.map(|tool| tool.id).unwrap_or_default();
        let cells = [&self.path, tool, &self.height.to_string(), &self.sample, &self.result].map(encode);
        (self.name.clone(), cells.join(","))
    }

    fn read(name: &str, value: &str) -> Self {
        let mut cells = value.split(',').map(decode);
        let mut next = || cells.next().unwrap_or_default();
        let (path, tool) = (next(), next());
        Self {
            name: name.to_owned(),
            path,
            tool: TOOLS.iter().copied().find(|known| known.id == tool),
            height: next().parse().unwrap_or_default(),
            sample: next(),
            result: next(),
        }
    }

    /// Whether anything is computed in it.
    pub const fn computes(&self) -> bool {
        self.tool.is_some()
    }

    /// Whether a function of the JavaScript API computes the same.
    pub const fn has_call(&self) -> bool {
        !self.result.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_tells_is_read_as_it_was() {
        let what_if = Embedded {
            name: "ltv".to_owned(),
            tool: Some(&crate::tools::ltv::TOOL),
            height: 884,
            ..Embedded::default()
        };
        let sampled = Embedded {
            name: "a&b".to_owned(),
            sample: "x: [{ y: 1, z: 2 }]".to_owned(),
            result: "nev".to_owned(),
            ..Embedded::default()
        };
        let offers = Offers { site: Some("https://a.example/b/".to_owned()), frames: vec![what_if, sampled] };
        let read = Offers::read(&offers.text());
        assert_eq!(format!("{read:?}"), format!("{offers:?}"));
        assert!(Offers::read("").frames.is_empty() && Offers::read("").site.is_none());
    }
}
