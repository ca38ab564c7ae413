//! How the file was understood, to be corrected: its columns, its signs, its days, its words.

use leptos::prelude::*;

use super::studio::{Found, Studio};
use crate::app::Words;
use crate::app::components::pick::{Options, Pick};
use crate::app::live::{flag, live, live_view, on_change, on_value};
use crate::orders::{OrderRole, OrderSource, StatusWord};
use crate::table::Decimal;
use crate::tools::currency::CURRENCIES;

/// Where a header is cut in a list.
const LONGEST: usize = 50;

/// The shop's offsets from UTC in half hours.
const OFFSETS: std::ops::RangeInclusive<i32> = -24..=28;

/// The name of a role.
pub fn role_name(words: Words, role: OrderRole) -> String {
    words.text(match role {
        OrderRole::Customer => "orderfile.role.customer",
        OrderRole::Date => "orderfile.role.date",
        OrderRole::Order => "orderfile.role.order",
        OrderRole::Amount => "orderfile.role.amount",
        OrderRole::Quantity => "orderfile.role.quantity",
        OrderRole::Price => "orderfile.role.price",
        OrderRole::Discount => "orderfile.role.discount",
        OrderRole::Refunded => "orderfile.role.refunded",
        OrderRole::Currency => "orderfile.role.currency",
        OrderRole::Status => "orderfile.role.status",
        OrderRole::Mode => "orderfile.role.mode",
    })
}

/// All that can be corrected, as soon as the beginning of the file is there; open while something is wrong.
#[component]
pub fn Settings(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    // What has opened once does not close under the visitor.
    let unknown = Memo::new(move |_| studio.unknown_statuses());
    let has_unknown = move || unknown.with(|words| !words.is_empty());
    let is_wrong = Memo::new(move |was| was == Some(&true) || studio.problem.with(Option::is_some) || has_unknown());
    live_view(move || {
        let found = studio.first_found.get()?;
        let source = found.inspection.source.map(|source| words.fill("orderfile.source", &[("name", name_of(source))]));
        let rounded = found.inspection.has_rounded_ids.then(|| words.text("orderfile.rounded"));
        Some(view! {
            <p>{source}</p>
            {live_view(move || has_unknown().then(|| {
                let said = words.fill("orderfile.unknownStatuses", &[("words", &unknown.get().join("; "))]);
                view! { <p class="notice" role="status">{said}</p> }
            }))}
            {rounded.map(|said| view! { <p class="notice" role="status">{said}</p> })}
            <details class="further" open=flag(move || is_wrong.get())>
                <summary>{words.text("orderfile.settings")}</summary>
                <div class="tool-form file-settings"><div class="fields">{columns(words, studio, &found)}{written(words, studio)}</div></div>
                {statuses(words, studio)}
            </details>
        })
    })
}

const fn name_of(source: OrderSource) -> &'static str {
    match source {
        OrderSource::Shopify => "Shopify",
        OrderSource::WooCommerce => "WooCommerce",
        OrderSource::Stripe => "Stripe",
        OrderSource::Square => "Square",
        OrderSource::Amazon => "Amazon",
    }
}

/// A list with its label, in which something is chosen at first.
fn pick(
    key: &str,
    label: String,
    options: Options,
    chosen: &str,
    set: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let (id, chosen) = (format!("orderfile-{key}"), chosen.to_owned());
    let chosen = Callback::new(move |()| chosen.clone());
    view! { <Pick id label options chosen set=Callback::new(set) /> }.into_any()
}

/// A list for each role.
fn columns(words: Words, studio: Studio, found: &Found) -> AnyView {
    let headers = &found.inspection.headers;
    let count = headers.len().max(found.lines.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0));
    let named = |place: usize| {
        let number = words.number(place as f64 + 1.0, 0);
        let header: String = headers.get(place).into_iter().flat_map(|header| header.chars()).take(LONGEST).collect();
        (place.to_string(), words.fill("orderfile.column", &[("n", &number), ("header", &header)]))
    };
    let none = (String::new(), words.text("orderfile.column.none"));
    let options: Options = [none].into_iter().chain((0..count).map(named)).collect();
    let one = |role: OrderRole| {
        let chosen = found.inspection.columns.get(&role).map(usize::to_string).unwrap_or_default();
        let set = move |value: String| {
            studio.say(|said| {
                said.columns.retain(|(known, _)| *known != role);
                said.columns.push((role, value.parse().ok()));
            });
        };
        pick(role.name(), role_name(words, role), options.clone(), &chosen, set)
    };
    OrderRole::ALL.map(one).into_iter().collect_view().into_any()
}

