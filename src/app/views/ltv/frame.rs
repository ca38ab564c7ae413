//! The lifetime-value what-if in a frame: its fields and its numbers.

use js_sys::Object;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{Call, Choice, Embedded, Kind, Setting, Told};
use crate::app::Words;
use crate::app::browser::face::{self, Value};
use crate::app::pages::ltv::{Fields, Results};
use crate::app::state::LtvState;
use crate::content::Language;
use crate::tools::Inputs as _;
use crate::tools::currency::CURRENCIES;
use crate::tools::entry::Entry;
use crate::tools::ltv::{Field, Inputs};

/// The fields by their names in the JavaScript face, which has shares where the form has percent.
const FACE: [(&str, Field, f64); 6] = [
    ("averageCheck", Field::Check, 1.0),
    ("purchasesPerMonth", Field::Purchases, 1.0),
    ("margin", Field::Margin, 100.0),
    ("months", Field::Months, 1.0),
    ("discountPerYear", Field::Discount, 100.0),
    ("acquisitionCost", Field::AcquisitionCost, 1.0),
];

#[component]
fn EmbeddedLtv(inputs: RwSignal<Inputs>) -> impl IntoView {
    let words = Words::of_view();
    let shown = LtvState::of(inputs).shown;
    view! {
        <div class="tool ltv-tool">
            <form class="tool-form" aria-label=words.text("ltv.form") on:submit=|event| event.prevent_default()>
                <Fields inputs />
            </form>
            <section class="tool-result" aria-labelledby="ltv-result"><Results shown /></section>
        </div>
    }
}

impl Embedded for Inputs {
    const TEXTS: &'static [&'static str] = &["ltv", "result", "error"];
    const CALL: Call = Call { sample: "", result: "profit" };

    fn settings(words: Words) -> Vec<Setting> {
        let initial = Self::initial(words.language);
        let number = |(name, field, scale): (&'static str, Field, f64)| Setting {
            key: field.key(),
            label: words.text(&format!("ltv.{}.label", field.key())),
            kind: Kind::Number { bounds: field.bounds(), initial: initial.value(field).ok().flatten(), name, scale },
        };
        let currencies = CURRENCIES.map(|code| Choice { key: code, shown: code.to_owned(), face: None });
        let label = words.text("ltv.currency.label");
        let currency = Setting { key: "currency", label, kind: Kind::OneOf(currencies.into()) };
        FACE.map(number).into_iter().chain([currency]).collect()
    }

    fn view(inputs: RwSignal<Self>) -> AnyView {
        view! { <EmbeddedLtv inputs /> }.into_any()
    }

    fn told(&self) -> Option<Told> {
        let outcome = self.outcome()?;
        let result = &outcome.result;
        let share = |field, scale: f64| self.value(field).ok().flatten().map(|value| value / scale);
        let inputs = face::object(&FACE.map(|(name, field, scale)| (name, share(field, scale))));
        face::set(&inputs, "currency", &outcome.currency.into());
        let result = face::object(&[
            ("revenue", Some(result.revenue)),
            ("profit", Some(result.profit)),
            ("orders", Some(result.orders)),
            ("profitPerMonth", Some(result.profit_per_month)),
            ("discountedProfit", Some(result.discounted_profit)),
            ("ratio", result.ratio),
            ("paybackMonths", result.payback_months),
        ]);
        Some(Told { inputs: inputs.into(), result: Object::into(result) })
    }

    fn with_set(mut self, set: &JsValue, language: Language) -> Self {
        for (name, field, scale) in FACE {
            match face::get(set, name) {
                None => {}
                Some(Value::Nothing) => self.set(field, Entry::typed("", language)),
                Some(Value::Number(value)) => self.set(field, Entry::of(rounded(value * scale), language)),
                Some(Value::Other(text)) => self.set(field, Entry::from_address(&text, language)),
            }
        }
        match face::get(set, "currency") {
            None => {}
            Some(Value::Nothing) => self.currency = Self::initial(language).currency,
            Some(value) => self.currency = value.text(),
        }
        self
    }
}

/// A share of 0.29 is 29 percent, not 28.999999999999996.
fn rounded(value: f64) -> f64 {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded } else { value }
}
