//! How the program takes over the tools of a written page, and how it moves from page to page and from language to
//! language.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Document;

use super::mount::{Loaded, Loader, MountPoint, Mounted};
use super::recovery::give_up;
use crate::app::browser::early_press::EarlyPress;
use crate::app::browser::layout::Layouts;
use crate::app::browser::{
    address, debounce, document, focus, prerendered, pressed, root, root_attribute, storage, window,
};
use crate::app::state::Apart;
use crate::app::{ToolState, persistence};
use crate::content::Language;
use crate::tools::Tool;
use crate::tools::fragment::Fragment;

/// Takes over the tools of the page.
///
/// # Errors
/// What stands in the way: a part of the program or its texts cannot be had.
pub async fn start(load: Loader) -> Result<(), JsValue> {
    // Only a second start would find it there.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let site = owner.with(|| Rc::new(Site::new(load, owner.clone())));
    site.clone().follow_links();
    site.clone().heed_other_tabs();
    debounce::flush_on_leave();
    let taken_over = site.take_over().await;
    // From here on: what the address holds already stays as it is written there.
    owner.with(|| site.keep_address());
    site.catch_up();
    taken_over?;
    let root = root().ok_or("no root")?;
    root.set_attribute("data-running", "")?;
    root.remove_attribute("data-pending")
}

/// The keys of an address that go along to another page.
const OF_EVERY_PAGE: [&str; 2] = ["theme", "accent"];

/// What the program in the browser is made of.
struct Site {
    base: String,
    load: Loader,
    owner: Owner,
    layouts: Layouts,
    /// The path of the page on show.
    shown: RefCell<String>,
    language: RwSignal<Language>,
    /// The parts that were loaded so far, with their words.
    loaded: RefCell<Vec<Loaded>>,
    /// The states of the tools that the visitor has met so far.
    states: RefCell<Vec<ToolState>>,
    /// The views on the page.
    mounted: RefCell<Vec<Mounted>>,
    /// The state whose inputs stand in the address.
    addressed: RwSignal<Option<ToolState>>,
    /// The pairs of the address that are no tool's, theme and the like.
    others: RwSignal<Fragment>,
}

impl Site {
    fn new(load: Loader, owner: Owner) -> Self {
        Self {
            base: address::base(),
            load,
            owner,
            shown: RefCell::new(address::path()),
            layouts: Layouts::in_sight(),
            language: RwSignal::new(language_of_page()),
            loaded: RefCell::default(),
            states: RefCell::default(),
            mounted: RefCell::default(),
            addressed: RwSignal::new(None),
            others: RwSignal::new(address::fragment()),
        }
    }

    /// Loads what the page needs and brings its tools to life, those whose parts can be had before what is said of others.
    async fn take_over(self: &Rc<Self>) -> Result<(), JsValue> {
        let points = document().map(|document| MountPoint::all(&document)).unwrap_or_default();
        let (late, now) = in_turn(points);
        let loaded = self.load_parts(&now, language_of_page()).await;
        pressed::released().await;
        self.mount(&now, &address::fragment());
        // What was typed before shows in all views.
        if !late.is_empty() && self.is_changed() {
            return loaded.and(self.bring(&late).await);
        }
        self.clone().bring_later(late);
        loaded
    }

    /// Whether anything was set already.
    fn is_changed(&self) -> bool {
        self.states.borrow().iter().any(|state| untrack(|| state.can_undo()))
    }

    /// Brings views to life when the visitor scrolls or reaches for anything: after a change of inputs, or with a file, they would
    /// not say what is so. What was only opened loads no more than what stands first.
    fn bring_later(self: Rc<Self>, points: Vec<MountPoint>) {
        if points.is_empty() {
            return;
        }
        let late: Vec<_> = points.into_iter().map(|point| (point, EarlyPress::default())).collect();
        let (site, waiting) = (self.clone(), Cell::new(Some(late.clone())));
        let bring = Rc::new(move || {
            let Some(late) = waiting.take() else { return };
            let site = site.clone();
            spawn_local(async move { site.bring_with_presses(late).await });
        });
        for (point, press) in &late {
            let bring = bring.clone();
            press.note_in(point.element(), move || bring());
        }
        let reached = bring.clone();
        pressed::when_reached(move || reached());
        let states = self.states.borrow().clone();
        self.owner.with(|| {
            Effect::watch(move || states.iter().for_each(|state| state.track()), move |(), _, _| bring(), false);
        });
    }

