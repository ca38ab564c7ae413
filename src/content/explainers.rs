//! What each stage of the journey has, measures and rests on.
//!
//! A text of which at least a part is in no document counts as our own; where a text mixes both, each of its sentences is
//! marked. The order of a text's sentences is the same in every language.

use super::passages::{Marks, OUR_OWN, Sources};
use super::stages::{Channel, Explainer, Metric, Origin, Tool};

pub(super) const JOURNEY: Sources = &["journeyArticle"];
pub(super) const EXPERIENCE: Sources = &["experienceText"];
pub(super) const VALUE: Sources = &["valueText"];
const EXPERIENCE_AND_VALUE: Sources = &["experienceText", "valueText"];
pub(super) const EMOTIONS: Sources = &["emotionArticle"];

/// What the overview says of staff who misread the stage.
pub const MISREAD: Marks = &[JOURNEY, JOURNEY, JOURNEY, JOURNEY, JOURNEY, OUR_OWN];

/// What the overview says of each of the three paces.
pub const PACE: Marks = &[JOURNEY, OUR_OWN];

const ATTENTION: &str = "attention";
const RECOMMEND: &str = "recommendation";
const ADVOCACY: &str = "advocacy";
const DESTROYING: &str = "destroying";

pub(super) const AWARENESS: Explainer = Explainer {
    origin: Origin::OwnAdvice,
    clusters: &[ATTENTION, DESTROYING],
    channels: &[Channel::Shop, Channel::Online],
    metrics: &[Metric::Conversion, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[("lever.shop", &[EXPERIENCE]), ("lever.online", &[EXPERIENCE])],
};

pub(super) const INTEREST: Explainer = Explainer {
    origin: Origin::OwnAdvice,
    clusters: &[ATTENTION, DESTROYING],
    channels: &[Channel::Shop, Channel::Online],
    metrics: &[Metric::Nev, Metric::Conversion],
    tool: Tool::Nev,
    sourced: &[
        ("feels", &[OUR_OWN, EMOTIONS, OUR_OWN]),
        ("right", &[JOURNEY]),
        ("wrong", &[JOURNEY]),
        ("lever.shop", &[EXPERIENCE]),
        ("lever.online", &[EXPERIENCE]),
    ],
};

pub(super) const CONSIDERATION: Explainer = Explainer {
    origin: Origin::OwnAdvice,
    clusters: &[RECOMMEND, DESTROYING],
    channels: &[Channel::Shop, Channel::Online],
    metrics: &[Metric::Conversion, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[
        ("happens", &[VALUE, EXPERIENCE_AND_VALUE]),
        ("helps.1", &[EXPERIENCE]),
        ("helps.2", &[EXPERIENCE]),
        ("helps.3", &[EXPERIENCE_AND_VALUE]),
        ("helps.4", &[EXPERIENCE]),
        ("lever.online", &[EXPERIENCE, OUR_OWN]),
    ],
};

pub(super) const PURCHASE: Explainer = Explainer {
    origin: Origin::OwnAdvice,
    clusters: &[DESTROYING, RECOMMEND],
    channels: &[Channel::Shop, Channel::Online, Channel::Delivery],
    metrics: &[Metric::Ces, Metric::Csat, Metric::Conversion],
    tool: Tool::Nev,
    sourced: &[
        ("happens", &[OUR_OWN, EXPERIENCE, OUR_OWN]),
        ("helps.1", &[EXPERIENCE]),
        ("helps.2", &[EXPERIENCE]),
        ("helps.3", &[EXPERIENCE]),
        ("helps.4", &[EXPERIENCE]),
        ("right", &[JOURNEY]),
        ("wrong", &[JOURNEY]),
        ("lever.shop", &[EXPERIENCE]),
        ("lever.online", &[EXPERIENCE]),
        ("lever.delivery", &[EXPERIENCE]),
    ],
};

pub(super) const ENGAGEMENT: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[RECOMMEND, DESTROYING],
    channels: &[Channel::Delivery, Channel::Use, Channel::AfterSales],
    metrics: &[Metric::Usage, Metric::Ces, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[
        ("happens", &[JOURNEY]),
        ("helps.1", &[EXPERIENCE]),
        ("helps.2", &[EXPERIENCE]),
        ("helps.3", &[EXPERIENCE]),
        ("helps.4", &[VALUE]),
        ("lever.delivery", &[EXPERIENCE]),
        ("lever.use", &[EXPERIENCE]),
        ("lever.afterSales", &[EXPERIENCE]),
    ],
};

pub(super) const SATISFACTION: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[ADVOCACY, DESTROYING, RECOMMEND],
    channels: &[Channel::Online, Channel::Use, Channel::AfterSales],
    metrics: &[Metric::Csat, Metric::Ces, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[
        ("happens", &[JOURNEY]),
        ("helps.1", &[EXPERIENCE]),
        ("helps.2", &[EXPERIENCE]),
        ("helps.3", &[VALUE]),
        ("helps.4", &[EXPERIENCE]),
        ("lever.online", &[EXPERIENCE]),
        ("lever.use", &[EXPERIENCE]),
        ("lever.afterSales", &[EXPERIENCE]),
        ("next", &[JOURNEY, OUR_OWN]),
    ],
};

pub(super) const REPURCHASE: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[RECOMMEND, DESTROYING],
    channels: &[Channel::Shop, Channel::Online, Channel::Delivery],
    metrics: &[Metric::RepeatPurchaseRate, Metric::Retention, Metric::Ltv],
    tool: Tool::Ltv,
    sourced: &[
        ("happens", &[JOURNEY]),
        ("feels", &[OUR_OWN, OUR_OWN, VALUE]),
        ("helps.1", &[VALUE]),
        ("helps.2", &[VALUE]),
        ("helps.3", &[VALUE]),
        ("helps.4", &[VALUE]),
    ],
};

pub(super) const CURIOSITY: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[ATTENTION],
    channels: &[Channel::Shop, Channel::Online],
    metrics: &[Metric::Churn, Metric::ShareOfWallet, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[("happens", &[JOURNEY])],
};

pub(super) const LOYALTY: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[RECOMMEND, DESTROYING],
    channels: &[Channel::Shop, Channel::Online, Channel::AfterSales],
    metrics: &[Metric::Nps, Metric::Retention, Metric::Nev, Metric::Ltv],
    tool: Tool::Ltv,
    sourced: &[
        ("happens", &[JOURNEY]),
        ("helps.1", &[EXPERIENCE]),
        ("helps.2", &[VALUE]),
        ("helps.3", &[VALUE]),
        ("helps.4", &[VALUE]),
    ],
};

pub(super) const RECOMMENDATION: Explainer = Explainer {
    origin: Origin::Source,
    clusters: &[ADVOCACY, RECOMMEND],
    channels: &[Channel::Shop, Channel::Online, Channel::AfterSales],
    metrics: &[Metric::Nps, Metric::ReferralRate, Metric::Nev],
    tool: Tool::Nev,
    sourced: &[
        ("happens", &[JOURNEY]),
        ("feels", &[EMOTIONS, EMOTIONS, OUR_OWN]),
        ("helps.1", &[EMOTIONS]),
        ("lever.online", &[EXPERIENCE, OUR_OWN]),
    ],
};
