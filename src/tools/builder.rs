//! The builder of snippets: which tool is embedded, how it looks, what is set in it, and what its visitors may change.

use super::TOOLS;
use super::colour::{Accent, Colour, Theme, is_used};
use super::document::Document;
use super::entry::Entry;
use super::number::canonical;
use super::range::Problem;
use super::schema::{Field, Kind, Setting, Tool};
use crate::content::Language;

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The name of the tool; the first one on offer where it is empty.
    Tool,
    /// The language of the tool; that of the page where it is empty.
    Language,
    /// Its theme; either where it is empty.
    Theme,
    /// Its accent.
    Accent,
    /// Whether the snippet stays with this version.
    Pinned,
    /// Whether the page around is told the numbers.
    Events,
    /// What stands in the tool's inputs.
    Settings,
    /// What visitors may do with them.
    Rights,
    /// How wide the preview is.
    Width,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "builder",
    fields: &[
        field("tool", Kind::Text),
        field("lang", Kind::Choice(&LANGUAGES)),
        field("frameTheme", Kind::Choice(&["", Theme::Light.key(), Theme::Dark.key()])),
        field("frameAccent", Kind::Text),
        field("pinned", Kind::Choice(&SWITCH)),
        field("events", Kind::Choice(&SWITCH)),
        field("settings", Kind::Settings(settings)),
        field("rights", Kind::Marks(&RIGHTS, settings)),
        field("width", Kind::Choice(&["", "320", "480", "768"])),
    ],
    initial: |_| TOOL.fields.iter().map(|_| String::new()).collect(),
    conversions: &[],
};

const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, name: key, kind }
}

/// What a switch holds where it is on.
pub const ON: &str = "1";

const SWITCH: [&str; 2] = ["", ON];

/// The keys of a snippet that list the inputs which visitors cannot change, and those that they do not see.
pub const RIGHTS: [&str; 2] = ["lock", "hide"];

/// The widths of the preview in pixels.
pub const WIDTHS: [&str; 3] = ["320", "480", "768"];

/// The languages behind that of the page.
#[allow(clippy::indexing_slicing)] // within the lists, or it would not compile
const LANGUAGES: [&str; 1 + Language::ALL.len()] = {
    let mut codes = [""; 1 + Language::ALL.len()];
    let mut i = 0;
    while i < Language::ALL.len() {
        codes[i + 1] = Language::ALL[i].code();
        i += 1;
    }
    codes
};

/// The inputs of all tools that can be set, whether a tool can be embedded or not.
pub fn settings() -> Vec<Setting> {
    TOOLS.iter().copied().filter(|tool| tool.id != TOOL.id).flat_map(Setting::of).collect()
}

/// What is wrong with what an input is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is no number that the input takes.
    Number(Problem),
    /// It is none of the keys on offer.
    Choice,
}

/// What an input is set to, as an address has it; nothing where it is left to the tool.
///
/// # Errors
/// The [`Fault`] of the entry.
pub fn read(setting: &Setting, entry: &Entry) -> Result<Option<String>, Fault> {
    let text = entry.text.trim();
    match &setting.field.kind {
        _ if text.is_empty() => Ok(None),
        Kind::Number(number) => {
            let value = number.read(entry).map_err(Fault::Number)?;
            Ok(value.map(canonical))
        }
        Kind::Choice(keys) if keys.contains(&text) => Ok(Some(text.to_owned())),
        _ => Err(Fault::Choice),
    }
}

/// What is chosen; where an entry is wrong, what was right before.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The name of the tool; empty for the first one.
    pub tool: String,
    /// The language of the tool.
    pub language: Language,
    /// Its theme, if it has but one.
    pub theme: Option<Theme>,
    /// Its accent, if it is not its own.
    pub accent: Option<Colour>,
    /// Whether the snippet stays with this version.
    pub is_pinned: bool,
    /// Whether the page around is told the numbers.
    pub has_events: bool,
    /// What each of [`settings`] is set to, and what visitors may do with it.
    inputs: Vec<(Option<String>, String)>,
}

impl Chosen {
    /// What a document says on a page of a language, after what was chosen before.
    pub fn of(document: &Document, page: Language, last: Option<&Self>) -> Self {
        let choice = |input: Input| document.choice(input as usize).unwrap_or_default();
        let theme = Theme::ALL.into_iter().find(|theme| theme.key() == choice(Input::Theme));
        Self {
            tool: text(document, Input::Tool).to_owned(),
            language: Language::from_code(choice(Input::Language)).unwrap_or(page),
            theme,
            accent: accent(text(document, Input::Accent), theme, last),
            is_pinned: choice(Input::Pinned) == ON,
            has_events: choice(Input::Events) == ON,
            inputs: inputs(document, last),
        }
    }

