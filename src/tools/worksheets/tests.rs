use super::*;
use crate::tools::fragment::Fragment;
use crate::tools::schema::problem;

fn from(link: &str) -> Document {
    Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
}

fn verdict(link: &str) -> Verdict {
    outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
}

fn keys(link: &str) -> Vec<&'static str> {
    verdict(link).sentences.iter().map(|sentence| sentence.key).collect()
}

#[test]
fn every_sheet_has_fields_and_says_what_to_begin_with() {
    let initial = Language::ALL.map(|language| TOOL.initial(language));
    for (place, sheet) in SHEETS.iter().enumerate() {
        let link = format!("#sheet={}", sheet.key);
        assert!(sheet.places().count() > 0 && chosen(&from(&link)) == place, "{}", sheet.key);
        assert!(!verdict(&link).sentences.is_empty(), "{}", sheet.key);
        assert!(initial.iter().all(|document| !sheet.is_begun(document, &initial)), "{}", sheet.key);
    }
    let begun = from("#driver.sold=drills");
    assert!(SHEETS[0].is_begun(&begun, &initial));
    assert!(!SHEETS[1].is_begun(&begun, &[TOOL.initial(Language::Pl)]), "whatever language it was typed in");
}

#[test]
fn a_product_that_is_its_own_driver_is_asked_why_again() {
    assert_eq!(keys("#driver.sold=Holes&driver.bought=holes"), ["same", "noSubstitutes", "noReason"]);
    let both = "#driver.sold=drills&driver.bought=a+picture&driver.substitutes=tape%0A%0Ahooks&driver.reason=near";
    assert_eq!(keys(both), ["both", "substitutes", "reason"]);
    assert_eq!(verdict(both).sentences[1].values[0], ("n", Said::Number(2.0, 0)));
    assert_eq!(keys("#driver.bought=quiet")[0], "noProduct");
}

#[test]
fn a_rival_is_counted_pair_by_pair() {
    let link = "#sheet=rival&rival.better=a%0Ab&rival.worse=c&rival.slower=d&rival.less=e";
    let verdict = verdict(link);
    assert_eq!(keys(link), ["behind", "behindIn", "noCue"]);
    let behind = Said::Keys(vec!["worksheets.rival.less.label".into(), "worksheets.rival.slower.label".into()]);
    assert_eq!(verdict.sentences[1].values, [("pairs", behind)]);
    assert_eq!(keys("#sheet=rival&rival.better=a&rival.worse=b&rival.cue=x"), ["level", "cue"]);
}

#[test]
fn the_next_open_question_is_named() {
    assert_eq!(keys("#sheet=questions&questions.problem=a"), ["answered", "next"]);
    let all = ["problem", "result", "issues", "actions", "risks"].map(|key| format!("questions.{key}=x")).join("&");
    assert_eq!(keys(&format!("#sheet=questions&{all}")), ["done", "check"]);
}

#[test]
fn an_empty_level_of_competition_is_said() {
    assert_eq!(keys("#sheet=levels&levels.same=cereals"), ["counts", "noSecond", "noThird"]);
    assert_eq!(keys("#sheet=levels&levels.same=a&levels.need=b&levels.wider=c"), ["counts", "all"]);
}

#[test]
fn every_way_through_the_questions_on_an_idea_reaches_what_it_is() {
    for notice in ["", "yes", "no"] {
        for gain in ["", "above", "below"] {
            for who in ["", "known", "excluded", "fresh"] {
                for job in ["", "same", "further"] {
                    let link = format!(
                        "#sheet=innovation&innovation.notice={notice}&innovation.gain={gain}&innovation.who={who}&innovation.job={job}"
                    );
                    let verdict = verdict(&link);
                    let is_improvement = notice == "no" || (notice == "yes" && gain == "below");
                    let key = if is_improvement { "improvement" } else { "innovation" };
                    let is_known = notice == "no" || (notice == "yes" && !gain.is_empty());
                    let expected = is_known.then(|| Said::Keys(vec![format!("worksheets.innovation.{key}")]));
                    assert_eq!(verdict.headline, expected, "{link}");
                }
            }
        }
    }
    let scheme = |rest: &str| keys(&format!("#sheet=innovation&innovation.notice=yes&innovation.gain=above&{rest}"))[0];
    assert_eq!(scheme("innovation.who=known&innovation.job=same"), "better");
    assert_eq!(scheme("innovation.who=known&innovation.job=further"), "functions");
    assert_eq!(scheme("innovation.who=excluded"), "access");
    assert_eq!(scheme("innovation.who=fresh"), "newTask");
}

