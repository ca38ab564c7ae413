//! How each number of the table, and of all rows together, was computed.

use leptos::prelude::*;

use crate::app::components::working::formula_lines;
use crate::app::live::live_view;
use crate::app::views::segments::Shown;
use crate::app::{Root, ToolState, Words};
use crate::tools::segments::{Moved, Outcome, Segment, Totals, outcome};

/// How many rows are computed one by one.
const MOST: usize = 20;

/// The formulas with the visitor's own numbers: of each row, then of all.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let method = Root::of_view().link(words.language, "method/");
    let shown = Shown::of(state, outcome);
    let formulas = live_view(move || shown.with(|outcome| formula_lines(Lines { words, outcome }.all())));
    view! {
        {formulas}
        <p>{words.text("segmentdata.working.spend")}</p>
        <p>{words.text("segmentdata.working.note")}</p>
        <p><a href=method>{words.text("result.method")}</a></p>
    }
    .into_any()
}

type Line = (String, String);

/// What the formulas are filled with.
struct Lines<'a> {
    words: Words,
    outcome: &'a Outcome,
}

impl Lines<'_> {
    fn all(&self) -> Vec<Line> {
        let rows = self.outcome.rows.iter().flatten().take(MOST).flat_map(|segment| self.of_row(segment));
        let totals = self.outcome.totals.iter().flat_map(|totals| self.of_all(totals));
        let moved = self.outcome.moved.iter().flat_map(|moved| self.of_budget(moved));
        rows.chain(totals).chain(moved).collect()
    }

    fn money(&self, value: f64) -> String {
        self.words.money(value, self.outcome.currency)
    }

    fn number(&self, value: f64) -> String {
        self.words.number(value, 4)
    }

    /// Value, ratio, payback, and what is left of all customers of a row.
    fn of_row(&self, segment: &Segment) -> Vec<Line> {
        let (input, words) = (&segment.input, self.words);
        let named = |key: &str| format!("{}: {}", segment.name, words.text(&format!("segments.rows.{key}")));
        let a_month =
            [self.money(input.average_check), self.number(input.purchases_per_month), words.percent(input.margin)];
        let (a_month, profit) = (a_month.join(" × "), self.money(segment.profit));
        let mut lines = vec![(named("profit"), format!("{a_month} × {} = {profit}", self.number(input.months)))];
        let Some(cost) = input.acquisition_cost else { return lines };
        let cost_said = self.money(cost);
        let ratio = |ratio| (named("ratio"), format!("{profit} ÷ {cost_said} = {}", words.fixed(ratio, 2)));
        lines.extend(segment.ratio.map(ratio));
        let months = |months| words.plural("segments.time", months, 1, &[]);
        let payback = segment.payback.filter(|_| cost > 0.0);
        let repaid = |payback| (named("payback"), format!("{cost_said} ÷ ({a_month}) = {}", months(payback)));
        lines.extend(payback.map(repaid));
        let each = format!("{} × ({profit} − {cost_said})", self.number(segment.customers));
        lines.push((named("left"), format!("{each} = {}", self.money(segment.left))));
        lines
    }

    /// Customers, profit, cost, ratio, mean, and the formula with averages.
    fn of_all(&self, totals: &Totals) -> Vec<Line> {
        let (words, money) = (self.words, |value| self.money(value));
        let (customers, profit) = (self.number(totals.customers), money(totals.profit));
        let (costed, cost) = (money(totals.costed), money(totals.cost.unwrap_or_default()));
        let count = |segment: &Segment| Some(self.number(segment.customers));
        let of_each = |value: f64, segment: &Segment| format!("{} × {}", self.number(segment.customers), money(value));
        let costs = |segment: &Segment| segment.input.acquisition_cost.map(|cost| of_each(cost, segment));
        let row = |key: &str, line: String| (words.text(&format!("segments.row.{key}")), line);
        let [check, purchases, margin, months] = totals.means;
        let averages = [money(check), self.number(purchases), words.percent(margin), self.number(months)].join(" × ");
        let ratio = totals.ratio.map(|ratio| row("ratio", format!("{costed} ÷ {cost} = {}", words.fixed(ratio, 2))));
        let mut lines = vec![
            row("customers", self.sum(&count, &customers)),
            row("profit", self.sum(&|segment| Some(of_each(segment.profit, segment)), &profit)),
        ];
        lines.extend(totals.cost.map(|_| row("cost", self.sum(&costs, &cost))));
        lines.extend(ratio);
        lines.push((words.text("segments.mean.name"), format!("{profit} ÷ {customers} = {}", money(totals.mean))));
        lines.push(row("averages", format!("{averages} = {}", money(totals.of_means))));
        lines
    }

    /// What each row adds, and the sum.
    fn sum(&self, term: &dyn Fn(&Segment) -> Option<String>, total: &str) -> String {
        let terms = || self.outcome.rows.iter().flatten().filter_map(term);
        let more = (terms().count() > MOST).then(|| "…".to_owned());
        let terms: Vec<String> = terms().take(MOST).chain(more).collect();
        format!("{} = {total}", terms.join(" + "))
    }

    /// Customers lost and won, and what that changes.
    fn of_budget(&self, moved: &Moved) -> Vec<Line> {
        let (words, money) = (self.words, |value| self.money(value));
        let count = |value: f64| words.number(value, 1);
        let [(from, to), (worth_from, worth_to)] =
            [moved.costs, moved.profits].map(|[from, to]| (money(from), money(to)));
        let amount = money(moved.amount);
        let named = |key: &str, name: &str| words.fill(key, &[("name", name)]);
        let (lost, won) = (count(moved.lost), count(moved.won));
        vec![
            (named("segmentdata.working.lost", &moved.from), format!("{amount} ÷ {from} = {lost}")),
            (named("segmentdata.working.won", &moved.to), format!("{amount} ÷ {to} = {won}")),
            (
                words.text("segments.row.change"),
                format!("{won} × {worth_to} − {lost} × {worth_from} = {}", money(moved.change)),
            ),
        ]
    }
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::segments::TOOL;
    use crate::tools::{Document, Settled};

    #[test]
    fn every_number_has_its_formula_with_what_was_typed() {
        let link = "#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,120,100&from=1&to=2&moved=1200&currency=EUR";
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let words = Words::new(Language::En, Catalogue::default());
        let lines: Vec<String> = Lines { words, outcome: &outcome }.all().into_iter().map(|(_, line)| line).collect();
        for expected in [
            "€20 × 1 × 25% × 36 = €180",
            "€180 ÷ €60 = 3.00",
            "300 × (€180 − €60) = €36,000",
            "300 + 100 = 400",
            "300 × €180 + 100 × €240 = €78,000",
            "€78,000 ÷ 400 = €195",
            "€17.50 × 1.75 × 31.25% × 30 = €287.11",
            "€1,200 ÷ €60 = 20",
            "10 × €240 − 20 × €180 = −€1,200",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:?}");
        }
    }
}
