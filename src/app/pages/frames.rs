//! The tools as they stand in a frame of another site: bare, without header, drafts and address.

use leptos::prelude::*;

pub use super::FRAMES;
use super::Page;
use super::mount::Mount;
use crate::app::{Part, Root, View, Words};
use crate::tools::Tool;
use crate::tools::embedded::Embedded;

/// A tool that can be embedded.
#[derive(Debug)]
pub struct Frame {
    /// Its page of the site, from which it has name and title.
    pub page: Page,
    /// The heights that it needs in frames of up to 400 px, up to 599 px and more, in the language that takes most room.
    /// A browser test measures them.
    pub heights: [u16; 3],
    /// What it shows.
    pub inside: Inside,
}

/// What a frame shows.
#[derive(Debug)]
pub enum Inside {
    /// A tool, by the view `frame` of a part.
    Tool {
        /// The part.
        part: &'static Part,
        /// The part with a chart of the same tool, for frames that have room for it.
        chart: Option<&'static Part>,
        /// The call of the JavaScript API that computes the same, if it has one of the tool's name.
        call: Option<Call>,
    },
    /// What is only written; the text is the way from the frame's page to the site's root.
    Written(fn(Words, &str) -> AnyView),
}

/// A call of the function of the JavaScript API that has the name of the tool.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// What its input has besides the settings, as in `months: 36`; may be empty.
    pub sample: &'static str,
    /// The field of the result that says most.
    pub result: &'static str,
}

/// The name of the view that a part has for frames.
const VIEW: &str = "frame";

impl Frame {
    /// The name in addresses, attributes and the JavaScript API.
    pub fn name(&self) -> &'static str {
        self.page.key()
    }

    /// The frame of the tool that a page shows, if it can be embedded.
    pub fn of(page: Page) -> Option<&'static Self> {
        FRAMES.iter().find(|frame| frame.page == page)
    }

    /// The part that computes in it, if anything does.
    pub const fn part(&self) -> Option<&'static Part> {
        match self.inside {
            Inside::Tool { part, .. } => Some(part),
            Inside::Written(_) => None,
        }
    }

    /// The part and the view of its chart, if it has one.
    pub fn chart(&self) -> Option<(&'static Part, &'static View)> {
        let Inside::Tool { chart: Some(part), .. } = self.inside else { return None };
        let is_its = |view: &&View| self.tool().is_some_and(|tool| std::ptr::eq(view.tool, tool));
        part.views.iter().find(is_its).map(|view| (part, view))
    }

    /// The call of the JavaScript API that computes the same, if anything is computed.
    pub const fn call(&self) -> Option<Call> {
        match self.inside {
            Inside::Tool { call, .. } => call,
            Inside::Written(_) => None,
        }
    }

    /// The tool in it, if it is one that computes.
    pub fn tool(&self) -> Option<&'static Tool> {
        self.part().and_then(|part| part.view(VIEW)).map(|view| view.tool)
    }

    /// What the builder has to know of it.
    pub fn offered(&self) -> Embedded {
        let ([_, height, _], call) = (self.heights, self.call());
        let said = |text: fn(Call) -> &'static str| call.map_or("", text).to_owned();
        Embedded {
            name: self.name().to_owned(),
            path: self.page.path(),
            tool: self.tool(),
            height: height.into(),
            sample: said(|call| call.sample),
            result: said(|call| call.result),
        }
    }

    /// Draws its chart, if it has one.
    pub fn draw_chart(&self, words: Words) -> impl IntoView + use<> {
        provide_context(words);
        self.chart().map(|(part, view)| view! { <Mount part view=view.name is_late=true /> })
    }

    /// Draws it as it is written into the frame's page, from which `site` is the way to the site's root.
    pub fn draw(&self, words: Words, site: &str) -> AnyView {
        provide_context(words);
        provide_context(Root(site.to_owned()));
        match self.inside {
            Inside::Tool { part, .. } => view! { <Mount part view=VIEW has_address=true /> }.into_any(),
            Inside::Written(draw) => draw(words, site),
        }
    }
}
