//! Takes the inputs of the core out of JSON.

use feltworth::metrics::models::*;
use feltworth::metrics::*;
use serde_json::Value;

/// A JSON value, from which a missing part is taken as null.
pub struct Given<'a>(pub &'a Value);

impl Given<'_> {
    pub fn at(&self, position: usize) -> Given<'_> {
        Given(&self.0[position])
    }

    pub fn field(&self, name: &str) -> Given<'_> {
        Given(&self.0[name])
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        self.0[name].as_f64()
    }

    pub fn integer(&self, name: &str) -> Option<u64> {
        self.number(name).map(|number| number as u64)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0[name].as_str()
    }

    pub fn rows<T>(&self, read: impl Fn(Given<'_>) -> T) -> Vec<T> {
        self.0.as_array().map_or(&[][..], Vec::as_slice).iter().map(|row| read(Given(row))).collect()
    }

    pub fn doubles(&self) -> Vec<f64> {
        self.rows(|item| item.0.as_f64()).into_iter().flatten().collect()
    }

    pub fn numbers(&self, name: &str) -> Vec<f64> {
        self.field(name).doubles()
    }

    pub fn integers(&self, name: &str) -> Vec<i64> {
        self.numbers(name).into_iter().map(|number| number as i64).collect()
    }

    pub fn texts(&self, name: &str) -> Vec<String> {
        self.field(name).rows(|item| item.0.as_str().unwrap_or_default().to_owned())
    }

    pub fn pairs(&self) -> Vec<(String, f64)> {
        let fields = self.0.as_object().into_iter().flatten();
        fields.filter_map(|(key, value)| Some((key.clone(), value.as_f64()?))).collect()
    }

    pub fn scale(&self) -> Option<Scale> {
        let scale = self.field("scale");
        Some(Scale { min: scale.number("min")?, max: scale.number("max")? })
    }

    pub fn sheet(&self) -> AnswerSheet {
        AnswerSheet(Emotion::ALL.map(|emotion| self.number(emotion.name())))
    }

    pub fn nev(&self) -> NevInput {
        let responses = self.field("responses").rows(|row| row.sheet());
        NevInput { responses, scale: self.scale(), confidence: self.number("confidence") }
    }

    pub fn nev_columns(&self) -> NevInput {
        let columns =
            Emotion::ALL.map(|emotion| self.field("answers").field(emotion.name()).rows(|cell| cell.0.as_f64()));
        let respondents = columns.iter().map(Vec::len).max().unwrap_or_default();
        let sheet = |row: usize| AnswerSheet(std::array::from_fn(|emotion| *columns[emotion].get(row)?));
        let responses = (0..respondents).map(sheet).collect();
        NevInput { responses, scale: self.scale(), confidence: self.number("confidence") }
    }

    pub fn nps(&self) -> Option<NpsInput> {
        let count = |name| self.integer(name);
        let answers = match count("detractors") {
            Some(detractors) => {
                NpsAnswers::Counts { detractors, passives: count("passives")?, promoters: count("promoters")? }
            }
            None => NpsAnswers::Ratings(self.integers("ratings")),
        };
        Some(NpsInput { answers, confidence: self.number("confidence") })
    }

    pub fn csat(&self) -> CsatInput {
        let (satisfied_from, confidence) = (self.number("satisfiedFrom"), self.number("confidence"));
        CsatInput { ratings: self.integers("ratings"), scale: self.scale(), satisfied_from, confidence }
    }

    pub fn ces(&self) -> CesInput {
        let version = if self.text("version") == Some("1.0") { CesVersion::Effort } else { CesVersion::Ease };
        CesInput { ratings: self.integers("ratings"), version, confidence: self.number("confidence") }
    }

    pub fn ltv(&self) -> Option<LtvInput> {
        Some(LtvInput {
            average_check: self.number("averageCheck")?,
            purchases_per_month: self.number("purchasesPerMonth")?,
            margin: self.number("margin")?,
            months: self.number("months")?,
            discount_per_year: self.number("discountPerYear"),
            acquisition_cost: self.number("acquisitionCost"),
        })
    }

    pub fn period(&self, name: &str) -> Option<RatePeriod> {
        match self.text(name)? {
            "day" => Some(RatePeriod::Day),
            "week" => Some(RatePeriod::Week),
            "month" => Some(RatePeriod::Month),
            _ => Some(RatePeriod::Year),
        }
    }

    pub fn distribution(&self) -> Option<Distribution> {
        let number = |name| self.number(name);
        Some(match self.text("kind")? {
            "fixed" => Distribution::Fixed { value: number("value")? },
            "uniform" => Distribution::Uniform { low: number("low")?, high: number("high")? },
            "triangular" => {
                Distribution::Triangular { low: number("low")?, mode: number("mode")?, high: number("high")? }
            }
            "normal" => Distribution::Normal { mean: number("mean")?, sd: number("sd")? },
            _ => Distribution::LogNormal { mu: number("mu")?, sigma: number("sigma")? },
        })
    }
}

