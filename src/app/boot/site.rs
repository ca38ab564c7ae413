//! How the app takes over a written page, and how it moves from page to page and from language to language.

use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::layout::Layouts;
use super::{address, document, element, fetch, focus, keeping, rest, root, window, written};
use crate::app::pages::prose::Written;
use crate::app::state::ForeignLinks;
use crate::app::{App, Page, Place, States, Words};
use crate::content::{Catalogue, Language};
use crate::tools::fragment::Fragment;
use crate::tools::nev::ASKING_ORDER;
use crate::tools::{Inputs, ltv, nev};

/// Fetches the texts of the page's language and takes the page over; what stands in its way is given to the start
/// script, which says so on the page.
///
/// # Errors
/// What the browser said of the texts or of the page.
pub async fn start() -> Result<(), JsValue> {
    let base = address::base();
    let place = address::place(&base).ok_or("no page of this site has this address")?;
    let words = fetch_words(&base, place.language).await?;
    let app: HtmlElement = element("app").ok_or("no #app")?;
    take_over(app, base, place, words);
    root().ok_or("no root")?.remove_attribute("data-pending")
}

/// Puts the app in the place of the written page: in one go, so that nothing flashes or shifts.
fn take_over(app: HtmlElement, base: String, place: Place, words: Words) {
    let (kept, written) = (focus::keep(), written::here());
    app.set_inner_html("");
    mount_to(app, move || {
        let site = Site::new(base, place, words, written);
        site.keep_inputs();
        rest::flush_on_leave();
        site.clone().follow_links();
        provide_context(site.foreign);
        provide_context(Layouts::in_sight());
        provide_context(Written(site.written));
        view! { <App page=site.page words=site.words states=site.states /> }
    })
    .forget();
    focus::restore(&kept);
}

/// What the page in the browser is made of.
#[derive(Clone)]
struct Site {
    base: Rc<str>,
    page: RwSignal<Page>,
    words: RwSignal<Words>,
    /// The words of every language that the visitor has read so far.
    known: RwSignal<Vec<Words>>,
    states: States,
    foreign: ForeignLinks,
    /// The inside of the page, where it is prose.
    written: RwSignal<String>,
    /// The pairs of the address that are no tool's, theme and the like.
    others: RwSignal<Fragment>,
}

impl Site {
    fn new(base: String, place: Place, words: Words, written: String) -> Self {
        let fragment = address::fragment();
        let language = place.language;
        let ltv = keeping::bring::<ltv::Inputs>(&fragment, place.page == Page::Ltv, language);
        let nev = keeping::bring::<nev::Inputs>(&fragment, place.page == Page::Nev, language);
        let foreign = ForeignLinks { ltv: RwSignal::new(ltv.is_foreign), nev: RwSignal::new(nev.is_foreign) };
        let states = States::new(ltv.inputs, nev.inputs);
        // What such a page has in its address is its script's alone.
        let others = if place.page.has_own_script() { Fragment::default() } else { others(&fragment) };
        let (page, known, words) = (RwSignal::new(place.page), RwSignal::new(vec![words]), RwSignal::new(words));
        Self {
            base: base.into(),
            page,
            words,
            known,
            states,
            foreign,
            written: RwSignal::new(written),
            others: RwSignal::new(others),
        }
    }

    fn language(&self) -> Language {
        self.words.with_untracked(|words| words.language)
    }

    /// The fragment that belongs to a page as its tool stands now; nothing where the page has no tool.
    fn fragment(&self, page: Page, language: Language) -> Option<String> {
        let States { ltv, nev } = self.states;
        self.others.with(|others| match page {
            Page::Ltv => Some(ltv.inputs.with(|inputs| keeping::fragment_of(inputs, others, language))),
            Page::Nev => Some(nev.inputs.with(|inputs| keeping::fragment_of(inputs, others, language))),
            _ => None,
        })
    }

    fn keep_inputs(&self) {
        let words = self.words;
        let language = Signal::derive(move || words.with(|words| words.language));
        keeping::keep_draft(self.states.ltv.inputs, self.foreign.ltv, language);
        keeping::keep_draft(self.states.nev.inputs, self.foreign.nev, language);
        let site = self.clone();
        let page = self.page;
        keeping::keep_address(Box::new(move || {
            let fragment = site.fragment(page.get(), language.get())?;
            Some((fragment, !site.foreign.at(page.get())))
        }));
    }

    fn follow_links(self) {
        let site = self.clone();
        address::on_link(self.base.to_string(), move |place| {
            let site = site.clone();
            spawn_local(async move { site.go(place, true).await });
        });
        address::on_move(move || {
            let site = self.clone();
            spawn_local(async move { site.follow_address().await });
        });
    }

    /// Goes where the address leads after a step through the history or a change by hand.
    async fn follow_address(&self) {
        let fragment = address::fragment();
        if let Some(place) = address::place(&self.base) {
            self.go(place, false).await;
            match (place.page, address::step()) {
                (Page::Nev, Some(step)) => self.step_back(step),
                _ => self.take_fragment(place, &fragment),
            }
        }
    }

