//! What one input at a time does, what a target takes, and what two of them do together.

use super::FACTORS;
use super::ranges::Stated;
use super::simulated::{Sampled, Simulated, Simulating, get, set};
use crate::metrics::{Bounds, LtvFactor, LtvInput, LtvOutput, Result, Tornado, ltv, ltv_goal_seek, ltv_tornado};

/// What is asked for beside the inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    /// What is computed.
    pub output: LtvOutput,
    /// What it is to be.
    pub target: Option<f64>,
    /// The places of the factors of the map, across and up.
    pub map: (usize, usize),
    /// How many draws there are.
    pub draws: f64,
    /// Their seed.
    pub seed: u64,
    /// The currency of every amount.
    pub currency: &'static str,
}

/// The value that a factor alone would have to have to reach the target; none if it cannot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The factor.
    pub factor: LtvFactor,
    /// What it is now.
    pub now: f64,
    /// What it would have to be.
    pub needed: Option<f64>,
}

/// The output over two factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The values of the factor across.
    pub across: Vec<f64>,
    /// Those of the factor up.
    pub up: Vec<f64>,
    /// The outputs, row by row from below.
    pub cells: Vec<Vec<Option<f64>>>,
    /// Column and row nearest to the present values; none where one of these lies outside.
    pub here: Option<(usize, usize)>,
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The inputs as the metric takes them.
    pub input: LtvInput,
    /// The ranges of the inputs that have one.
    pub ranges: Vec<Stated>,
    /// The places of the factors whose range is flawed, and counts for nothing.
    pub flawed: Vec<usize>,
    /// What was asked for.
    pub chosen: Chosen,
    /// What comes of the values alone.
    pub base: f64,
    /// What the target is: as asked for, or break-even where nothing was and there is a cost.
    pub target: Option<f64>,
}

impl Outcome {
    pub(super) fn of(input: LtvInput, ranges: Vec<Stated>, flawed: Vec<usize>, chosen: Chosen) -> Result<Self> {
        let base = chosen.output.of(&input)?;
        let target = chosen.target.or(break_even(&input, chosen.output));
        Ok(Self { input, ranges, flawed, chosen, base, target })
    }

    /// What each input does by itself: a bar for each, of no length where it has no range.
    ///
    /// # Errors
    /// Those of [`ltv_tornado`], at the ends of a range.
    pub fn tornado(&self) -> Result<Tornado> {
        let bounds = |factor: LtvFactor| {
            let stated = self.ranges.iter().find(|stated| stated.factor == factor).map(|stated| stated.bounds);
            (factor, stated.unwrap_or(Bounds { low: get(&self.input, factor), high: get(&self.input, factor) }))
        };
        ltv_tornado(&self.input, self.chosen.output, &FACTORS.map(bounds))
    }

    /// What each input would have to be for the target; nothing where there is none.
    pub fn goals(&self) -> Vec<Goal> {
        let goals =
            self.target.map(|target| FACTORS.map(|factor| goal(&self.input, factor, self.chosen.output, target)));
        goals.map(Vec::from).unwrap_or_default()
    }

    /// The inputs with a goal reached.
    pub fn at(&self, goal: &Goal) -> Option<LtvInput> {
        let mut input = self.input;
        set(&mut input, goal.factor, goal.needed?);
        Some(input)
    }

    /// The first so many draws; nothing where no input has a range.
    pub fn simulate(&self, draws: u64) -> Option<Simulated> {
        let mut simulating = Simulating::new(&Sampled::of(self))?;
        simulating.step(draws);
        simulating.result()
    }

    /// The output over the two factors of the map, each over its range, or from nothing to twice its value.
    pub fn grid(&self) -> Grid {
        let (across, up) = self.chosen.map;
        let [(across, column), (up, row)] = [across, up].map(|place| (FACTORS.get(place), self.steps(place)));
        let cell = |one: f64, other: f64| {
            let mut input = self.input;
            across.into_iter().for_each(|factor| set(&mut input, *factor, one));
            up.into_iter().for_each(|factor| set(&mut input, *factor, other));
            value_of(&input, self.chosen.output)
        };
        Grid {
            cells: row.0.iter().map(|other| column.0.iter().map(|one| cell(*one, *other)).collect()).collect(),
            here: column.1.zip(row.1),
            across: column.0,
            up: row.0,
        }
    }

