//! The pages as they are written: natively, as HTML, in every language. What computes in them stands in mount points.

mod audit;
mod basics;
mod basics_pictures;
mod bridge;
mod builder;
mod ces;
mod chapter;
mod cohorts;
mod csat;
mod drivers;
mod emblem;
mod finder;
mod footer;
mod formula_entry;
pub mod frames;
mod group;
mod head;
mod header;
mod home;
mod journey;
mod journey_frame;
mod ltv;
mod map;
mod method;
mod miniature;
pub mod mount;
mod nev;
mod nps;
mod orders;
mod origin;
mod plan;
mod presenter;
mod privacy;
mod retention;
pub mod route;
mod segments;
mod stage;
mod stage_path;
mod surveys;
mod theme_choice;
mod tool_page;
mod value;
mod worksheets;

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
    /// The Net Emotional Value of a group.
    Group,
    /// Which survey when, and all of them on one sample.
    Surveys,
    /// The Net Promoter Score.
    Nps,
    /// Customer satisfaction.
    Csat,
    /// Customer effort.
    Ces,
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
    /// Lifetime value from a file of orders.
    Orders,
    /// The customer journey.
    Journey,
    /// What belongs to no stage.
    Basics,
    /// A stage of the journey.
    Stage(Stage),
    /// Which stage a customer has reached.
    Finder,
    /// The map of a journey.
    Map,
    /// Audits of a shop, a site, reviews, staff, the organisation, a pitch.
    Audit,
    /// The plan in five steps.
    Plan,
    /// What an offer is worth to its customer.
    Value,
    /// Worksheets on customer value.
    Worksheets,
    /// From feelings to money.
    Bridge,
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
pub static FRAMES: [Frame; 10] = [
    Frame {
        page: Page::Ltv,
        heights: [964, 884, 858],
        inside: Inside::Tool {
            part: &views::ltv::FRAME,
            chart: Some(&views::ltvchart::FRAME),
            call: Some(Call { sample: "", result: "profit" }),
        },
    },
    Frame {
        page: Page::Retention,
        heights: [953, 810, 928],
        inside: Inside::Tool { part: &views::retention::FRAME, chart: Some(&views::retentionchart::FRAME), call: None },
    },
    Frame {
        page: Page::Nev,
        heights: [870, 770, 938],
        // Answers that are on every scale.
        inside: Inside::Tool {
            part: &views::nev::FRAME,
            chart: Some(&views::nevchart::FRAME),
            call: Some(Call { sample: "responses: [{ irritated: 2, pleased: 5 }]", result: "nev" }),
        },
    },
    Frame {
        page: Page::Nps,
        heights: [589, 528, 494],
        inside: Inside::Tool {
            part: &views::nps::FRAME,
            chart: Some(&views::surveychart::FRAME),
            call: Some(Call { sample: "", result: "score" }),
        },
    },
    Frame {
        page: Page::Csat,
        heights: [887, 658, 658],
        inside: Inside::Tool {
            part: &views::csat::FRAME,
            chart: Some(&views::surveychart::FRAME),
            call: Some(Call { sample: "ratings: [5, 4, 4, 2]", result: "share" }),
        },
    },
    Frame {
        page: Page::Ces,
        heights: [866, 607, 782],
        inside: Inside::Tool {
            part: &views::ces::FRAME,
            chart: Some(&views::surveychart::FRAME),
            call: Some(Call { sample: "ratings: [5, 4, 4, 2]", result: "mean" }),
        },
    },
    Frame { page: Page::Journey, heights: [924, 794, 485], inside: Inside::Written(journey_frame::draw) },
    Frame {
        page: Page::Value,
        heights: [985, 893, 974],
        inside: Inside::Tool { part: &views::value::FRAME, chart: Some(&views::valuechart::FRAME), call: None },
    },
    Frame {
        page: Page::Bridge,
        heights: [995, 820, 968],
        inside: Inside::Tool { part: &views::bridge::FRAME, chart: Some(&views::bridgechart::FRAME), call: None },
    },
    Frame {
        page: Page::Finder,
        heights: [489, 489, 461],
        inside: Inside::Tool { part: &views::finder::FRAME, chart: None, call: None },
    },
];

