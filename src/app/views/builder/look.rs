//! How the tool looks: theme and accent.

use leptos::prelude::*;

use super::field::{field, text_input};
use super::form::choice;
use super::shown::Shown;
use crate::app::Words;
use crate::app::live::{flag, live, on_change, on_value};
use crate::tools::builder::Input;
use crate::tools::colour::{Accent, Colour, Theme};

/// The accent of a tool that is given none, in the light theme.
const OWN: &str = "#6b3fa0";

/// The theme of the tool.
pub fn theme(shown: Shown, words: Words) -> AnyView {
    let options = [("", "theme.auto"), ("light", "theme.light"), ("dark", "theme.dark")];
    let options = options.map(|(key, text)| (key.to_owned(), words.text(text)));
    choice(shown, words, Input::Theme, "builder.theme", options.to_vec())
}

/// The accent, typed or picked, and how well it can be read.
#[component]
pub fn AccentField(
    /// What is chosen.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let id = "builder-accent";
    let theme = move || shown.with(|chosen| chosen.theme);
    let judged = move || Accent::of(&shown.text(Input::Accent), theme());
    let is_wrong = move || matches!(judged(), Accent::Broken | Accent::Refused(_));
    let colour = move || shown.with(|chosen| chosen.accent).map_or_else(|| OWN.to_owned(), Colour::hex);
    let set = move |text| shown.set(Input::Accent, text);
    let on_end = move || shown.state.end_change();
    let typed = text_input(
        id,
        false,
        Some(OWN.to_owned()),
        Callback::new(move |()| shown.text(Input::Accent)),
        Callback::new(move |()| is_wrong()),
        Callback::new(set),
        Callback::new(move |()| on_end()),
    );
    let control = view! {
        <span class="builder-accent">
            <input type="color" id="builder-colour" value=OWN prop:value=live(colour)
                aria-label=words.text("builder.accent.choose") on:input=on_value(set) on:change=on_change(on_end) />
            {typed}
        </span>
    };
    let note = live(move || verdict(words, judged(), theme()));
    field(id, words.text("builder.accent"), control.into_any(), note, flag(is_wrong))
}

/// What there is to say of an accent, for a tool in a theme or in either.
fn verdict(words: Words, accent: Accent, theme: Option<Theme>) -> String {
    // Never better than it is: 4.499 is no 4.5.
    let ratio =
        |colour: Colour, theme: Theme| words.number((colour.contrast(theme.ground()) * 100.0).floor() / 100.0, 2);
    match accent {
        Accent::None => words.text("builder.accent.none"),
        Accent::Broken => words.text("builder.accent.broken"),
        Accent::Refused(colour) => {
            let [light, dark] = Theme::ALL.map(|theme| ratio(colour, theme));
            words.fill("builder.accent.refused", &[("light", &light), ("dark", &dark)])
        }
        Accent::Used(colour) => {
            let themes = Theme::ALL.into_iter().filter(|one| theme.is_none_or(|theme| theme == *one));
            let said = themes.map(|theme| words.fill(key(colour, theme), &[("ratio", &ratio(colour, theme))]));
            said.collect::<Vec<_>>().join(" ")
        }
    }
}

fn key(colour: Colour, theme: Theme) -> &'static str {
    match (theme, colour.is_readable(theme)) {
        (Theme::Light, true) => "builder.accent.light.good",
        (Theme::Light, false) => "builder.accent.light.bad",
        (Theme::Dark, true) => "builder.accent.dark.good",
        (Theme::Dark, false) => "builder.accent.dark.bad",
    }
}