    /// Brings views, and what was pressed in them meanwhile.
    async fn bring_with_presses(&self, late: Vec<(MountPoint, EarlyPress)>) {
        let (points, presses): (Vec<_>, Vec<_>) = late.into_iter().unzip();
        if let Err(reason) = self.bring(&points).await {
            return give_up("notLoaded", &reason);
        }
        presses.iter().zip(&points).for_each(|(press, point)| press.repeat_in(point.element()));
    }

    /// Loads the parts of further views of the page, which may have given way to another meanwhile, and puts the views there.
    async fn bring(&self, points: &[MountPoint]) -> Result<(), JsValue> {
        self.load_parts(points, language_of_page()).await?;
        pressed::released().await;
        let fragment = address::fragment();
        let still_there = points.iter().filter(|point| point.is_there());
        still_there.for_each(|point| self.mount_point(point, &fragment));
        Ok(())
    }

    async fn load_parts(&self, points: &[MountPoint], language: Language) -> Result<(), JsValue> {
        let mut outcome = Ok(());
        for point in points.iter() {
            if self.loaded_part(&point.part, language).is_some() {
                continue;
            }
            match Loaded::load(self.load, &self.base, &point.part, language).await {
                Ok(loaded) => self.loaded.borrow_mut().push(loaded),
                Err(reason) => outcome = Err(reason),
            }
        }
        outcome
    }

    fn loaded_part(&self, part: &str, language: Language) -> Option<Loaded> {
        self.loaded.borrow().iter().find(|loaded| loaded.is(part, language)).copied()
    }

    /// Puts the views into their places. The parts are loaded by now.
    fn mount(&self, points: &[MountPoint], fragment: &Fragment) {
        self.addressed.set(None);
        points.iter().for_each(|point| self.mount_point(point, fragment));
    }

    fn mount_point(&self, point: &MountPoint, fragment: &Fragment) {
        let Some(loaded) = self.loaded_part(&point.part, self.language.get_untracked()) else { return };
        let Some(view) = point.view(&loaded) else { return };
        let state = self.state(view.tool, fragment, point.has_address);
        if point.has_address {
            self.address(state, fragment);
        }
        let later = Some(Loaded::later(self.load));
        self.mounted.borrow_mut().push(point.mount(view, loaded.words, state, self.layouts, later));
    }

    /// From now on the address holds the inputs of a tool.
    fn address(&self, state: ToolState, fragment: &Fragment) {
        self.others.set(state.tool().replaced_in(fragment, Vec::new()));
        self.addressed.set(Some(state));
    }

    /// The state of a tool, made when the visitor meets the tool first; later a fragment of its page may set it.
    fn state(&self, tool: &'static Tool, fragment: &Fragment, is_here: bool) -> ToolState {
        let known = self.states.borrow().iter().find(|state| std::ptr::eq(state.tool(), tool)).copied();
        let Some(state) = known else { return self.new_state(tool, fragment, is_here) };
        if is_here {
            persistence::take(state, fragment, self.language.get_untracked());
        }
        state
    }

    fn new_state(&self, tool: &'static Tool, fragment: &Fragment, is_here: bool) -> ToolState {
        let language = self.language;
        let state = self.owner.with(|| {
            let state = persistence::restore(tool, fragment, is_here, language.get_untracked());
            persistence::keep_draft(state, language.into());
            state
        });
        self.states.borrow_mut().push(state);
        state
    }

    fn keep_address(self: &Rc<Self>) {
        let site = self.clone();
        persistence::keep_address(Box::new(move || {
            let state = site.addressed.get()?;
            let is_own = state.apart() != Some(Apart::Link);
            Some((site.fragment_of(state, site.language.get()), is_own))
        }));
    }

    /// Keeps in draft and address what was set before the program was there, and what a reload cut off from the address.
    fn catch_up(&self) {
        let language = self.language.get_untracked();
        let states = self.states.borrow();
        for state in states.iter().filter(|state| untrack(|| state.can_undo())) {
            persistence::save_draft(*state, language);
        }
        let Some(state) = self.addressed.get_untracked() else { return };
        if untrack(|| state.can_undo()) || !persistence::is_said_by(state, &address::fragment(), language) {
            self.write_address(state);
        }
    }