#[test]
fn satisfaction_and_barriers_make_four_kinds() {
    let link = "#sheet=stay&stay.rows=A,8,2;B,8,9;C,2,9;D,2,1;E,5,6;F,,3;G,11,3;,,";
    assert_eq!(keys(link), ["some", "locked", "leaves", "untested", "stays"]);
    let verdict = verdict(link);
    assert_eq!(verdict.sentences[0].values, [("n", Said::Number(2.0, 0)), ("all", Said::Number(5.0, 0))]);
    assert_eq!(verdict.sentences[1].values, [("names", Said::Names(vec!["C".to_owned(), "E".to_owned()]))]);
    let places: Vec<_> = verdict.places.iter().map(|placed| (&*placed.name, placed.at, placed.quadrant)).collect();
    assert_eq!(places[..2], [("A", (2.0, 8.0), "stays"), ("B", (9.0, 8.0), "untested")], "what is wrong is not drawn");
    assert_eq!(places.len(), 5);
    let document = from(link);
    let rows = document.rows(TOOL.place("stay.rows").unwrap());
    assert_eq!(problem(&SATISFACTION, &rows[6], 1), Some(crate::tools::range::Problem::TooLarge(10.0)));
    assert_eq!((problem(&SATISFACTION, &rows[7], 1), quadrant(&rows[5])), (None, None));
    assert_eq!(keys("#sheet=stay&stay.rows=A,8,2"), ["nobody", "stays"]);
}

#[test]
fn a_customer_who_sends_others_may_be_worth_more_than_one_who_buys_more() {
    let link = "#sheet=worth&worth.rows=Big,100,,,;Talker,60,50,5,5;x,abc,,,";
    assert_eq!(keys(link), ["first", "moved", "beyond"]);
    let verdict = verdict(link);
    assert_eq!(verdict.bars, [("Talker".to_owned(), 120.0), ("Big".to_owned(), 100.0)]);
    // 60 of 220 lie beyond purchases: 27 %.
    assert_eq!(verdict.sentences[2].values, [("share", Said::Percent(0.27))]);
    assert_eq!(keys("#sheet=worth&worth.rows=A,5,,,"), ["first", "sameOrder", "beyond"]);
    assert_eq!(keys("#sheet=worth&worth.rows=A,-5,,,"), ["first", "sameOrder"]);
    let unnamed = keys("#sheet=worth&worth.rows=,100,,,;,60,50,5,5");
    assert_eq!(unnamed, ["first", "moved", "beyond"], "customers without names are two all the same");
}

#[test]
fn a_row_without_a_name_is_called_by_its_number() {
    let row = |number: usize| Said::Names(vec![format!("{ROW}{number}")]);
    let worth = verdict("#sheet=worth&worth.rows=,100,,,;,,,,;,60,50,5,5");
    assert_eq!((&worth.sentences[0].values[0].1, &worth.sentences[1].values[0].1), (&row(3), &row(1)));
    let stay = verdict("#sheet=stay&stay.rows=A,8,2;%20,2,9");
    assert_eq!(stay.sentences[1].values, [("names", row(2))]);
    assert_eq!(stay.places[1].name, format!("{ROW}2"));
}

#[test]
fn e_mails_are_counted_by_what_they_carry() {
    let link = "#sheet=email&email.motivation=monthly&email.knowledge=weekly&email.contests=quarterly";
    let verdict = verdict(link);
    assert_eq!((verdict.headline.clone(), keys(link)), (Some(Said::Number(68.0, 0)), vec!["total", "mix", "unused"]));
    assert_eq!(verdict.sentences[1].values[0], ("material", Said::Percent(16.0 / 68.0)));
    assert_eq!(keys("#sheet=email&email.loyalty=once"), ["total", "onlyMaterial", "unused"]);
    let many = ["motivation", "loyalty", "knowledge", "service", "contests", "surveys", "experts"];
    let many = many.map(|way| format!("email.{way}=weekly")).join("&");
    assert_eq!(keys(&format!("#sheet=email&{many}")), ["total", "mix", "often"]);
}

#[test]
fn a_programme_pays_once_members_stay_long_enough() {
    // 20 a month at 25 %: 180 in 36 months; 5 % given back, 60 % of it taken: 22 %, 4.40 a month; 42 months bring 184.80.
    let gym = verdict("#sheet=loyalty");
    assert!(matches!(gym.headline, Some(Said::Signed(gain, 2)) if (gain - 4.8).abs() < 1e-9));
    // 180 / 4.40 = 40.909 months: 4.909 more.
    assert!(matches!(gym.sentences[2].values[0].1, Said::Number(months, 1) if (months - 4.909_090_909).abs() < 1e-6));
    assert_eq!(keys("#sheet=loyalty")[0], "pays");
    let base = "loyalty.check=20&loyalty.purchases=1&loyalty.margin=25&loyalty.months=36&loyalty.redeemed=100";
    let keys_of = |rest: &str| keys(&format!("#sheet=loyalty&{base}&{rest}"));
    assert_eq!(keys_of("loyalty.reward=5&loyalty.longer=0"), ["loses", "margin", "months"]);
    assert_eq!(keys_of("loyalty.reward=30&loyalty.longer=9"), ["loses", "margin", "never"]);
    assert_eq!(keys_of("loyalty.reward=0&loyalty.longer=0"), ["even", "margin", "months"]);
    assert_eq!(keys_of("loyalty.reward=0&loyalty.longer=9&loyalty.cost=5")[2], "never");
}

#[test]
fn the_touchpoints_without_visible_cues_come_first() {
    let link = "#sheet=quality&quality.site=weak&quality.pitch=none&quality.hidden=new+filter";
    assert_eq!(keys(link), ["none", "judged", "hidden"]);
    assert_eq!(keys("#sheet=quality&quality.site=weak&quality.hidden=a&quality.shown=b"), ["weak", "judged", "shown"]);
    assert_eq!(keys("#sheet=quality&quality.site=strong"), ["strong", "judged"]);
}
