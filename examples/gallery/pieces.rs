//! The shared pieces, each with what it may have to hold.

use feltworth::app::browser::work::Work;
use feltworth::app::components::actions::Actions;
use feltworth::app::components::disclosure::Disclosure;
use feltworth::app::components::draft_notice::DraftNotice;
use feltworth::app::components::field::Field;
use feltworth::app::components::file_drop::{FileDrop, Progress};
use feltworth::app::components::glance::Glance;
use feltworth::app::components::link_code::LinkCode;
use feltworth::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use feltworth::app::components::rows::{Row, Rows};
use feltworth::app::live::{fixed, flag};
use feltworth::app::state::Apart;
use feltworth::app::views::PARTS;
use feltworth::app::{ToolState, Words};
use feltworth::tools::fragment::Fragment;
use feltworth::tools::{Document, Tool, cohorts, ltv, worksheets};
use leptos::prelude::*;

/// 84 characters.
const LONG: &str = "A name with <b>markup</b> & \"quotes\", which no layout has the room to set in full…!";

/// The tools in which the pieces stand together, with a link for each kind of content.
const TOOLS: [(&str, [&str; 4]); 5] = [
    (
        "ltv",
        ["#check=45&cac=60", "#check=&months=", "#check=1000000000&purchases=1000&months=1200", "#check=twenty&cac=-1"],
    ),
    ("nps", ["", "#promoters=0&passives=0&detractors=0", "#promoters=999999999", "#promoters=1.5&passives=x"]),
    ("segments", ["", "#rows=", HUGE_ROWS, "#rows=A,twenty,x,25,36,-5,;,,,,,,"]),
    ("cohorts", ["#survivors=100.80.70.65", "#survivors=", "#survivors=999999999.999999998.1", "#survivors=10.x.12"]),
    ("finder", ["", "#answers=", "#answers=perhaps", "#answers=x.y.z"]),
];

const HUGE_ROWS: &str = "#rows=A%20name%20with%20%26%20and%20no%20end%20of%20words%20which%20no%20table%20has%20room%20for%20at%20all%20or%20ever,1e9,1000,100,1200,1e9,1e9;B,20,1,30,36,50,9;C,20,1,30,36,50,9;D,20,1,30,36,50,9;E,20,1,30,36,50,9;F,20,1,30,36,50,9;G,20,1,30,36,50,9;H,20,1,30,36,50,9";

/// Every piece by itself, then whole tools.
pub fn all(words: Words) -> String {
    let pieces = [
        piece(words, "Field of a number", &NUMBERS, |link| field(words, &ltv::TOOL, "check", link)),
        piece(words, "Field of a choice", &CHOICES, |link| field(words, &ltv::TOOL, "currency", link)),
        piece(words, "Field of a series", &SERIES, |link| field(words, &cohorts::TOOL, "survivors", link)),
        piece(words, "Field of a text", &TEXTS, |link| field(words, &worksheets::TOOL, "questions.problem", link)),
        piece(words, "Result", &RESULTS, result),
        piece(words, "Glance", &RESULTS, |text| {
            let value = text.to_owned();
            view! { <Glance name=fixed("Profit".to_owned()) value=fixed(value) /> }.into_any()
        }),
        piece(words, "Actions", &[("typical", "#check=45"), ("initial", "")], |link| {
            view! { <Actions state=state(&ltv::TOOL, link, words) /> }.into_any()
        }),
        piece(
            words,
            "Link of somebody else",
            &[("typical", "#check=45"), ("of a newer version", "#v=99&check=45")],
            |link| apart(state(&ltv::TOOL, link, words), Apart::Link),
        ),
        piece(words, "Draft of another tab", &[("typical", "#check=45")], |link| {
            apart(state(&ltv::TOOL, link, words), Apart::OtherTab)
        }),
        piece(words, "QR code", &[("typical", "#check=45"), ("too long", TOO_LONG)], |link| {
            let link = if link == TOO_LONG { format!("#scenarios={}", "name%3D".repeat(400)) } else { link.to_owned() };
            view! { <LinkCode state=state(&ltv::TOOL, &link, words) /> }.into_any()
        }),
        piece(words, "Disclosure", &[("typical", "More"), ("huge", LONG)], |text| {
            let inside = text.to_owned();
            let content = Box::new(move || view! { <p>{inside.clone()}</p> }.into_any());
            view! { <Disclosure class="working" summary=text.to_owned() content /> }.into_any()
        }),
        piece(words, "File", &[("typical", "A file of answers."), ("huge", LONG)], |text| {
            let on_file = Callback::new(|_| ());
            let work = Work::default();
            view! { <FileDrop id="gallery-file" part="reading" note=text.to_owned() on_file><Progress work /></FileDrop> }.into_any()
        }),
    ];
    let tools = TOOLS.iter().map(|(part, links)| tool(words, part, links));
    format!("<h2>Pieces</h2>{}<h2>Tools</h2>{}", pieces.concat(), tools.collect::<String>())
}

