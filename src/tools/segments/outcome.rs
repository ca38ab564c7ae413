//! What each segment is worth, what all of them are, and what a moved budget does.

use crate::metrics::{LtvInput, Result, ltv};

/// A segment, and what one of its customers brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its name.
    pub name: String,
    /// Its inputs.
    pub input: LtvInput,
    /// Its customers.
    pub customers: f64,
    /// The profit of a customer, which is also the most that winning one may cost.
    pub profit: f64,
    /// Profit over cost; none without a cost.
    pub ratio: Option<f64>,
    /// Months until the cost is repaid; none if it never is, or there is none.
    pub payback: Option<f64>,
    /// What all customers leave after what winning them cost.
    pub left: f64,
    /// Its place among the segments by what a customer is worth, from 1 on.
    pub rank: usize,
}

/// All segments together, each customer counting once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Totals {
    /// All customers.
    pub customers: f64,
    /// The mean profit of a customer.
    pub mean: f64,
    /// The mean order value, purchases, margin and months.
    pub means: [f64; 4],
    /// Their product: what the formula makes of averages.
    pub of_means: f64,
    /// The profit of all customers.
    pub profit: f64,
    /// What winning customers has cost in the rows that say so; none where none does.
    pub cost: Option<f64>,
    /// The profit of the customers of these rows.
    pub costed: f64,
    /// That profit over that cost; none without a cost.
    pub ratio: Option<f64>,
    /// Whether a row says nothing of the cost.
    pub lacks_costs: bool,
}

/// What a budget does that is moved from one segment to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Where it is taken.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// How much is moved.
    pub amount: f64,
    /// What winning a customer costs there and here.
    pub costs: [f64; 2],
    /// What a customer is worth there and here.
    pub profits: [f64; 2],
    /// Customers who are not won.
    pub lost: f64,
    /// Customers who are won instead.
    pub won: f64,
    /// What it changes of the profit of all.
    pub change: f64,
}

/// Why a budget stays where it is; rows count from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stays {
    /// From where, to where or how much is not said.
    NotAsked,
    /// It would go where it is.
    SameRow,
    /// This row is empty, not right or not there.
    NoRow(usize),
    /// Winning a customer costs nothing in this row, so an amount says nothing of how many are won.
    NoCost(usize),
    /// More than this is not spent there.
    MoreThanSpent(f64),
}

/// What is asked of a budget: the places of two rows, and an amount.
pub(super) type Asked = Option<(usize, usize, f64)>;

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The segments, in their rows; none where a row is empty or not right.
    pub rows: Vec<Option<Segment>>,
    /// All together; none without a customer.
    pub totals: Option<Totals>,
    /// What a moved budget does, or why it is not moved.
    pub moved: std::result::Result<Moved, Stays>,
    /// The numbers of the rows that something is wrong with, or missing in; they count for nothing.
    pub left_out: Vec<usize>,
    /// The numbers of the rows that say nothing of how many customers there are, and count as one customer each.
    pub counted_as_one: Vec<usize>,
    /// The currency of every amount.
    pub currency: &'static str,
    /// Whether the rows follow each other in time.
    pub is_over_time: bool,
}

impl Outcome {
    pub(super) fn of(
        rows: Vec<Option<(String, LtvInput, f64)>>,
        asked: Asked,
        left_out: Vec<usize>,
        currency: &'static str,
    ) -> Result<Self> {
        let mut rows = rows.into_iter().map(|row| row.map(Segment::of).transpose()).collect::<Result<Vec<_>>>()?;
        let profits: Vec<f64> = rows.iter().flatten().map(|segment| segment.profit).collect();
        for segment in rows.iter_mut().flatten() {
            segment.rank = 1 + profits.iter().filter(|profit| **profit > segment.profit).count();
        }
        let moved = Moved::of(&rows, asked);
        Ok(Self {
            totals: totals(&rows),
            rows,
            moved,
            left_out,
            counted_as_one: Vec::new(),
            currency,
            is_over_time: false,
        })
    }
}

impl Segment {
    fn of((name, input, customers): (String, LtvInput, f64)) -> Result<Self> {
        let result = ltv(&input)?;
        let cost = input.acquisition_cost.unwrap_or(0.0);
        Ok(Self {
            name,
            customers,
            profit: result.profit,
            ratio: result.ratio,
            payback: result.payback_months.filter(|_| input.acquisition_cost.is_some()),
            left: customers * (result.profit - cost),
            rank: 1,
            input,
        })
    }
}

fn totals(rows: &[Option<Segment>]) -> Option<Totals> {
    let sum = |of: &dyn Fn(&Segment) -> f64| rows.iter().flatten().map(|row| row.customers * of(row)).sum::<f64>();
    let customers = sum(&|_| 1.0);
    let mean = |of: &dyn Fn(&Segment) -> f64| sum(of) / customers;
    let means = [
        mean(&|row| row.input.average_check),
        mean(&|row| row.input.purchases_per_month),
        mean(&|row| row.input.margin),
        mean(&|row| row.input.months),
    ];
    let cost_of = |row: &Segment| row.input.acquisition_cost;
    let (profit, cost) = (sum(&|row| row.profit), sum(&|row| cost_of(row).unwrap_or(0.0)));
    let costed = sum(&|row| cost_of(row).map_or(0.0, |_| row.profit));
    let says_cost = |row: &Segment| cost_of(row).is_some();
    (customers > 0.0).then(|| Totals {
        customers,
        mean: profit / customers,
        means,
        of_means: means.iter().product(),
        profit,
        cost: rows.iter().flatten().any(says_cost).then_some(cost),
        costed,
        ratio: (cost > 0.0).then(|| costed / cost),
        lacks_costs: !rows.iter().flatten().all(says_cost),
    })
}

impl Moved {
    /// At unchanged costs of a customer.
    fn of(rows: &[Option<Segment>], asked: Asked) -> std::result::Result<Self, Stays> {
        let (from, to, amount) = asked.ok_or(Stays::NotAsked)?;
        if from == to {
            return Err(Stays::SameRow);
        }
        let ((from, from_cost), (to, to_cost)) = (with_cost(rows, from)?, with_cost(rows, to)?);
        let spent = from.customers * from_cost;
        if amount > spent {
            return Err(Stays::MoreThanSpent(spent));
        }
        let (lost, won) = (amount / from_cost, amount / to_cost);
        let change = won * to.profit - lost * from.profit;
        Ok(Self {
            from: from.name.clone(),
            to: to.name.clone(),
            amount,
            costs: [from_cost, to_cost],
            profits: [from.profit, to.profit],
            lost,
            won,
            change,
        })
    }
}

/// The segment at a place, and what winning one of its customers costs.
fn with_cost(rows: &[Option<Segment>], place: usize) -> std::result::Result<(&Segment, f64), Stays> {
    let segment = rows.get(place).and_then(Option::as_ref).ok_or(Stays::NoRow(place + 1))?;
    let cost = segment.input.acquisition_cost.filter(|cost| *cost > 0.0).ok_or(Stays::NoCost(place + 1))?;
    Ok((segment, cost))
}