/// What the fitted models take.
impl Given<'_> {
    pub fn unit(&self) -> Option<Unit> {
        match self.text("unit")? {
            "day" => Some(Unit::Day),
            "week" => Some(Unit::Week),
            _ => Some(Unit::Month),
        }
    }

    pub fn model(&self) -> Option<PurchaseModel> {
        Some(if self.text("model")? == "bgNbd" { PurchaseModel::BgNbd } else { PurchaseModel::MbgNbd })
    }

    pub fn history_columns(&self) -> Vec<PurchaseHistory> {
        let [frequency, recency, age] = ["frequency", "recency", "age"].map(|name| self.numbers(name));
        let times = frequency.into_iter().zip(recency).zip(age);
        times.map(|((frequency, recency), age)| PurchaseHistory::new(frequency, recency, age)).collect()
    }

    pub fn value_row(&self) -> ValueRow {
        let number = |name| self.number(name).unwrap_or_default();
        let (value, count) = (self.number("value"), self.number("count").unwrap_or(1.0));
        ValueRow { frequency: number("frequency"), recency: number("recency"), age: number("age"), value, count }
    }

    pub fn purchases(&self) -> Option<PurchaseParameters> {
        let [r, alpha, a, b] = ["r", "alpha", "a", "b"].map(|name| self.number(name));
        Some(PurchaseParameters { model: self.model()?, r: r?, alpha: alpha?, a: a?, b: b? })
    }

    pub fn spend(&self) -> Option<SpendParameters> {
        Some(SpendParameters { p: self.number("p")?, q: self.number("q")?, gamma: self.number("gamma")? })
    }

    pub fn retention(&self) -> Option<RetentionParameters> {
        Some(RetentionParameters { alpha: self.number("alpha")?, beta: self.number("beta")? })
    }

    pub fn money(&self) -> Option<MonthlyClvInput> {
        Some(MonthlyClvInput {
            unit: self.unit()?,
            months: self.number("months")?,
            margin: self.number("margin")?,
            discount_per_year: self.number("discountPerYear").unwrap_or(0.0),
            timing: if self.text("timing")? == "end" { DiscountTiming::End } else { DiscountTiming::Middle },
        })
    }

    pub fn resampling(&self) -> Option<Resampling> {
        let confidence = self.number("confidence").unwrap_or(DEFAULT_CONFIDENCE);
        Some(Resampling { resamples: self.number("resamples")?, seed: self.integer("seed")?, confidence })
    }

    pub fn simulation(&self) -> Option<SimulationInput> {
        Some(SimulationInput {
            customers: self.number("customers")?,
            seed: self.integer("seed")?,
            purchases: self.field("purchases").purchases()?,
            spend: self.field("spend").spend()?,
            observation: self.number("observation")?,
            acquisition: self.number("acquisition")?,
        })
    }
}
