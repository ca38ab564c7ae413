//! The pages as they are written: natively, as HTML, in every language. What computes in them stands in mount points.

mod builder;
mod chapter;
mod cohorts;
mod drivers;
mod footer;
mod formula_entry;
pub mod frames;
mod head;
mod header;
mod home;
mod journey;
mod journey_frame;
mod ltv;
mod method;
pub mod mount;
mod nev;
mod origin;
mod privacy;
mod retention;
pub mod route;
mod segments;
mod stage;
mod stage_path;
mod theme_choice;
mod tool_page;

pub use builder::SiteAddress;

use leptos::prelude::*;

use super::{Root, Words, views};
use crate::content::formulas::Chapter;
use crate::content::stages::Stage;
use footer::Footer;
use frames::{Call, Frame, Inside};
use header::Header;
use route::Route;

/// A page of the site. This list feeds routes, navigation, the written pages and the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The story in one screen.
    Home,
    /// The Net Emotional Value questionnaire.
    Nev,
    /// The lifetime-value what-if.
    Ltv,
    /// What drives lifetime value.
    Drivers,
    /// Lifetime value from retention.
    Retention,
    /// Segments, channels or periods.
    Segments,
    /// Customers left of cohorts.
    Cohorts,
    /// The customer journey.
    Journey,
    /// A stage of the journey.
    Stage(Stage),
    /// Formulas, sources, limits.
    Method,
    /// The formulas of a chapter.
    Chapter(Chapter),
    /// What leaves the browser.
    Privacy,
    /// How a tool gets into another page.
    Embed,
}

/// The tools that can be embedded. The builder offers them in this order, the first one to begin with.
///
/// From an entry follow the tool's pages, pinned ones included, its oEmbed and pictures, the height that hosts reserve,
/// and its part of the builder.
pub static FRAMES: [Frame; 5] = [
    Frame {
        page: Page::Ltv,
        heights: [964, 884, 628],
        inside: Inside::Tool { part: &views::ltv::FRAME, call: Some(Call { sample: "", result: "profit" }) },
    },
    Frame {
        page: Page::Drivers,
        heights: [1340, 1240, 900],
        inside: Inside::Tool { part: &views::drivers::FRAME, call: None },
    },
    Frame {
        page: Page::Retention,
        heights: [964, 884, 628],
        inside: Inside::Tool { part: &views::retention::FRAME, call: None },
    },
    Frame {
        page: Page::Nev,
        heights: [886, 786, 793],
        // Answers that are on every scale.
        inside: Inside::Tool {
            part: &views::nev::FRAME,
            call: Some(Call { sample: "responses: [{ irritated: 2, pleased: 5 }]", result: "nev" }),
        },
    },
    Frame { page: Page::Journey, heights: [924, 792, 485], inside: Inside::Written(journey_frame::draw) },
];

/// What there is to know of a page.
struct Entry {
    /// The address below the language, with its closing slash; empty for the home page.
    path: String,
    /// The key of its texts in the catalogue: `page.<key>.title`, `page.<key>.description`.
    key: &'static str,
    /// The page of the header's that it belongs to.
    area: Option<Page>,
    /// Its inside.
    draw: fn(Route) -> AnyView,
}

impl Page {
    /// The pages that the header leads to.
    pub const MAIN: [Self; 4] = [Self::Nev, Self::Ltv, Self::Journey, Self::Method];

    /// Every page.
    pub fn all() -> impl Iterator<Item = Self> {
        let pages = [
            Self::Home,
            Self::Nev,
            Self::Ltv,
            Self::Drivers,
            Self::Retention,
            Self::Segments,
            Self::Cohorts,
            Self::Journey,
            Self::Method,
            Self::Privacy,
            Self::Embed,
        ];
        let chapters = Chapter::ALL.into_iter().map(Self::Chapter);
        pages.into_iter().chain(chapters).chain(Stage::ALL.into_iter().map(Self::Stage))
    }

    fn entry(self) -> Entry {
        let entry = |path: &str, key, area, draw| Entry { path: path.to_owned(), key, area, draw };
        match self {
            Self::Home => entry("", "home", None, home::draw),
            Self::Nev => entry("nev/", "nev", Some(self), nev::draw),
            Self::Ltv => entry("ltv/", "ltv", Some(self), ltv::draw),
            Self::Drivers => entry("ltv/drivers/", "ltv-drivers", Some(Self::Ltv), drivers::draw),
            Self::Retention => entry("ltv/retention/", "ltv-retention", Some(Self::Ltv), retention::draw),
            Self::Segments => entry("ltv/segments/", "ltv-segments", Some(Self::Ltv), segments::draw),
            Self::Cohorts => entry("ltv/cohorts/", "ltv-cohorts", Some(Self::Ltv), cohorts::draw),
            Self::Journey => entry("journey/", "journey", Some(self), journey::draw),
            Self::Stage(stage) => entry(&format!("journey/{}/", stage.id()), "stage", Some(Self::Journey), stage::draw),
            Self::Method => entry("method/", "method", Some(self), method::draw),
            Self::Chapter(chapter) => {
                entry(&format!("method/{}/", chapter.id()), chapter.id(), Some(Self::Method), chapter::draw)
            }
            Self::Privacy => entry("privacy/", "privacy", None, privacy::draw),
            Self::Embed => entry("embed/", "embed", None, builder::draw),
        }
    }

    /// The address below the language, with its closing slash; empty for the home page.
    pub fn path(self) -> String {
        self.entry().path
    }

    /// The key of the page's texts in the catalogue: `page.<key>.title`, `page.<key>.description`.
    pub fn key(self) -> &'static str {
        self.entry().key
    }

    /// The page of the header's that this one belongs to.
    pub fn area(self) -> Option<Self> {
        self.entry().area
    }

    /// The pages of an area that link to each other; stages and chapters have a navigation of their own.
    pub fn pages(self) -> impl Iterator<Item = Self> {
        let is_listed = |page: &Self| !matches!(page, Self::Stage(_) | Self::Chapter(_));
        Self::all().filter(move |page| page.area() == Some(self)).filter(is_listed)
    }

    /// The name, as headings and tabs show it.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Stage(stage) => words.text(&format!("stage.{}.name", stage.id())),
            other => words.text(&format!("page.{}.title", other.key())),
        }
    }

    /// What a search result or a card says of it.
    pub fn description(self, words: Words) -> String {
        match self {
            Self::Stage(stage) => words.text(&format!("stage.{}.summary", stage.id())),
            other => words.text(&format!("page.{}.description", other.key())),
        }
    }
}

/// The whole page at a route: header, inside, footer.
pub fn draw(route: Route, words: Words) -> AnyView {
    provide_context(words);
    provide_context(Root(route.root()));
    view! {
        <a class="skip" href="#main">{words.text("skip")}</a>
        <Header route />
        <main id="main" tabindex="-1"><div class="page">{(route.page.entry().draw)(route)}</div></main>
        <Footer route />
    }
    .into_any()
}