    /// Evenly spaced values of a factor, and the place of the one nearest to the present value, if that is among them.
    fn steps(&self, place: usize) -> (Vec<f64>, Option<usize>) {
        let factor = FACTORS.get(place).copied().unwrap_or(LtvFactor::Months);
        let now = get(&self.input, factor);
        let stated = self.ranges.iter().find(|stated| stated.factor == factor).map(|stated| stated.bounds);
        let most = if factor == LtvFactor::Margin { 1.0 } else { f64::MAX };
        let spread = if now == 0.0 { 0.2 } else { 2.0 * now.abs() };
        let Bounds { low, high } = stated.unwrap_or(Bounds { low: 0.0, high: spread.min(most) });
        let values: Vec<f64> = (0..=CELLS).map(|i| low + (high - low) * f64::from(i) / f64::from(CELLS)).collect();
        let nearest = (0..values.len()).min_by(|a, b| {
            let far = |place: &usize| values.get(*place).map_or(f64::MAX, |value| (value - now).abs());
            far(a).total_cmp(&far(b))
        });
        (values, nearest.filter(|_| (low..=high).contains(&now)))
    }

    /// Where the break-even runs in the map.
    pub fn break_even_line(&self) -> BreakEvenLine {
        let Some(level) = self.break_even() else { return BreakEvenLine::NoCost };
        let grid = self.grid();
        let cells = || grid.cells.iter().flatten().flatten();
        match (cells().any(|cell| *cell >= level), cells().any(|cell| *cell < level)) {
            (true, false) => BreakEvenLine::AllCover,
            (false, true) => BreakEvenLine::NoneCovers,
            (true, true) | (false, false) => BreakEvenLine::Inside,
        }
    }

    /// The level at which the output covers the acquisition cost.
    pub fn break_even(&self) -> Option<f64> {
        break_even(&self.input, self.chosen.output)
    }
}

/// Where the line of the break-even runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakEvenLine {
    /// There is no acquisition cost that could be covered.
    NoCost,
    /// Across the map.
    Inside,
    /// Every pair of values covers the cost.
    AllCover,
    /// None does.
    NoneCovers,
}

/// Steps of the map across and up.
const CELLS: u32 = 12;

fn break_even(input: &LtvInput, output: LtvOutput) -> Option<f64> {
    let cost = input.acquisition_cost?;
    Some(if output == LtvOutput::Ratio { 1.0 } else { cost })
}

/// What the months of an input come to once each is discounted from its end: the value of 1 a month.
pub fn months_today(input: &LtvInput) -> Option<f64> {
    let of_one =
        LtvInput { average_check: 1.0, purchases_per_month: 1.0, margin: 1.0, acquisition_cost: None, ..*input };
    value_of(&of_one, LtvOutput::DiscountedProfit)
}

/// The monthly rate of a yearly one.
pub fn monthly(rate: f64) -> f64 {
    libm::expm1(libm::log1p(rate) / 12.0)
}

/// The output of an input, where it has one.
pub fn value_of(input: &LtvInput, output: LtvOutput) -> Option<f64> {
    let result = ltv(input).ok()?;
    match output {
        LtvOutput::Profit => Some(result.profit),
        LtvOutput::DiscountedProfit => Some(result.discounted_profit),
        LtvOutput::Revenue => Some(result.revenue),
        LtvOutput::Ratio => result.ratio,
    }
}

fn goal(input: &LtvInput, factor: LtvFactor, output: LtvOutput, target: f64) -> Goal {
    let found = ltv_goal_seek(input, factor, output, target, None).ok().and_then(|found| found.value);
    // What has no effect reaches a target only where it is reached already.
    Goal { factor, now: get(input, factor), needed: found }
}
