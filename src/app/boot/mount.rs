//! Bringing the written example of a tool to life, in the place where it stands.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement};

use crate::app::browser::layout::Layouts;
use crate::app::browser::{address, element, fetch, focus, root_attribute, within};
use crate::app::part::{Coming, Later, Part, View};
use crate::app::{Given, Root, ToolState, Words};
use crate::content::{Catalogue, Language};

pub use crate::app::part::Loader;

/// A view at work; dropping it takes it off the page.
pub type Mounted = UnmountHandle<<AnyView as Render>::State>;

/// What is said where a part cannot be had.
const NO_PART: &str = "a part of the program cannot be loaded";

/// A part of the program with its words.
#[derive(Debug, Clone, Copy)]
pub struct Loaded {
    part: &'static Part,
    /// Its words.
    pub words: Words,
}

impl Loaded {
    /// Loads a part and its words: the texts that all parts share, and its own.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn load(load: Loader, base: &str, part: &str, language: Language) -> Result<Self, JsValue> {
        let version = root_attribute("data-texts");
        let texts = |name: &str| fetch::start(&format!("{base}assets/{name}-{}-{version}.txt", language.code()));
        let (shared, own) = (texts("shared"), texts(part));
        let part = load(part).await.ok_or(NO_PART)?;
        let texts = shared.text().await? + &own.text().await?;
        Ok(Self { part, words: Words::new(language, Catalogue::parse(&texts)) })
    }

    /// How views load further parts.
    pub fn later(load: Loader) -> Later {
        Later { load, with_words }
    }

    /// Loads a part whose texts stand in the page.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn with_texts_of_page(load: Loader, part: &str, language: Language) -> Result<Self, JsValue> {
        let texts = element::<HtmlElement>("texts").and_then(|element| element.text_content()).unwrap_or_default();
        let part = load(part).await.ok_or(NO_PART)?;
        Ok(Self { part, words: Words::new(language, Catalogue::parse(&texts)) })
    }

    /// Whether this is a part in a language.
    pub fn is(&self, part: &str, language: Language) -> bool {
        self.part.id == part && self.words.language == language
    }
}

fn with_words(load: Loader, part: &'static str, language: Language) -> Coming {
    Box::pin(async move {
        let loaded = Loaded::load(load, &address::base(), part, language).await.ok()?;
        Some((loaded.part, loaded.words))
    })
}

/// A place of a written page in which a view of a tool stands.
#[derive(Debug, Clone)]
pub struct MountPoint {
    element: HtmlElement,
    /// The name of the part that the view belongs to.
    pub part: String,
    view: String,
    /// Whether the inputs in the address of the page are this tool's.
    pub has_address: bool,
    /// Whether its part may come later than those of other views of the page.
    pub is_late: bool,
}

impl MountPoint {
    /// Every mount point of a document.
    pub fn all(document: &Document) -> Vec<Self> {
        let root = document.document_element();
        root.iter().flat_map(|root| within(root, "[data-view]")).filter_map(Self::of).collect()
    }

    fn of(element: HtmlElement) -> Option<Self> {
        let (part, view) = (element.get_attribute("data-part")?, element.get_attribute("data-view")?);
        let [has_address, is_late] = ["data-address", "data-late"].map(|name| element.has_attribute(name));
        Some(Self { element, part, view, has_address, is_late })
    }

    /// Its element.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Whether it still stands on the page.
    pub fn is_there(&self) -> bool {
        self.element.is_connected()
    }

    /// The view that stands here, if the part has it.
    pub fn view(&self, loaded: &Loaded) -> Option<&'static View> {
        loaded.part.view(&self.view)
    }

    /// Puts a view in the place of what was written, in one go, so that nothing flashes or shifts. What the visitor did
    /// there stays.
    pub fn mount(
        &self,
        view: &'static View,
        words: Words,
        state: ToolState,
        layouts: Layouts,
        later: Option<Later>,
    ) -> Mounted {
        let kept = focus::keep(&self.element);
        let given = Given(self.element.get_attribute("data-given").unwrap_or_default());
        let inserted = first(&self.element, "[data-view]");
        self.element.set_inner_html("");
        let mounted = mount_to(self.element.clone(), move || {
            provide_context(words);
            provide_context(layouts);
            provide_context(given);
            provide_context(Root(root_attribute("data-root")));
            if let Some(later) = later {
                provide_context(later);
            }
            (view.draw)(state)
        });
        if let Some((slot, inserted)) = first(&self.element, "[data-slot]").zip(inserted) {
            // An element can hold one that it is not in.
            let _ = slot.append_child(&inserted);
        }
        focus::restore_in(&self.element, &kept);
        if kept.has_inputs() {
            state.begin_anew();
        }
        // Attributes of valid names can be set.
        let _ = self.element.set_attribute("data-mounted", "");
        mounted
    }
}

fn first(container: &Element, selector: &str) -> Option<Element> {
    container.query_selector(selector).ok().flatten()
}
