//! Verdicts on sheets of words and choices.

use super::OFTEN;
use super::held::Held;
use super::verdict::{Said, Verdict, count, text};
use crate::metrics::Result;

/// Product and driver, what else satisfies the driver, and why from us.
pub(super) fn driver(held: Held) -> Result<Verdict> {
    let (sold, bought, reason) = (held.text("sold"), held.text("bought"), held.text("reason"));
    let substitutes = held.lines("substitutes");
    let verdict = match (sold.is_empty(), bought.is_empty()) {
        (true, true) => return Ok(Verdict::of("open", Vec::new())),
        (false, true) => Verdict::of("noDriver", vec![("sold", text(sold))]),
        (true, false) => Verdict::of("noProduct", vec![("bought", text(bought))]),
        _ if sold.to_lowercase() == bought.to_lowercase() => Verdict::of("same", Vec::new()),
        _ => Verdict::of("both", vec![("sold", text(sold)), ("bought", text(bought))]),
    };
    let names = vec![("n", count(substitutes.len())), ("names", text(&substitutes.join(", ")))];
    let verdict = if substitutes.is_empty() {
        verdict.and("noSubstitutes", Vec::new())
    } else {
        verdict.and("substitutes", names)
    };
    Ok(match reason {
        "" => verdict.and("noReason", Vec::new()),
        reason => verdict.and("reason", vec![("reason", text(reason))]),
    })
}

/// What speaks for us and what for the rival, pair by pair.
const PAIRS: [(&str, &str); 3] = [("better", "worse"), ("more", "less"), ("faster", "slower")];

/// Why from us, against a rival.
pub(super) fn rival(held: Held) -> Result<Verdict> {
    let counts = PAIRS.map(|(ours, theirs)| (held.lines(ours).len(), held.lines(theirs).len()));
    let ours: usize = counts.iter().map(|(ours, _)| ours).sum();
    let theirs: usize = counts.iter().map(|(_, theirs)| theirs).sum();
    if ours + theirs == 0 {
        return Ok(Verdict::of("open", Vec::new()));
    }
    let key = match ours.cmp(&theirs) {
        std::cmp::Ordering::Greater => "ahead",
        std::cmp::Ordering::Equal => "level",
        std::cmp::Ordering::Less => "behind",
    };
    let behind = PAIRS.iter().zip(counts).filter(|(_, (ours, theirs))| theirs > ours);
    let behind: Vec<String> = behind.map(|((_, theirs), _)| held.key(theirs)).collect();
    let is_behind = !behind.is_empty();
    let verdict = Verdict::of(key, vec![("ours", count(ours)), ("theirs", count(theirs))]);
    let verdict = verdict.and_if(is_behind, "behindIn", vec![("pairs", Said::Keys(behind))]);
    Ok(verdict.and(if held.text("cue").is_empty() { "noCue" } else { "cue" }, vec![("cue", text(held.text("cue")))]))
}

const QUESTIONS: [&str; 5] = ["problem", "result", "issues", "actions", "risks"];

/// The questions that find value: what is still open.
pub(super) fn questions(held: Held) -> Result<Verdict> {
    let open = QUESTIONS.iter().find(|question| held.text(question).is_empty());
    let answered = QUESTIONS.iter().filter(|question| !held.text(question).is_empty()).count();
    let counts = vec![("n", count(answered)), ("all", count(QUESTIONS.len()))];
    Ok(match open {
        None => Verdict::of("done", Vec::new()).and("check", vec![("result", text(held.text("result")))]),
        Some(open) => Verdict::of("answered", counts).and("next", vec![("question", Said::Keys(vec![held.key(open)]))]),
    })
}

const LEVELS: [&str; 3] = ["same", "need", "wider"];

/// Three levels of competition: how many rivals stand on each, and which level is empty.
pub(super) fn levels(held: Held) -> Result<Verdict> {
    let [same, need, wider] = LEVELS.map(|level| held.lines(level).len());
    if same + need + wider == 0 {
        return Ok(Verdict::of("open", Vec::new()));
    }
    let counts = vec![("same", count(same)), ("need", count(need)), ("wider", count(wider))];
    Ok(Verdict::of("counts", counts)
        .and_if(need == 0, "noSecond", Vec::new())
        .and_if(wider == 0, "noThird", Vec::new())
        .and_if(same == 0, "noFirst", Vec::new())
        .and_if(same > 0 && need > 0 && wider > 0, "all", Vec::new()))
}

