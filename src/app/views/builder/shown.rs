//! What the views of the builder show.

use leptos::prelude::*;

use crate::app::browser::address;
use crate::app::browser::preview::Told;
use crate::app::{ToolState, Words};
use crate::tools::builder::{self, Chosen, Input};
use crate::tools::embedded::{Embedded, Offers};
use crate::tools::entry::Entry;
use crate::tools::snippets::Snippets;
use crate::tools::{Document, Edit};

/// Stands for the address of a site that the build was not told.
const UNKNOWN: &str = "https://example.org/";

/// What is chosen, of what is on offer.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The tool's state.
    pub state: ToolState,
    /// What the page offers: as long as words, and as seldom many.
    pub offers: &'static Offers,
    words: Words,
    chosen: Memo<Chosen>,
    /// The place of the tool among those on offer.
    frame: Memo<usize>,
    /// What the preview has said last.
    told: RwSignal<Option<Told>>,
}

impl Shown {
    /// What follows from a state.
    pub fn of(state: ToolState, offers: Offers) -> Self {
        let (words, offers) = (Words::of_view(), &*Box::leak(Box::new(offers)));
        let chosen =
            Memo::new(move |last: Option<&Chosen>| state.with(|document| Chosen::of(document, words.language, last)));
        let frame = Memo::new(move |_| {
            chosen.with(|chosen| offers.frames.iter().position(|frame| frame.name == chosen.tool).unwrap_or_default())
        });
        Self { state, offers, words, chosen, frame, told: RwSignal::new(None) }
    }

    /// What `read` makes of what is chosen.
    pub fn with<T>(self, read: impl FnOnce(&Chosen) -> T) -> T {
        self.chosen.with(read)
    }

    /// The tool that is chosen.
    pub fn frame(self) -> Option<&'static Embedded> {
        self.offers.frames.get(self.frame.get())
    }

    /// What stands in a field.
    pub fn text(self, input: Input) -> String {
        self.state.with(|document| builder::text(document, input).to_owned())
    }

    /// Puts a text into a field while it is typed.
    pub fn set(self, input: Input, text: String) {
        self.state.apply(Edit::Set(input as usize, Entry::typed(text, self.words.language)));
    }

    /// Chooses a key in a field: a change by itself.
    pub fn pick(self, input: Input, key: String) {
        self.set(input, key);
        self.state.end_change();
    }

    /// The entry at a place of one of the fields that hold one for each input.
    pub fn entry(self, input: Input, at: usize) -> Entry {
        let entry = |document: &Document| document.list(input as usize).get(at).cloned();
        self.state.with(entry).unwrap_or_else(|| Entry::typed("", self.words.language))
    }

    /// Puts a text there while it is typed.
    pub fn set_entry(self, input: Input, at: usize, text: String) {
        self.state.apply(Edit::SetItem(input as usize, at, Entry::typed(text, self.words.language)));
    }

    /// Chooses a key there: a change by itself.
    pub fn pick_entry(self, input: Input, at: usize, key: String) {
        self.set_entry(input, at, key);
        self.state.end_change();
    }

    /// What the preview says of itself.
    pub fn hear(self, told: Told) {
        // The view may be gone by the time that its frame speaks.
        let _ = self.told.try_update(|known| {
            let before = known.take().filter(|known| known.page == told.page);
            let (title, height) = before.map_or((None, None), |before| (before.title, before.height));
            *known = Some(Told { title: told.title.or(title), height: told.height.or(height), ..told });
        });
    }

    /// The title of the tool, as lists show it.
    pub fn title(self, frame: &Embedded) -> String {
        self.words.text(&format!("page.{}.title", frame.name))
    }

    /// What is written of the snippets; nothing where there is no tool.
    pub fn written(self, write: fn(&Snippets<'_>) -> String) -> String {
        let site = self.offers.site.clone().or_else(address::site).unwrap_or_else(|| UNKNOWN.to_owned());
        self.snippets(&site, |snippets| write(&snippets)).unwrap_or_default()
    }

    /// Address, title and height of the preview, which is of the site on show; nothing natively.
    pub fn preview(self) -> Option<(String, String, u32)> {
        let site = address::site()?;
        let title = self.title(self.frame()?);
        self.snippets(&site, |snippets| (snippets.address(&site), title, snippets.height))
    }

    fn snippets<T>(self, site: &str, read: impl FnOnce(Snippets<'_>) -> T) -> Option<T> {
        let frame = self.frame()?;
        let own = format!("{} · Feltworth", self.title(frame));
        Some(self.with(|chosen| {
            let bare = Snippets { chosen, frame, site, title: &own, height: frame.height };
            let told = self.told_of(&bare);
            let (title, height) = told.map_or((None, None), |told| (told.title, told.height));
            let title = title.as_deref().unwrap_or(&own);
            read(Snippets { title, height: height.unwrap_or(frame.height), ..bare })
        }))
    }

    /// What the preview has said, if it showed the same tool in the same language.
    fn told_of(self, snippets: &Snippets<'_>) -> Option<Told> {
        let address = snippets.address(&address::site()?);
        let page = address.split('#').next().unwrap_or_default();
        self.told.get().filter(|told| told.page == page)
    }
}