    /// The inputs of a tool, each with what it is set to and with the key that lists it for what visitors may do with it.
    pub fn inputs_of(&self, tool: &'static Tool) -> impl Iterator<Item = (Setting, Option<&str>, &str)> {
        let all = settings().into_iter().zip(&self.inputs);
        let own = all.filter(move |(setting, _)| std::ptr::eq(setting.tool, tool));
        own.map(|(setting, (value, right))| (setting, value.as_deref(), right.as_str()))
    }
}

/// What stands in a field of free text.
pub fn text(document: &Document, input: Input) -> &str {
    document.entry(input as usize).map_or("", |entry| entry.text.as_str())
}

/// The accent; where it is wrong, the last right one if it can still be read.
fn accent(text: &str, theme: Option<Theme>, last: Option<&Chosen>) -> Option<Colour> {
    match Accent::of(text, theme) {
        Accent::None => None,
        Accent::Used(colour) => Some(colour),
        Accent::Broken | Accent::Refused(_) => {
            last.and_then(|last| last.accent).filter(|colour| is_used(*colour, theme))
        }
    }
}

fn inputs(document: &Document, last: Option<&Chosen>) -> Vec<(Option<String>, String)> {
    let entries = document.list(Input::Settings as usize).iter().zip(document.list(Input::Rights as usize));
    let input = |(at, (setting, (entry, right))): (usize, (Setting, (&Entry, &Entry)))| {
        let before = || last?.inputs.get(at)?.0.clone();
        (read(&setting, entry).unwrap_or_else(|_| before()), right.text.clone())
    };
    settings().into_iter().zip(entries).enumerate().map(input).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Edit;
    use crate::tools::fragment::Fragment;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::Pl)
    }

    fn chosen(link: &str) -> Chosen {
        Chosen::of(&from(link), Language::Pl, None)
    }

    fn value(chosen: &Chosen, key: &str) -> Option<String> {
        let mut inputs = chosen.inputs_of(&crate::tools::ltv::TOOL);
        inputs.find(|(setting, ..)| setting.field.key == key).and_then(|(_, value, _)| value.map(str::to_owned))
    }

    #[test]
    fn the_places_are_those_of_the_table() {
        let places = [Input::Tool, Input::Accent, Input::Settings, Input::Width].map(|input| input as usize);
        assert_eq!(places.map(|place| TOOL.fields[place].key), ["tool", "frameAccent", "settings", "width"]);
        assert_eq!(TOOL.fields.len(), Input::Width as usize + 1);
    }

    #[test]
    fn a_link_holds_what_was_set_and_nothing_else() {
        let link = "#tool=ltv&frameAccent=005a9c&ltv.months=24&lock=nev.scale,ltv.months&hide=ltv.cac&v=1";
        let written = Fragment::default().with(&[], from(link).pairs());
        assert_eq!(written, Fragment::parse(link));
        assert_eq!(TOOL.initial(Language::Pl).pairs(), [("v".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn what_is_not_set_is_that_of_the_page() {
        assert_eq!((chosen("").language, chosen("#lang=it").language), (Language::Pl, Language::It));
        assert_eq!(chosen("#lang=xx").language, Language::Pl);
    }

    #[test]
    fn where_an_entry_is_wrong_the_last_right_one_counts() {
        let first = chosen("#ltv.months=24&frameAccent=005a9c");
        let second = Chosen::of(&from("#ltv.months=5000&frameAccent=x"), Language::Pl, Some(&first));
        assert_eq!(value(&second, "months").as_deref(), Some("24"));
        assert_eq!(second.accent, Some(Colour([0, 0x5a, 0x9c])));
        assert_eq!(value(&chosen("#ltv.months=5000"), "months"), None);
        let dark = Chosen::of(&from("#frameAccent=x&frameTheme=dark"), Language::Pl, Some(&second));
        assert_eq!(dark.accent, None, "it cannot be read there");
    }

    #[test]
    fn what_is_typed_is_read_as_the_page_writes_numbers() {
        let mut document = from("");
        let at =
            settings().iter().position(|setting| setting.tool.id == "ltv" && setting.field.key == "check").unwrap();
        document.apply(Edit::SetItem(Input::Settings as usize, at, Entry::typed("1 234,5 zł", Language::Pl)));
        assert_eq!(value(&Chosen::of(&document, Language::Pl, None), "check").as_deref(), Some("1234.5"));
    }
}