/// Innovation or improvement: what an idea is, of which scheme, and where its opportunity lies.
pub(super) fn innovation(held: Held) -> Result<Verdict> {
    let [notice, gain, who, job] = ["notice", "gain", "who", "job"].map(|field| held.choice(field));
    let (is, key) = match (notice, gain, who, job) {
        ("", ..) => (None, "open"),
        ("no", ..) => (Some("improvement"), "small"),
        (_, "", ..) => (None, "askGain"),
        (_, "below", ..) => (Some("improvement"), "costly"),
        (_, _, "", _) => (Some("innovation"), "askWho"),
        (_, _, "excluded", _) => (Some("innovation"), "access"),
        (_, _, "fresh", _) => (Some("innovation"), "newTask"),
        (.., "") => (Some("innovation"), "askJob"),
        (.., "same") => (Some("innovation"), "better"),
        _ => (Some("innovation"), "functions"),
    };
    let source = match held.choice("source") {
        "" => "noSource",
        source => source,
    };
    let headline = is.map(|is| Said::Keys(vec![format!("worksheets.innovation.{is}")]));
    Ok(Verdict { headline, ..Verdict::of(key, Vec::new()).and(source, Vec::new()) })
}

/// A way of giving value by e-mail, and whether what it carries is material and immaterial.
const WAYS: [(&str, bool, bool); 7] = [
    ("motivation", true, false),
    ("loyalty", true, false),
    ("knowledge", false, true),
    ("service", false, true),
    ("contests", true, true),
    ("surveys", false, true),
    ("experts", false, true),
];

/// The e-mails of a year: how many, and what value they carry.
pub(super) fn email(held: Held) -> Result<Verdict> {
    let yearly = |way: &str| {
        let chosen = held.choice(way);
        OFTEN.iter().find(|(key, _)| *key == chosen).map_or(0.0, |(_, times)| *times)
    };
    let sum = |is_in: fn(&(&str, bool, bool)) -> bool| -> f64 {
        WAYS.iter().filter(|way| is_in(way)).map(|(way, ..)| yearly(way)).sum()
    };
    let (all, material, immaterial) = (sum(|_| true), sum(|way| way.1), sum(|way| way.2));
    if all == 0.0 {
        return Ok(Verdict::of("open", Vec::new()));
    }
    let unused = WAYS.iter().filter(|(way, ..)| yearly(way) == 0.0).map(|(way, ..)| held.key(way)).collect::<Vec<_>>();
    let has_unused = !unused.is_empty();
    let shares = vec![("material", Said::Percent(material / all)), ("immaterial", Said::Percent(immaterial / all))];
    let key = match (material > 0.0, immaterial > 0.0) {
        (true, false) => "onlyMaterial",
        (false, true) => "onlyImmaterial",
        _ => "mix",
    };
    let total = vec![("days", Said::Number(365.0 / all, 0))];
    let verdict = Verdict { headline: Some(Said::Number(all, 0)), ..Verdict::of("total", total) }.and(key, shares);
    let verdict = verdict.and_if(all > MANY, "often", Vec::new());
    Ok(verdict.and_if(has_unused, "unused", vec![("ways", Said::Keys(unused))]))
}

/// More e-mails a year than this are called many: two a week.
const MANY: f64 = 104.0;

const TOUCHPOINTS: [&str; 6] = ["site", "phone", "office", "brochure", "meeting", "pitch"];

/// Quality judged by visible attributes: the touchpoints with the weakest cues.
pub(super) fn quality(held: Held) -> Result<Verdict> {
    let with = |cue: &str| -> Vec<String> {
        TOUCHPOINTS.iter().filter(|point| held.choice(point) == cue).map(|point| held.key(point)).collect()
    };
    let judged = TOUCHPOINTS.len() - with("").len();
    let (none, weak) = (with("none"), with("weak"));
    let verdict = match (judged, none.is_empty(), weak.is_empty()) {
        (0, ..) => Verdict::of("open", Vec::new()),
        (_, false, _) => Verdict::of("none", vec![("points", Said::Keys(none))]),
        (_, _, false) => Verdict::of("weak", vec![("points", Said::Keys(weak))]),
        _ => Verdict::of("strong", Vec::new()),
    };
    let verdict = verdict.and_if(judged > 0, "judged", vec![("n", count(judged)), ("all", count(TOUCHPOINTS.len()))]);
    let (hidden, shown) = (held.text("hidden"), held.text("shown"));
    Ok(verdict.and_if(!hidden.is_empty() && shown.is_empty(), "hidden", vec![("hidden", text(hidden))]).and_if(
        !hidden.is_empty() && !shown.is_empty(),
        "shown",
        vec![("hidden", text(hidden)), ("shown", text(shown))],
    ))
}
