//! Numbers by the browser's `Intl`. Formatters are kept: making one for each number is slow.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{MINUS, Style};
use crate::content::Language;

/// The few that a page needs, by what they are for.
type Kept<K, V> = Vec<(K, V)>;

thread_local! {
    static FORMATTERS: RefCell<Kept<(Style, Language), Function>> = RefCell::default();
    static PLURALS: RefCell<Kept<(u8, Language), Intl::PluralRules>> = RefCell::default();
}

pub fn number(value: f64, style: Style, language: Language) -> String {
    let format = FORMATTERS.with_borrow_mut(|kept| find(kept, (style, language), || formatter(style, language)));
    let text =
        format.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string()).unwrap_or_default();
    match text.strip_prefix('-') {
        Some(magnitude) => MINUS.to_owned() + magnitude,
        None => text,
    }
}

/// What is kept under `key`, made on first use.
fn find<K: PartialEq, V: Clone>(kept: &mut Kept<K, V>, key: K, make: impl FnOnce() -> V) -> V {
    if let Some((_, value)) = kept.iter().find(|(known, _)| *known == key) {
        return value.clone();
    }
    let value = make();
    kept.push((key, value.clone()));
    value
}

fn formatter(style: Style, language: Language) -> Function {
    let (least, most) = match style {
        Style::Plain { least, most } => (least, most),
        Style::Signed { digits } | Style::Money { digits, .. } => (digits, digits),
        Style::Percent { most } => (0, most),
    };
    let sign = if matches!(style, Style::Signed { .. }) { "exceptZero" } else { "negative" };
    let mut options = vec![
        ("minimumFractionDigits", JsValue::from(least)),
        ("maximumFractionDigits", JsValue::from(most)),
        ("signDisplay", JsValue::from(sign)),
    ];
    match style {
        Style::Percent { .. } => options.push(("style", "percent".into())),
        Style::Money { currency, .. } => {
            options.extend([("style", "currency".into()), ("currency", currency.into())]);
            options.push(("currencyDisplay", "narrowSymbol".into()));
        }
        Style::Plain { .. } | Style::Signed { .. } => {}
    }
    Intl::NumberFormat::new(&locales(language), &object(&options)).format()
}

pub fn plural_form(count: f64, digits: u8, language: Language) -> String {
    let rules = PLURALS.with_borrow_mut(|kept| find(kept, (digits, language), || rules(digits, language)));
    rules.select(count).into()
}

fn rules(digits: u8, language: Language) -> Intl::PluralRules {
    Intl::PluralRules::new(&locales(language), &object(&[("maximumFractionDigits", JsValue::from(digits))]))
}

fn locales(language: Language) -> Array {
    Array::of1(&language.code().into())
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
