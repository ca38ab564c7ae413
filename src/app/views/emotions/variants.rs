//! What others publish as NEV, under names of their own: of the same answers, and never on one chart with it.

use leptos::prelude::*;

use crate::app::components::felt_from::FeltFromField;
use crate::app::components::result::UNKNOWN;
use crate::app::live::live_view;
use crate::app::views::nev::NevState;
use crate::app::{Root, ToolState, Words};
use crate::tools::nev::variants::Variants;

/// From which answer on an emotion counts as felt, as the visitor has chosen it for a scale.
type FeltFrom = RwSignal<Option<(usize, u8)>>;

/// The choice, and the three measures with their formulas.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let nev = NevState::new(state);
    let chosen: FeltFrom = RwSignal::new(None);
    let felt_from = Memo::new(move |_| {
        let scale = nev.scale();
        let of_scale = chosen.get().filter(|(of, _)| *of == scale as usize);
        of_scale.map_or(scale.felt_from(), |(_, from)| from)
    });
    let scale = Memo::new(move |_| nev.scale());
    let choose = Callback::new(move |value: String| {
        chosen.set(value.parse().ok().map(|from| (scale.get_untracked() as usize, from)));
    });
    let variants = Memo::new(move |_| nev.with(|sheet| sheet.variants(felt_from.get())));
    let measures = live_view(move || Some(variants.with(|variants| measures(words, variants))));
    let sources = Root::of_view().link(words.language, "method/surveys/#nevVariants");
    view! {
        <div class="panel-inside">
            <div class="panel-inputs">
                <p class="field-note">{words.text("emotions.variants.note")}</p>
                <FeltFromField scale felt_from choose />
                <p><a href=sources>{words.text("emotions.variants.sources")}</a></p>
            </div>
            <dl class="terms">{measures}</dl>
        </div>
    }
    .into_any()
}

/// The three measures: name, value, formula, and what it says.
fn measures(words: Words, variants: &Variants) -> impl IntoView + use<> {
    let number = |value: f64| words.number(value, 0);
    let (positive, negative) = (variants.counts.positive as f64, variants.counts.negative as f64);
    let share = |value: Option<f64>| value.map(|value| words.signed(value, 1));
    let of = |(positive, negative): (f64, f64), value: Option<String>| {
        let (positive, negative) = (number(positive), number(negative));
        value.map(|value| format!("100 × ({positive} − {negative}) ÷ ({positive} + {negative}) = {value}"))
    };
    let count = words.signed(variants.counts.net_count(), 0);
    let (net, intensity) = (share(variants.net_share), share(variants.intensity_share));
    let formula = format!("{} − {} = {count}", number(positive), number(negative));
    [
        measure(words, "netShare", net.clone(), of((positive, negative), net)),
        measure(words, "netCount", Some(count), Some(formula)),
        measure(words, "intensityShare", intensity.clone(), of(variants.strengths, intensity)),
    ]
    .collect_view()
}

fn measure(words: Words, key: &str, value: Option<String>, formula: Option<String>) -> impl IntoView + use<> {
    let text = |end: &str| words.text(&format!("emotions.variants.{key}{end}"));
    let formula = formula.unwrap_or_else(|| words.text("emotions.variants.none"));
    view! {
        <div class="variant">
            <dt>{text("")}</dt>
            <dd><strong class="figure-value">{value.unwrap_or_else(|| UNKNOWN.to_owned())}</strong></dd>
            <dd class="formula">{formula}</dd>
            <dd class="fine-print">{text(".text")}</dd>
        </div>
    }
}