    /// Says so where another tab has written a draft that this page would write.
    fn heed_other_tabs(self: Rc<Self>) {
        storage::on_change(move || {
            let language = self.language.get_untracked();
            self.states.borrow().iter().for_each(|state| persistence::heed_other_tabs(*state, language));
        });
    }

    fn write_address(&self, state: ToolState) {
        let fragment = untrack(|| self.fragment_of(state, self.language.get()));
        address::write_soon(fragment, untrack(|| state.apart()) != Some(Apart::Link));
        debounce::flush();
    }

    fn fragment_of(&self, state: ToolState, language: Language) -> String {
        let others = self.others.get();
        state.with(|document| persistence::fragment(document, &others, language))
    }

    fn follow_links(self: Rc<Self>) {
        let site = self.clone();
        address::on_link(self.base.clone(), move |path| {
            let site = site.clone();
            spawn_local(async move { site.go(path, true).await });
        });
        address::on_move(move || {
            let site = self.clone();
            spawn_local(async move { site.follow_address().await });
        });
    }

    /// Goes where the address leads after a step through the history or a change by hand.
    async fn follow_address(&self) {
        let fragment = address::fragment();
        if address::path() != *self.shown.borrow() {
            return self.go(address::path(), false).await;
        }
        let Some(state) = self.addressed.get_untracked() else { return };
        match address::step() {
            Some(step) => self.step_back(state, step),
            None => persistence::take(state, &fragment, self.language.get_untracked()),
        }
    }

    /// Shows a step of the page again. The inputs stay: those of the address there are older.
    fn step_back(&self, state: ToolState, step: usize) {
        state.go_to_step(step);
        self.write_address(state);
    }

    /// Moves to a page. All that it needs is fetched first, so that it never stands there without words; if that cannot be
    /// had, or only as a whole, the browser goes there by itself.
    async fn go(&self, path: String, is_new: bool) {
        let Ok(page) = self.fetch(&path).await else {
            if let Some(window) = window() {
                // If the browser refuses, the visitor stays where they are.
                let _ = window.location().assign(&path);
            }
            return;
        };
        if is_new {
            address::push(&path, &self.others.with_untracked(|others| others.only(&OF_EVERY_PAGE)).text());
        }
        self.arrive(&page, path);
    }

    async fn fetch(&self, path: &str) -> Result<Document, JsValue> {
        let page = prerendered::fetch(path).await?;
        let language = Language::from_code(&page_language(&page)).unwrap_or_default();
        self.load_parts(&MountPoint::all(&page), language).await?;
        Ok(page)
    }

    fn arrive(&self, page: &Document, path: String) {
        let kept = focus::keep_place();
        self.mounted.borrow_mut().clear();
        prerendered::show(page);
        let stays = self.without_language(&path) == self.without_language(&self.shown.replace(path.clone()));
        self.change_language(language_of_page());
        let points = document().map(|document| MountPoint::all(&document)).unwrap_or_default();
        self.mount(&points, &address::fragment());
        if stays { focus::restore(&kept) } else { focus::to_new_page() }
    }

    /// What stands behind the language in the path of a page: the same in all languages.
    fn without_language<'a>(&self, path: &'a str) -> &'a str {
        let below = path.strip_prefix(self.base.as_str()).unwrap_or(path);
        below.split_once('/').map_or("", |(_, page)| page)
    }

    /// Inputs that nobody has touched follow the language (its currency); all others stay as they are.
    fn change_language(&self, language: Language) {
        let before = self.language.get_untracked();
        if language == before {
            return;
        }
        for state in self.states.borrow().iter() {
            let tool = state.tool();
            let (old, new) = (tool.initial(before), tool.initial(language));
            if state.with_untracked(|document| document.is_same(&old)) && !new.is_same(&old) {
                state.replace(new);
            }
        }
        self.language.set(language);
    }
}

/// The views that may come later, and those that come at once: all of them where written values give way to others, or where none
/// is first.
fn in_turn(points: Vec<MountPoint>) -> (Vec<MountPoint>, Vec<MountPoint>) {
    let is_pending = root().is_some_and(|root| root.has_attribute("data-pending"));
    if is_pending || points.iter().all(|point| point.is_late) {
        return (Vec::new(), points);
    }
    points.into_iter().partition(|point| point.is_late)
}

fn language_of_page() -> Language {
    Language::from_code(&root_attribute("lang")).unwrap_or_default()
}

fn page_language(page: &Document) -> String {
    page.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}
