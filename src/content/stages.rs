//! The ten stages of the customer journey: what each one has and measures. What it rests on is in `explainers`.
//!
//! Words are in the catalogue under `stage.<id>.…`; [`Stage::keys`] lists the keys that a stage needs.

use super::explainers::{
    AWARENESS, CONSIDERATION, CURIOSITY, ENGAGEMENT, INTEREST, LOYALTY, PURCHASE, RECOMMENDATION, REPURCHASE,
    SATISFACTION,
};
use super::passages::{Marks, OUR_OWN, Sources};

/// A stage of the journey, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Learns that the business exists.
    Awareness,
    /// Looks around without a plan.
    Interest,
    /// Compares.
    Consideration,
    /// Pays, orders, receives.
    Purchase,
    /// Starts to use the product.
    Engagement,
    /// Weighs the outcome against the expectation.
    Satisfaction,
    /// Buys again.
    Repurchase,
    /// Looks at something new.
    Curiosity,
    /// Stays by choice.
    Loyalty,
    /// Sends others.
    Recommendation,
}

/// Whose a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A document names it.
    Source,
    /// We added it.
    OwnAdvice,
}

/// A section of a stage's explainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What happens.
    Happens,
    /// What the customer feels.
    Feels,
    /// What helps.
    Helps,
    /// What goes wrong.
    Kills,
    /// The right and the wrong behaviour of staff.
    Staff,
    /// Levers by channel.
    Levers,
    /// What to measure.
    Measure,
    /// Where the customer goes next.
    Next,
}

/// Where a lever works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// A physical shop, with its five senses.
    Shop,
    /// A site or an app.
    Online,
    /// On the way to the customer.
    Delivery,
    /// The product in the customer's hands.
    Use,
    /// Service after the purchase.
    AfterSales,
}

/// What can be measured at a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Net Emotional Value, or the part of it named in the text.
    Nev,
    /// Net Promoter Score, of the relationship.
    Nps,
    /// Customer satisfaction.
    Csat,
    /// Customer effort.
    Ces,
    /// Lifetime value.
    Ltv,
    /// Share of customers who buy again.
    RepeatPurchaseRate,
    /// Share of customers who stay.
    Retention,
    /// Share of customers who leave.
    Churn,
    /// Share of customers who take the step.
    Conversion,
    /// New customers who came through old ones.
    ReferralRate,
    /// Share of buyers who use the product, and how often.
    Usage,
    /// Part of the customer's spending in the field.
    ShareOfWallet,
}

/// The tool whose miniature stands on the stage's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The NEV questionnaire.
    Nev,
    /// The lifetime-value calculator.
    Ltv,
}

/// The facts of a stage that are the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explainer {
    /// Whether the stage itself is the source's.
    pub origin: Origin,
    /// Ids of the emotion clusters at stake, the leading one first.
    pub clusters: &'static [&'static str],
    /// Channels with a lever, in the order of the page.
    pub channels: &'static [Channel],
    /// What to measure, the most fitting first.
    pub metrics: &'static [Metric],
    /// The tool that fits.
    pub tool: Tool,
    /// What each text rests on, by its key below the stage; what is not listed is our own.
    pub sourced: &'static [(&'static str, Marks)],
}

impl Stage {
    /// Every stage, in the order of the journey.
    pub const ALL: [Self; 10] = [
        Self::Awareness,
        Self::Interest,
        Self::Consideration,
        Self::Purchase,
        Self::Engagement,
        Self::Satisfaction,
        Self::Repurchase,
        Self::Curiosity,
        Self::Loyalty,
        Self::Recommendation,
    ];

