//! The formulas with the visitor's own numbers.

use leptos::prelude::*;

use crate::app::Words;
use crate::metrics::Timing;
use crate::tools::retention::Outcome;

/// Factor, sum and value; what winning a customer may cost.
pub fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let factor = view! { <p>{words.text("retention.working.factor")}<br/><span class="formula">{factor(words, outcome)}</span></p> };
    let value = outcome.value.map(|value| {
        let line = format!("{} = {}", formula(outcome.payments.timing), words.money(value, outcome.currency));
        let key =
            if outcome.payments.expansion == 0.0 { "retention.working.value" } else { "retention.working.expanded" };
        view! { <p>{words.text(key)}<br/><span class="formula">{line}</span></p> }
    });
    let payback = outcome.cost.is_some().then(|| words.text("retention.working.payback"));
    view! {
        {factor}
        {value}
        {payback.map(|text| view! { <p>{text}</p> })}
        <p>{words.text("retention.working.discount")}</p>
        <p>{words.text("retention.working.limits")}</p>
    }
}

/// K = r (1 + g) ÷ (1 + d).
fn factor(words: Words, outcome: &Outcome) -> String {
    let payments = &outcome.payments;
    let number = |value: f64| words.number(value, 6);
    let ratio = payments.retention * (1.0 + payments.growth) / (1.0 + payments.discount);
    let (growth, discount) = (number(1.0 + payments.growth), number(1.0 + payments.discount));
    format!("K = {} × {growth} ÷ {discount} = {}", number(payments.retention), number(ratio))
}

/// The formula of a timing, as the method page writes it.
const fn formula(timing: Timing) -> &'static str {
    match timing {
        Timing::Immediate => "m × S",
        Timing::Residual => "m × K × S",
        Timing::Arrears => "m × S ÷ (1 + d)",
        Timing::MidPeriod => "m × S ÷ √(1 + d)",
    }
}