/// Decimal sign, day and month, currency, last day, the shop's day.
fn written(words: Words, studio: Studio) -> AnyView {
    let said = studio.said.get_untracked();
    let text = |key: &str| words.text(key);
    let option = |value: &str, key: &str| (value.to_owned(), text(key));
    let decimals = vec![
        option("", "orderfile.found"),
        option(".", "orderfile.decimal.point"),
        option(",", "orderfile.decimal.comma"),
    ];
    let decimal = said.decimal.map(|decimal| char::from(decimal.byte()).to_string()).unwrap_or_default();
    let set_decimal = move |value: String| {
        studio.say(|said| said.decimal = value.bytes().next().and_then(Decimal::from_byte));
    };
    let days = vec![
        option("", "orderfile.found"),
        option("day", "orderfile.dates.day"),
        option("month", "orderfile.dates.month"),
    ];
    let day = said.day_first.map(|first| if first { "day" } else { "month" }).unwrap_or_default();
    let set_day = move |value: String| {
        studio.say(|said| said.day_first = (!value.is_empty()).then_some(value == "day"));
    };
    let offsets = [option("", "orderfile.offset.none")].into_iter().chain(OFFSETS.map(|half| offset(words, half)));
    let chosen = said.offset.map(|minutes| minutes.to_string()).unwrap_or_default();
    let set_offset = move |value: String| studio.say(|said| said.offset = value.parse().ok());
    view! {
        {pick("decimal", text("orderfile.decimal"), decimals, &decimal, set_decimal)}
        {pick("dates", text("orderfile.dates"), days, day, set_day)}
        {currency(words, studio)}
        {pick("offset", text("orderfile.offset"), offsets.collect(), &chosen, set_offset)}
        {end(words, studio)}
    }
    .into_any()
}

/// The currencies that can be chosen: those of the file, or, where no column names any, all that amounts can carry.
fn currencies(found: &Found) -> Vec<String> {
    if found.has_currencies() {
        return found.inspection.currencies.clone();
    }
    let of_amounts = found.currency();
    let others = CURRENCIES.iter().map(|code| (*code).to_owned()).filter(|code| of_amounts.as_ref() != Some(code));
    of_amounts.iter().cloned().chain(others).collect()
}

/// The one currency that is read; another column of currencies brings others about.
fn currency(words: Words, studio: Studio) -> AnyView {
    let known = Memo::new(move |_| {
        let found = studio.found.with(|found| found.as_ref().map(|found| currencies(found))).unwrap_or_default();
        let said = studio.said.with(|said| said.currency.clone()).filter(|code| !found.contains(code));
        found.into_iter().chain(said).collect::<Vec<String>>()
    });
    live_view(move || {
        let has_currencies = studio.found.with(|found| found.as_ref().is_none_or(|found| found.has_currencies()));
        let any = if has_currencies { "orderfile.currency.only" } else { "orderfile.found" };
        let any = (String::new(), words.text(any));
        let options = [any].into_iter().chain(known.get().into_iter().map(|code| (code.clone(), code))).collect();
        let chosen = studio.said.with_untracked(|said| said.currency.clone()).unwrap_or_default();
        let set = move |value: String| studio.say(|said| said.currency = (!value.is_empty()).then_some(value));
        Some(pick("which", words.text("orderfile.currency"), options, &chosen, set))
    })
    .into_any()
}

fn offset(words: Words, half_hours: i32) -> (String, String) {
    let hours = words.signed(f64::from(half_hours) / 2.0, u8::from(half_hours % 2 != 0));
    ((half_hours * 30).to_string(), format!("UTC {hours}"))
}

/// The last day that counts.
fn end(words: Words, studio: Studio) -> AnyView {
    let typed = move || studio.said.with(|said| said.end.clone());
    view! {
        <div class="field">
            <label for="orderfile-end">{words.text("orderfile.end")}</label>
            <input id="orderfile-end" type="text" autocomplete="off" placeholder="2026-12-31" aria-describedby="orderfile-end-note"
                prop:value=live(typed) on:change=on_value(move |value| studio.say(|said| said.end = value)) />
            <p class="field-note" id="orderfile-end-note">{words.text("orderfile.end.note")}</p>
        </div>
    }
    .into_any()
}

/// Which words of the status column are sales; another column brings others about.
fn statuses(words: Words, studio: Studio) -> AnyView {
    let found = Memo::new(move |_| {
        let word = |status: &StatusWord| (status.text.clone(), status.count);
        studio.latest(|inspection| inspection.statuses.iter().map(word).collect::<Vec<_>>())
    });
    live_view(move || {
        let words_found = found.get();
        (!words_found.is_empty()).then(|| {
            view! {
                <fieldset class="status-words">
                    <legend>{words.text("orderfile.statuses")}</legend>
                    {words_found.into_iter().map(|(text, count)| status(words, studio, text, count)).collect_view()}
                </fieldset>
            }
        })
    })
    .into_any()
}

/// A word with its count, ticked if it is a sale.
fn status(words: Words, studio: Studio, text: String, count: u64) -> AnyView {
    let name = format!("{text} ({})", words.number(count as f64, 0));
    let is_sale = Memo::new({
        let text = text.clone();
        move |_| studio.is_sale(&text)
    });
    let first = is_sale.get_untracked();
    let set = move || {
        let is_sale = is_sale.get_untracked();
        studio.say(|said| {
            said.statuses.retain(|(known, _)| *known != text);
            said.statuses.push((text.clone(), !is_sale));
        });
    };
    view! {
        <label class="status-word">
            <input type="checkbox" checked=first prop:checked=flag(move || is_sale.get()) on:change=on_change(set) />
            {name}
        </label>
    }
    .into_any()
}