    /// Shows a step of the questionnaire again. The answers stay: those of the address there are older.
    fn step_back(&self, step: usize) {
        self.states.nev.current.set(step.min(ASKING_ORDER.len() - 1));
        if let Some(fragment) = untrack(|| self.fragment(Page::Nev, self.language())) {
            address::write_soon(fragment, !self.foreign.nev.get_untracked());
        }
    }

    /// Shows the inputs of a fragment that has any; an address without leaves them as they are.
    fn take_fragment(&self, place: Place, fragment: &Fragment) {
        match place.page {
            Page::Ltv => {
                let inputs = self.states.ltv.inputs;
                take(fragment, inputs, self.foreign.ltv, place.language, |taken| inputs.set(taken));
            }
            Page::Nev => {
                let nev = self.states.nev;
                take(fragment, nev.inputs, self.foreign.nev, place.language, |taken| nev.replace(taken));
            }
            _ => {}
        }
    }

    /// Moves to a place. What it says is fetched first, so that the page never stands there without words; if that
    /// cannot be had, the browser goes there by itself.
    async fn go(&self, place: Place, is_new: bool) {
        let before = Place { page: self.page.get_untracked(), language: self.language() };
        let Ok(arrival) = self.fetch(place, before).await else {
            if let Some(window) = window() {
                // If the browser refuses, the visitor stays where they are.
                let _ = window.location().assign(&format!("{}{}", self.base, place.path()));
            }
            return;
        };
        if is_new {
            let own = untrack(|| self.fragment(place.page, place.language));
            let fragment = own.unwrap_or_else(|| self.others.with_untracked(Fragment::text));
            address::push(&self.base, place, &fragment);
        }
        if place != before {
            self.arrive(before, place, arrival);
        }
    }

    async fn fetch(&self, place: Place, before: Place) -> Result<Arrival, JsValue> {
        let words = self.words_of(place.language).await?;
        let written = if place == before { None } else { Some(written::fetch(&self.base, place).await?) };
        Ok(Arrival { words, written })
    }

    fn arrive(&self, before: Place, place: Place, Arrival { words, written }: Arrival) {
        let kept = focus::keep_place();
        if let Some(page) = written {
            show_place(place, &page.title);
            self.written.set(page.inside);
        }
        if place.language != before.language {
            self.change_language(before.language, words);
        }
        let stays = place.page == before.page;
        if !stays {
            self.page.set(place.page);
        }
        // The view is drawn anew after this, and before the next frame.
        request_animation_frame(move || if stays { focus::restore(&kept) } else { focus::to_new_page() });
    }

    /// The words of a language, fetched once.
    async fn words_of(&self, language: Language) -> Result<Words, JsValue> {
        let known = self.known.with_untracked(|known| known.iter().find(|words| words.language == language).copied());
        if let Some(words) = known {
            return Ok(words);
        }
        let words = fetch_words(&self.base, language).await?;
        self.known.update(|known| known.push(words));
        Ok(words)
    }

    /// Inputs that nobody has touched follow the language (its currency); all others stay as they are.
    fn change_language(&self, before: Language, words: Words) {
        super::storage::write("language", words.language.code());
        let untouched = self.states.ltv.inputs.with_untracked(|inputs| inputs.is_same(&ltv::Inputs::initial(before)));
        if untouched {
            self.states.ltv.inputs.set(ltv::Inputs::initial(words.language));
        }
        self.words.set(words);
    }
}

/// What a place says, fetched.
struct Arrival {
    words: Words,
    written: Option<written::WrittenPage>,
}

/// Tells the document where it is: its language, its title, its root.
fn show_place(place: Place, title: &str) {
    if let (Some(document), Some(root)) = (document(), root()) {
        document.set_title(title);
        // Attributes of valid names can be set.
        let _ = root.set_attribute("lang", place.language.code());
        let _ = root.set_attribute("data-root", &place.root());
    }
}

fn take<T: Inputs>(
    fragment: &Fragment,
    inputs: RwSignal<T>,
    is_foreign: RwSignal<bool>,
    language: Language,
    replace: impl Fn(T),
) {
    if !fragment.has_any(T::KEYS) {
        return;
    }
    let brought = keeping::bring::<T>(fragment, true, language);
    if !inputs.with_untracked(|inputs| inputs.is_same(&brought.inputs)) {
        is_foreign.set(brought.is_foreign);
        replace(brought.inputs);
    }
}

/// The pairs of a fragment that no tool has.
fn others(fragment: &Fragment) -> Fragment {
    let tools: Vec<&str> = ltv::Inputs::KEYS.iter().chain(nev::Inputs::KEYS).copied().chain(["v"]).collect();
    fragment.with(&tools, Vec::new())
}

/// The words of a language, from the file beside the pages.
pub(super) async fn fetch_words(base: &str, language: Language) -> Result<Words, JsValue> {
    let version = root().and_then(|root| root.get_attribute("data-texts")).unwrap_or_default();
    let text = fetch::text(&format!("{base}assets/{}-{version}.txt", language.code())).await?;
    Ok(Words::new(language, Catalogue::parse(&text)))
}
