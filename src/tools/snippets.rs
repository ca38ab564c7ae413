//! What is copied from the builder: markup, addresses, and a call of the JavaScript API.

use super::builder::{Chosen, RIGHTS};
use super::embedded::Embedded;
use super::fragment::encode;
use super::number::{canonical, plain};
use super::schema::{Field, Kind, Setting};
use crate::content::Language;

/// The folder in which this version stays, below a site.
const PINNED: &str = concat!("v/", env!("CARGO_PKG_VERSION"), "/");

/// What snippets are made of.
#[derive(Debug, Clone, Copy)]
pub struct Snippets<'a> {
    /// What was chosen.
    pub chosen: &'a Chosen,
    /// The tool.
    pub frame: &'a Embedded,
    /// The address of the site, with a slash at its end.
    pub site: &'a str,
    /// The title of the frame.
    pub title: &'a str,
    /// Its height in pixels.
    pub height: u32,
}

impl Snippets<'_> {
    /// A plain frame.
    pub fn html(&self) -> String {
        let (address, title) = (escaped(&self.address(&self.versioned())), escaped(self.title));
        let scheme = self.chosen.theme.map_or("light", |theme| theme.key());
        format!(
            "<iframe src=\"{address}\" title=\"{title}\"\n  width=\"100%\" height=\"{}\" loading=\"lazy\"\n  \
             style=\"border:0;color-scheme:{scheme}\"></iframe>",
            self.height
        )
    }

    /// The element, with the script that makes it one.
    pub fn script(&self) -> String {
        let (tool, language) = (self.frame.name.clone(), self.chosen.language.code().to_owned());
        let room = format!("display:block;min-height:{}px", self.height);
        let first = [("tool".to_owned(), tool), ("lang".to_owned(), language)];
        let all = first.into_iter().chain(self.keys()).chain([("style".to_owned(), room)]);
        let attribute = |(key, value): (String, String)| match value.as_str() {
            "" => format!(" {key}"),
            value => format!(" {key}=\"{}\"", escaped(value)),
        };
        let attributes: String = all.map(attribute).collect();
        let versioned = self.versioned();
        format!("<script src=\"{versioned}embed.js\" async></script>\n<feltworth-tool{attributes}></feltworth-tool>")
    }

    /// The address of the tool's page, which a blog that knows oEmbed turns into the tool.
    pub fn page(&self) -> String {
        format!("{}{}/{}", self.site, self.chosen.language.code(), self.frame.path)
    }

    /// The address of the oEmbed description.
    pub fn oembed(&self) -> String {
        format!("{}oembed/{}/{}.json", self.site, self.frame.name, self.chosen.language.code())
    }

    /// A call of the JavaScript API that computes the same; empty where there is none.
    pub fn api(&self) -> String {
        let Embedded { name, sample, result, .. } = self.frame;
        if !self.frame.has_call() {
            return String::new();
        }
        let said = self.inputs().filter_map(|(setting, value, _)| said(&setting, value));
        let sample = Some(sample.clone()).filter(|sample| !sample.is_empty());
        let input = sample.into_iter().chain(said).collect::<Vec<_>>().join(", ");
        format!(
            "<script type=\"module\">\nimport init, {{ {name} }} from \"{}feltworth-core.js\";\nawait init();\n\
             const result = {name}({{ {input} }});\nconsole.log(result.{result});\n</script>",
            self.site
        )
    }

    /// The address of the bare tool with all that is set, below a site.
    pub fn address(&self, site: &str) -> String {
        let fragment = self.keys().map(|(key, value)| part(&key, &value)).collect::<Vec<_>>().join("&");
        let sign = if fragment.is_empty() { "" } else { "#" };
        format!("{site}embed/{}/{}/{sign}{fragment}", self.frame.name, self.chosen.language.code())
    }

    fn versioned(&self) -> String {
        format!("{}{}", self.site, if self.chosen.is_pinned { PINNED } else { "" })
    }

    fn inputs(&self) -> impl Iterator<Item = (Setting, Option<&str>, &str)> {
        self.frame.tool.into_iter().flat_map(|tool| self.chosen.inputs_of(tool))
    }

    /// All that is set beside tool and language; a key that means something by being there has no value.
    fn keys(&self) -> impl Iterator<Item = (String, String)> {
        let set = self.inputs().filter_map(|(setting, value, _)| Some((setting.field.key, value?.to_owned())));
        let look = [
            ("theme", self.chosen.theme.map(|theme| theme.key().to_owned())),
            ("accent", self.chosen.accent.map(|accent| accent.hex())),
        ];
        let look = look.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let rights = RIGHTS.map(|right| (right, self.listed(right))).into_iter().filter(|(_, keys)| !keys.is_empty());
        let events = (self.chosen.has_events && self.frame.computes()).then(|| ("events", String::new()));
        let keys = set.chain(look).chain(rights).chain(events).chain(self.version());
        keys.map(|(key, value)| (key.to_owned(), value))
    }

    /// The inputs under one of the [`RIGHTS`].
    fn listed(&self, right: &str) -> String {
        let listed = self.inputs().filter(|(_, _, known)| *known == right);
        listed.map(|(setting, ..)| setting.field.key).collect::<Vec<_>>().join(",")
    }

    /// The version of the tool's keys, which is the first one where none is said.
    fn version(&self) -> Option<(&'static str, String)> {
        let version = self.frame.tool.filter(|_| self.inputs().any(|(_, value, _)| value.is_some()))?.version();
        (version > 1).then(|| ("v", version.to_string()))
    }
}