    /// Its name in addresses and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Awareness => "awareness",
            Self::Interest => "interest",
            Self::Consideration => "consideration",
            Self::Purchase => "purchase",
            Self::Engagement => "engagement",
            Self::Satisfaction => "satisfaction",
            Self::Repurchase => "repurchase",
            Self::Curiosity => "curiosity",
            Self::Loyalty => "loyalty",
            Self::Recommendation => "recommendation",
        }
    }

    /// The stage that follows; `None` after the last, where another customer sets out.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }

    /// The stage before; `None` before the first.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rfind(|stage| *stage < self)
    }

    /// Its facts.
    pub const fn explainer(self) -> &'static Explainer {
        match self {
            Self::Awareness => &AWARENESS,
            Self::Interest => &INTEREST,
            Self::Consideration => &CONSIDERATION,
            Self::Purchase => &PURCHASE,
            Self::Engagement => &ENGAGEMENT,
            Self::Satisfaction => &SATISFACTION,
            Self::Repurchase => &REPURCHASE,
            Self::Curiosity => &CURIOSITY,
            Self::Loyalty => &LOYALTY,
            Self::Recommendation => &RECOMMENDATION,
        }
    }

    /// What the text under a key below the stage rests on.
    pub fn marks(self, key: &str) -> Marks {
        let sourced = self.explainer().sourced.iter().find(|(known, _)| *known == key);
        sourced.map_or(&[OUR_OWN], |(_, marks)| marks)
    }

    /// The documents that its texts rest on.
    pub fn sources(self) -> impl Iterator<Item = &'static str> {
        self.explainer().sourced.iter().flat_map(|(_, marks)| marks.iter().copied().flatten().copied())
    }

    /// The keys of a section's texts, below the stage.
    pub fn section_keys(self, section: Section) -> Vec<String> {
        let list = |name: &str, count: usize| (1..=count).map(|number| format!("{name}.{number}")).collect();
        match section {
            Section::Helps => list("helps", HELPS),
            Section::Kills => list("kills", KILLS),
            Section::Staff => vec!["right".to_owned(), "wrong".to_owned()],
            Section::Levers => {
                self.explainer().channels.iter().map(|channel| format!("lever.{}", channel.id())).collect()
            }
            Section::Happens | Section::Feels | Section::Measure | Section::Next => vec![section.id().to_owned()],
        }
    }

    /// What all of a section's texts rest on; `None` if they differ in that.
    pub fn common_sources(self, section: Section) -> Option<Sources> {
        let keys = self.section_keys(section);
        let mut all = keys.iter().flat_map(|key| self.marks(key));
        let first = *all.next()?;
        all.all(|sources| *sources == first).then_some(first)
    }

    /// Every message key that the explainer of this stage uses.
    pub fn keys(self) -> Vec<String> {
        let sections = Section::ALL.into_iter().flat_map(|section| self.section_keys(section));
        let parts = ["name", "summary"].map(str::to_owned).into_iter().chain(sections);
        parts.map(|part| format!("stage.{}.{part}", self.id())).collect()
    }
}

impl Section {
    /// Every section, in the order of the page.
    pub const ALL: [Self; 8] =
        [Self::Happens, Self::Feels, Self::Helps, Self::Kills, Self::Staff, Self::Levers, Self::Measure, Self::Next];

    /// Its name in message keys: the heading is `journey.section.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Happens => "happens",
            Self::Feels => "feels",
            Self::Helps => "helps",
            Self::Kills => "kills",
            Self::Staff => "staff",
            Self::Levers => "levers",
            Self::Measure => "measure",
            Self::Next => "next",
        }
    }
}

impl Channel {
    /// Every channel, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Shop, Self::Online, Self::Delivery, Self::Use, Self::AfterSales];

    /// Its name in message keys: `journey.channel.<id>`, `stage.<stage>.lever.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Online => "online",
            Self::Delivery => "delivery",
            Self::Use => "use",
            Self::AfterSales => "afterSales",
        }
    }
}

impl Metric {
    /// Every metric.
    pub const ALL: [Self; 12] = [
        Self::Nev,
        Self::Nps,
        Self::Csat,
        Self::Ces,
        Self::Ltv,
        Self::RepeatPurchaseRate,
        Self::Retention,
        Self::Churn,
        Self::Conversion,
        Self::ReferralRate,
        Self::Usage,
        Self::ShareOfWallet,
    ];

    /// Its name in message keys: `journey.metric.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nev => "nev",
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Ces => "ces",
            Self::Ltv => "ltv",
            Self::RepeatPurchaseRate => "repeatPurchaseRate",
            Self::Retention => "retention",
            Self::Churn => "churn",
            Self::Conversion => "conversion",
            Self::ReferralRate => "referralRate",
            Self::Usage => "usage",
            Self::ShareOfWallet => "shareOfWallet",
        }
    }
}

/// Number of `helps` lines of every stage.
pub const HELPS: usize = 4;
/// Number of `kills` lines of every stage.
pub const KILLS: usize = 3;