/// Stands for a link that is made where it is needed.
const TOO_LONG: &str = "too long";

type Cases<'a> = [(&'a str, &'a str)];

const NUMBERS: [(&str, &str); 4] =
    [("typical", "#check=45"), ("empty", "#check="), ("huge", "#check=1000000000"), ("wrong", "#check=twenty")];
const CHOICES: [(&str, &str); 2] = [("typical", "#currency=USD"), ("wrong", "#currency=XXX")];
const SERIES: [(&str, &str); 4] = [
    ("typical", "#survivors=100.80.70"),
    ("empty", "#survivors="),
    ("huge", "#survivors=999999999.999999998.999999997.999999996.999999995.999999994.999999993.999999992.999999991"),
    ("wrong", "#survivors=10.x.12"),
];
const TEXTS: [(&str, &str); 3] = [
    ("typical", "#questions.problem=Deliveries%20are%20late."),
    ("empty", "#questions.problem="),
    (
        "huge",
        "#questions.problem=A%20name%20with%20%3Cb%3Emarkup%3C%2Fb%3E%20and%20no%20end%20of%20words%20in%20which%20nobody%20would%20find%20the%20problem%20any%20more",
    ),
];
const RESULTS: [(&str, &str); 4] =
    [("typical", "€180"), ("empty", UNKNOWN), ("huge", "€1,200,000,000,000,000"), ("long", LONG)];

fn state(tool: &'static Tool, link: &str, words: Words) -> ToolState {
    ToolState::new(Document::from_fragment(tool, &Fragment::parse(link), words.language))
}

fn apart(state: ToolState, apart: Apart) -> AnyView {
    state.set_apart(Some(apart));
    view! { <DraftNotice state /> }.into_any()
}

fn field(words: Words, tool: &'static Tool, key: &str, link: &str) -> AnyView {
    let state = state(tool, link, words);
    tool.place(key).map_or_else(|| ().into_any(), |place| view! { <Field state place /> }.into_any())
}

fn result(text: &str) -> AnyView {
    let text = text.to_owned();
    let figure = || Figure {
        name: Some(fixed("Profit".to_owned())),
        value: fixed(text.clone()),
        unit: fixed("per customer".to_owned()),
    };
    let row = |is_stale| Row { name: "Revenue in a year".to_owned(), value: text.clone(), is_stale };
    let rows = vec![row(false), row(true)];
    let rows = Memo::new(move |_| rows.clone());
    let figures = vec![figure(), figure()];
    let sentence = fixed(text.clone());
    view! {
        <ResultRegion id="gallery-result" title="Lifetime value".to_owned() is_stale=flag(|| false)>
            <Headline figures sentence />
            <Rows rows />
        </ResultRegion>
    }
    .into_any()
}

/// A piece with each content.
fn piece(words: Words, name: &str, cases: &Cases<'_>, draw: impl Fn(&str) -> AnyView) -> String {
    cases.iter().map(|(case, content)| drawn(words, &format!("{name}: {case}"), || draw(content))).collect()
}

fn tool(words: Words, part: &str, links: &[&str; 4]) -> String {
    let view = PARTS.iter().find(|other| other.id == part).and_then(|part| part.view("tool"));
    let cases = ["typical", "empty", "huge", "wrong"].into_iter().zip(links);
    let draw = |(case, link): (&str, &&str)| {
        let name = format!("{part}: {case}");
        view.map(|view| drawn(words, &name, || (view.draw)(state(view.tool, link, words)))).unwrap_or_default()
    };
    cases.map(draw).collect()
}

fn drawn(words: Words, name: &str, draw: impl FnOnce() -> AnyView) -> String {
    let inside = Owner::new().with(|| {
        provide_context(words);
        draw().to_html()
    });
    format!("<section class=\"case\"><h3>{name}</h3>{inside}</section>")
}
