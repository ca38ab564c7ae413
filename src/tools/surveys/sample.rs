//! Answers of our own making, to try the page of a survey with: the same ones each time.

use crate::metrics::{Emotion, Polarity};
use crate::tools::lines::cell;

/// What the columns and their values are called in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The column of dates.
    pub date: String,
    /// That of segments.
    pub segment: String,
    /// That of two groups.
    pub group: String,
    /// The questions: of emotions in the order of [`Emotion::ALL`], then the likelihood to recommend.
    pub questions: Vec<String>,
    /// The segments.
    pub segments: Vec<String>,
}

/// How many respondents there are.
const RESPONDENTS: usize = 360;

/// The months over which they answered.
const MONTHS: usize = 6;

/// Each respondent of this place is as unhappy as can be, as there always is one.
const UNHAPPIEST: usize = 41;

/// The respondent who has left the question open.
const SILENT: usize = 17;

/// How segments differ in mood, in shares of the scale.
const MOODS: [f64; 3] = [0.12, 0.02, -0.12];

/// The answers to one question on a scale.
pub fn ratings(names: &Names, low: u8, high: u8) -> String {
    file(names, |mood, _| vec![answer(mood, low, high)])
}

/// The answers to twenty questions about emotions on a scale, and to how likely a recommendation is.
pub fn emotions(names: &Names, low: u8, high: u8) -> String {
    file(names, |mood, chance| {
        let felt = |emotion: Emotion| {
            let strength = match emotion.polarity() {
                Polarity::Positive => mood - 0.1,
                Polarity::Negative => 0.85 - mood,
            };
            answer(strength + 0.4 * chance.next(), low, high)
        };
        let mut answers = Emotion::ALL.map(felt).to_vec();
        answers.push(answer(mood + 0.3 * chance.next(), 0, 10));
        answers
    })
}

/// A line of headers, then one for each respondent: `answers` makes theirs of a mood from 0 to 1.
fn file(names: &Names, mut answers: impl FnMut(f64, &mut Chance) -> Vec<String>) -> String {
    let mut chance = Chance(2026);
    let heads = [&names.date, &names.segment, &names.group].into_iter().chain(&names.questions);
    let mut lines = vec![heads.map(|head| cell(head)).collect::<Vec<_>>()];
    for place in 0..RESPONDENTS {
        let month = place * MONTHS / RESPONDENTS;
        let (segment, group) = (place % MOODS.len(), place / MOODS.len() % 2);
        let date = format!("2026-{:02}-{:02}", month + 1, place * 7 % 28 + 1);
        let base = 0.66 + MOODS.get(segment).copied().unwrap_or_default() + 0.09 * group as f64 + 0.015 * month as f64;
        let noise = chance.next() + chance.next();
        let mood = if place % UNHAPPIEST == UNHAPPIEST - 1 { 0.0 } else { base + 0.45 * noise };
        let mut answers = answers(mood.clamp(0.0, 1.0), &mut chance);
        if place == SILENT {
            answers.iter_mut().for_each(String::clear);
        }
        let name = names.segments.get(segment).map(|name| cell(name)).unwrap_or_default();
        lines.push(
            [date, name, ["A", "B"].get(group).copied().unwrap_or_default().to_owned()]
                .into_iter()
                .chain(answers)
                .collect(),
        );
    }
    lines.into_iter().map(|cells| cells.join(",") + "\r\n").collect()
}

/// The step of a scale that lies at a share of it.
fn answer(share: f64, low: u8, high: u8) -> String {
    let step = f64::from(low) + share.clamp(0.0, 1.0) * f64::from(high - low);
    ((step + 0.5) as u8).to_string()
}

/// Numbers that look like chance: a linear congruential generator (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    /// The next one, from -0.5 up to 0.5.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1_u64 << 31) as f64 - 0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(questions: usize) -> Names {
        let text = |text: &str| text.to_owned();
        Names {
            date: text("Date"),
            segment: text("Segment"),
            group: text("Group"),
            questions: vec![text("Rating, please"); questions],
            segments: ["Online", "Shop", "Phone"].map(text).into(),
        }
    }

    #[test]
    fn a_sample_has_every_end_of_its_scale_and_one_open_answer() {
        let sample = ratings(&names(1), 0, 10);
        let lines: Vec<&str> = sample.lines().collect();
        assert_eq!((lines.len(), lines[0]), (361, "Date,Segment,Group,\"Rating, please\""));
        let last = |line: &&str| line.rsplit(',').next().unwrap().to_owned();
        let answers: Vec<String> = lines[1..].iter().map(last).collect();
        assert!(answers.iter().any(|answer| answer == "0") && answers.iter().any(|answer| answer == "10"));
        assert_eq!(answers.iter().filter(|answer| answer.is_empty()).count(), 1);
    }

    #[test]
    fn a_sample_of_emotions_is_on_its_scale() {
        let sample = emotions(&names(21), 1, 5);
        for line in sample.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), 24);
            let on_scale = |cell: &&str| cell.is_empty() || (1..=5).contains(&cell.parse::<u8>().unwrap());
            assert!(cells[3..23].iter().all(on_scale), "{line}");
        }
    }
}