/// The pages of tools, in the order in which those of an area link to each other.
const TOOL_PAGES: [Page; 21] = [
    Page::Nev,
    Page::Group,
    Page::Surveys,
    Page::Nps,
    Page::Csat,
    Page::Ces,
    Page::Ltv,
    Page::Retention,
    Page::Cohorts,
    Page::Drivers,
    Page::Segments,
    Page::Orders,
    Page::Journey,
    Page::Basics,
    Page::Finder,
    Page::Map,
    Page::Audit,
    Page::Plan,
    Page::Value,
    Page::Worksheets,
    Page::Bridge,
];

const OTHER_PAGES: [Page; 3] = [Page::Method, Page::Privacy, Page::Embed];

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
    pub const MAIN: [Self; 6] = [Self::Nev, Self::Surveys, Self::Ltv, Self::Journey, Self::Value, Self::Method];

    /// Every page.
    pub fn all() -> impl Iterator<Item = Self> {
        let chapters = Chapter::ALL.into_iter().map(Self::Chapter);
        let stages = Stage::ALL.into_iter().map(Self::Stage);
        [Self::Home].into_iter().chain(TOOL_PAGES).chain(OTHER_PAGES).chain(chapters).chain(stages)
    }

    fn entry(self) -> Entry {
        let entry = |path: &str, key, area, draw| Entry { path: path.to_owned(), key, area, draw };
        match self {
            Self::Home => entry("", "home", None, home::draw),
            Self::Nev => entry("nev/", "nev", Some(self), nev::draw),
            Self::Group => entry("nev/group/", "group", Some(Self::Nev), group::draw),
            Self::Ltv => entry("ltv/", "ltv", Some(self), ltv::draw),
            Self::Drivers => entry("ltv/drivers/", "ltv-drivers", Some(Self::Ltv), drivers::draw),
            Self::Retention => entry("ltv/retention/", "ltv-retention", Some(Self::Ltv), retention::draw),
            Self::Segments => entry("ltv/segments/", "ltv-segments", Some(Self::Ltv), segments::draw),
            Self::Cohorts => entry("ltv/cohorts/", "ltv-cohorts", Some(Self::Ltv), cohorts::draw),
            Self::Orders => entry("ltv/orders/", "ltv-orders", Some(Self::Ltv), orders::draw),
            Self::Surveys => entry("surveys/", "survey", Some(self), surveys::draw),
            Self::Nps => entry("nps/", "nps", Some(Self::Surveys), nps::draw),
            Self::Csat => entry("csat/", "csat", Some(Self::Surveys), csat::draw),
            Self::Ces => entry("ces/", "ces", Some(Self::Surveys), ces::draw),
            Self::Journey => entry("journey/", "journey", Some(self), journey::draw),
            Self::Basics => entry("journey/basics/", "basics", Some(Self::Journey), basics::draw),
            Self::Stage(stage) => entry(&format!("journey/{}/", stage.id()), "stage", Some(Self::Journey), stage::draw),
            Self::Finder => entry("journey/finder/", "finder", Some(Self::Journey), finder::draw),
            Self::Audit => entry("journey/audit/", "audit", Some(Self::Journey), audit::draw),
            Self::Map => entry("journey/map/", "map", Some(Self::Journey), map::draw),
            Self::Plan => entry("journey/plan/", "plan", Some(Self::Journey), plan::draw),
            Self::Value => entry("value/", "value", Some(self), value::draw),
            Self::Worksheets => entry("value/worksheets/", "worksheets", Some(Self::Value), worksheets::draw),
            Self::Bridge => entry("bridge/", "bridge", Some(Self::Value), bridge::draw),
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

    /// The page of the tool with this id, by which its folder is named, as the folder of a stage is by its miniature's; the
    /// builder's is that about embedding, and what has no folder stands on the home page.
    pub fn of_tool(id: &str) -> Self {
        let name = id.strip_prefix(crate::tools::miniature::FAMILY).unwrap_or(id);
        let is_its = |page: &Self| page.path().trim_end_matches('/').rsplit('/').next() == Some(name);
        let elsewhere = if id == crate::tools::builder::TOOL.id { Self::Embed } else { Self::Home };
        Self::all().find(is_its).unwrap_or(elsewhere)
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