/// A pair of a fragment, in which commas may stand as they are and colours need no sign.
fn part(key: &str, value: &str) -> String {
    match encode(value.strip_prefix('#').unwrap_or(value)).replace("%2C", ",").as_str() {
        "" => key.to_owned(),
        value => format!("{key}={value}"),
    }
}

/// What an input is in a call: as it is set, a number otherwise as the tool begins with it.
fn said(setting: &Setting, value: Option<&str>) -> Option<String> {
    let Field { key, name, kind } = setting.field;
    match kind {
        Kind::Number(number) => {
            let initial = || setting.tool.initial(Language::default()).number(setting.tool.place(key)?).ok()?;
            let value = value.map_or_else(initial, plain)?;
            Some(format!("{name}: {}", canonical(value / number.unit.api_scale())))
        }
        Kind::Choice(_) => choice(name, value?),
        _ => None,
    }
}

/// A choice as the functions take it; they take no currency.
fn choice(name: &str, key: &str) -> Option<String> {
    match (name, key.split_once('-')) {
        ("scale", Some((min, max))) => Some(format!("{name}: {{ min: {min}, max: {max} }}")),
        ("version", _) => Some(format!("{name}: \"{key}\"")),
        _ => None,
    }
}

/// A text as an attribute has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use crate::tools::{Document, builder, ltv, nev};

    const SITE: &str = "https://a.example/";

    fn of<T>(link: &str, frame: &Embedded, read: impl FnOnce(Snippets<'_>) -> T) -> T {
        let document = Document::from_fragment(&builder::TOOL, &Fragment::parse(link), Language::En);
        let chosen = Chosen::of(&document, Language::En, None);
        read(Snippets { chosen: &chosen, frame, site: SITE, title: "A \"tool\"", height: 884 })
    }

    fn what_if() -> Embedded {
        let [name, path, result] = ["ltv", "ltv/", "profit"].map(str::to_owned);
        Embedded { name, path, tool: Some(&ltv::TOOL), height: 884, sample: String::new(), result }
    }

    #[test]
    fn a_frame_carries_all_that_is_set() {
        let link = "#lang=pl&frameTheme=dark&frameAccent=C63&events=1&ltv.check=45.5&ltv.margin=30&nev.scale=1-7&\
                    lock=ltv.margin&hide=ltv.discount";
        let address = of(link, &what_if(), |snippets| snippets.address(SITE));
        let keys = "check=45.5&margin=30&theme=dark&accent=cc6633&lock=margin&hide=discount&events";
        assert_eq!(address, format!("{SITE}embed/ltv/pl/#{keys}"));
        let html = of(link, &what_if(), |snippets| snippets.html());
        assert!(html.contains("check=45.5&amp;margin=30&amp;theme") && html.contains("color-scheme:dark"));
        assert!(html.contains("title=\"A &quot;tool&quot;\""));
        let script = of(link, &what_if(), |snippets| snippets.script());
        assert!(script.contains(" accent=\"#cc6633\" lock=\"margin\" hide=\"discount\" events style="), "{script}");
    }

    #[test]
    fn a_pinned_snippet_names_the_version() {
        let pinned = format!("{SITE}{PINNED}");
        assert!(of("#pinned=1", &what_if(), |snippets| snippets.script()).contains(&format!("{pinned}embed.js")));
        assert!(of("#pinned=1", &what_if(), |snippets| snippets.html()).contains(&format!("{pinned}embed/ltv/")));
        assert_eq!(of("#pinned=1", &what_if(), |snippets| snippets.page()), format!("{SITE}en/ltv/"));
    }

    #[test]
    fn a_call_has_shares_and_what_the_tool_begins_with() {
        let call = of("#ltv.margin=29", &what_if(), |snippets| snippets.api());
        let input = "averageCheck: 20, purchasesPerMonth: 1, margin: 0.29, months: 36";
        assert!(call.contains(&format!("const result = ltv({{ {input} }});")), "{call}");
    }

    #[test]
    fn a_scale_is_called_by_its_ends() {
        let [name, sample, result] = ["nev", "responses: []", "nev"].map(str::to_owned);
        let frame = Embedded { name, tool: Some(&nev::TOOL), height: 786, sample, result, ..Embedded::default() };
        let call = of("#nev.scale=1-7", &frame, |snippets| snippets.api());
        assert!(call.contains("nev({ responses: [], scale: { min: 1, max: 7 } })"), "{call}");
    }

    #[test]
    fn what_computes_nothing_has_neither_call_nor_events() {
        let frame = Embedded { name: "journey".to_owned(), height: 800, ..Embedded::default() };
        let address = of("#events=1&frameTheme=dark&ltv.months=24", &frame, |snippets| snippets.address(SITE));
        assert_eq!(address, format!("{SITE}embed/journey/en/#theme=dark"));
        assert_eq!(of("", &frame, |snippets| snippets.api()), "");
    }
}
