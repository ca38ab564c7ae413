//! Everything that the program draws in a language, and what a visitor reads of it.
#![allow(dead_code)] // each test uses a part

use feltworth::app::pages::route::Route;
use feltworth::app::pages::{self, FRAMES, Page, SiteAddress};
use feltworth::app::views::all_parts;
use feltworth::app::{ToolState, Words};
use feltworth::content::Language;
use feltworth::tools::{Document, fragment::Fragment};
use leptos::prelude::*;

/// A drawn page, frame or view by its name.
pub struct Drawn {
    pub name: String,
    pub html: String,
}

fn drawn(name: String, draw: impl FnOnce() -> AnyView) -> Drawn {
    Drawn { name, html: Owner::new().with(|| draw().to_html()) }
}

/// Links with which tools show all that they can say.
fn links() -> Vec<String> {
    let answered = |answer: &str| [answer; 20].join(".");
    let links = vec![
        "#check=45&discount=8&cac=60".to_owned(),
        "#check=45&discount=8&cac=0&margin=-5".to_owned(),
        "#scenarios=name%3DA;name%3D%26check%3D40%26cac%3D9%26discount%3D8;name%3DB%26months%3D0;check%3Dx;name%3DE"
            .to_owned(),
        "#scenarios=name%3DA;name%3DB;name%3DC%26currency%3DUSD;name%3DD%26months%3D9".to_owned(),
        "#model=mbgNbd&unit=day&resamples=20".to_owned(),
        "#total=1&population=9&earlier.detractors=1&earlier.passives=2&earlier.promoters=3&earlier.counts=1.2"
            .to_owned(),
        "#show=mean&version=1.0&counts=1.2.3".to_owned(),
        "#show=share&version=1.0&counts=1.2.3".to_owned(),
        format!("#answers={}", answered("4")),
        format!("#answers={}", ["9", "1", "x", ""].map(|answer| [answer; 5].join(".")).join(".")),
        "#price=10&rival.price=10&effort=hours&money=5&rival.money=5&time=1".to_owned(),
        "#price=50&money=0&rival.price=20&rival.money=30".to_owned(),
        "#price=50&money=50&rival.money=30".to_owned(),
        "#price=5&money=50&rival.price=50&rival.money=30&rival.search=10".to_owned(),
        "#price=40&money=50&rival.price=20&rival.money=30&rival.search=30".to_owned(),
        "#price=30&money=50&rival.price=20&rival.money=55".to_owned(),
        "#change=5&effect=30&retention=80&discount=10&period=month&cost=5".to_owned(),
        "#change=1&effect=20&effect.low=0&effect.high=20&retention=80".to_owned(),
        "#retention=100&discount=5&effect=0&period=month".to_owned(),
        "#answers=perhaps".to_owned(),
        "#timing=residual&retention=100&growth=2&periods=9".to_owned(),
        "#timing=arrears&retention=90&cac=200&periods=60&period=year&trial=9".to_owned(),
        "#timing=midPeriod&contribution=-30&expansion=1&cac=20".to_owned(),
        "#contribution=10&retention=90&cac=100&buffer=10&ratio=2&payback=6&growth=1&conversion=50".to_owned(),
        "#contribution=10&retention=90&cac=5".to_owned(),
        "#contribution=10&retention=50&cac=20".to_owned(),
        "#check.low=9&months.low=20&months.high=40&purchases.low=0&purchases.high=2&cac=9&seed=3&draws=500".to_owned(),
        "#check.low=30&check.high=20&margin.low=70&margin.high=80&output=ratio&cac=40&target=3".to_owned(),
        "#check.low=10&check.high=30&check.shape=normal&months.shape=even&cac=".to_owned(),
        "#margin.low=80&margin.high=140&margin.shape=normal&margin=99&cac=90&draws=900".to_owned(),
        "#rows=A,20,x,25,36,-5,;B,20,1,30,36,50,9;C,,1e9,30,36,0,1;D,10,1,-5,9,5,5".to_owned(),
        "#rows=A,20,1,25,36,,;B,20,1,25,36,,&from=&to=&moved=".to_owned(),
        "#rows=".to_owned(),
        "#lines=periods&stayed=12.14.9&rows=Q1,20,1,25,36,5,9;,20,1,25,36,,".to_owned(),
        "#margin=0.3&rows=A,20,1,0.3,36,5,9".to_owned(),
        "#stayed=5".to_owned(),
        "#stayed=5.x".to_owned(),
        "#stayed=-5".to_owned(),
        "#path=stage,awareness,9,,,,,,;stage,interest,8,,,,,,;stage,loyalty,1,,,,,,;stage,M,5,x,,,,,;,,,,7,9,9,,"
            .to_owned(),
        "#path=stage,awareness,5,,,,,,;stage,interest,,,,,,,&maps=O,{};,here".to_owned(),
        format!("#path=stage,awareness,,,,,,,;{}", [",a,,x,1,3,2,,;,b,,y,-1,1,1,,"; 40].join(";")),
        "#path=&maps=".to_owned(),
        "#survivors=10.9.x;".to_owned(),
        "#survivors=10.9.9.9;8.8.8&contribution=5&discount=0".to_owned(),
        "#survivors=100.80.70.65;100.70&contribution=5&holdout=1&discount=8".to_owned(),
        "#survivors=100.90.81.73.66&holdout=1".to_owned(),
        "#survivors=".to_owned(),
    ];
    [String::new()]
        .into_iter()
        .chain(links)
        .chain(ways(&[]))
        .chain(audits())
        .chain(sheets())
        .chain(miniatures())
        .collect()
}

/// The links with which the miniatures of the stages say all that they can say.
fn miniatures() -> Vec<String> {
    let links = [
        "buying=0",
        "browsing=alone&hurried=ask",
        "browsing=pitch&hurried=pitch",
        "browsing=alone&hurried=alone",
        "hourly=16",
        "asked=130",
        "uses=4",
        "uses=0",
        "single=0",
        "serviceGot=9",
        "serviceGot=9&productGot=9",
        "bought=13",
        "kept=0",
        "lift=-2",
        "lift=5",
        "staying=1&lift=-2",
        "until=6",
        "told=20",
    ];
    links.map(|link| format!("#{link}")).into()
}

/// The links with which each area of each audit is the weakest, one with none, and one whose answer does not exist.
fn audits() -> Vec<String> {
    use feltworth::tools::audit::{AUDITS, Audit};

    let link = |audit: &Audit, weakest: usize| {
        let answers = audit.areas.iter().enumerate().flat_map(|(place, area)| {
            let answer = if place == weakest { "1" } else { "3" };
            std::iter::repeat_n(answer, area.statements)
        });
        format!("#audit={}&{}={}", audit.key, audit.key, answers.collect::<Vec<_>>().join("."))
    };
    let weak = AUDITS.iter().flat_map(|audit| (0..=audit.areas.len()).map(move |place| link(audit, place)));
    weak.chain(["#shop=3.9".to_owned(), "#audit=shop&shop=.........n.n".to_owned()]).collect()
}

/// The links with which worksheets and plan say all that they can say.
fn sheets() -> Vec<String> {
    let idea = "#sheet=innovation&innovation.notice=yes&innovation.gain=above&innovation.source=";
    let programme =
        "#sheet=loyalty&loyalty.check=20&loyalty.purchases=1&loyalty.margin=25&loyalty.months=36&loyalty.redeemed=100";
    let links = [
        "#sheet=driver&driver.sold=9".to_owned(),
        "#driver.bought=9".to_owned(),
        "#driver.sold=9&driver.bought=9".to_owned(),
        "#driver.sold=9&driver.bought=8&driver.substitutes=7&driver.reason=6".to_owned(),
        "#sheet=rival".to_owned(),
        "#sheet=rival&rival.better=1&rival.cue=2".to_owned(),
        "#sheet=rival&rival.worse=1".to_owned(),
        "#sheet=rival&rival.worse=1&rival.more=1".to_owned(),
        "#sheet=questions".to_owned(),
        "#sheet=questions&questions.problem=1&questions.result=1&questions.issues=1&questions.actions=1&questions.risks=1"
            .to_owned(),
        "#sheet=levels".to_owned(),
        "#sheet=levels&levels.same=1".to_owned(),
        "#sheet=levels&levels.wider=1".to_owned(),
        "#sheet=levels&levels.same=1&levels.need=1&levels.wider=1".to_owned(),
        "#sheet=innovation".to_owned(),
        "#sheet=innovation&innovation.notice=no".to_owned(),
        "#sheet=innovation&innovation.notice=yes".to_owned(),
        "#sheet=innovation&innovation.notice=yes&innovation.gain=below".to_owned(),
        format!("{idea}result"),
        format!("{idea}task&innovation.who=excluded"),
        format!("{idea}limit&innovation.who=fresh"),
        format!("{idea}&innovation.who=known"),
        format!("{idea}&innovation.who=known&innovation.job=same"),
        format!("{idea}&innovation.who=known&innovation.job=further"),
        "#sheet=stay".to_owned(),
        "#sheet=stay&stay.rows=1,8,2;2,8,9;3,2,9;4,2,1;5,x,11;6,,-1".to_owned(),
        "#sheet=stay&stay.rows=1,8,2".to_owned(),
        "#sheet=worth".to_owned(),
        "#sheet=worth&worth.rows=1,100,,,;2,60,50,5,5;3,x,1e13,-1e13,".to_owned(),
        "#sheet=worth&worth.rows=1,100,,,".to_owned(),
        "#sheet=email".to_owned(),
        "#sheet=email&email.motivation=once&email.knowledge=quarterly&email.contests=monthly".to_owned(),
        "#sheet=email&email.motivation=weekly&email.loyalty=weekly&email.contests=weekly".to_owned(),
        "#sheet=email&email.loyalty=weekly".to_owned(),
        "#sheet=email&email.surveys=weekly&email.service=monthly".to_owned(),
        "#sheet=loyalty".to_owned(),
        "#sheet=loyalty&loyalty.check=x&loyalty.cost=1".to_owned(),
        format!("{programme}&loyalty.reward=0&loyalty.longer=0"),
        format!("{programme}&loyalty.reward=5&loyalty.longer=0"),
        format!("{programme}&loyalty.reward=30&loyalty.longer=9"),
        "#sheet=quality".to_owned(),
        "#sheet=quality&quality.site=none&quality.hidden=1".to_owned(),
        "#sheet=quality&quality.site=weak&quality.hidden=1&quality.shown=2".to_owned(),
        "#sheet=quality&quality.site=strong".to_owned(),
        format!("#sheet=driver&driver.sold={}", "1".repeat(2100)),
        "#path.levers=interest1.interest2&goals.benefits=loyalty&priorities.rows=1,3,2;2,2,2;3,x,9;4,,-1".to_owned(),
        "#assess.staff=1&goals.goal=1&path.levers=interest1&priorities.rows=1,,&act.shop=1".to_owned(),
    ];
    links.into()
}

/// The links of every way through the stage finder that begins with some answers.
fn ways(answers: &[&str]) -> Vec<String> {
    use feltworth::tools::finder::{Path, TOOL};

    let link = format!("#answers={}", answers.join("."));
    let path = Path::of(&Document::from_fragment(&TOOL, &Fragment::parse(&link), Language::En));
    let choices = path.open().map(|question| question.choices()).unwrap_or_default().iter();
    let longer = choices.flat_map(|(name, _)| ways(&[answers, &[*name]].concat()));
    [link].into_iter().chain(longer).collect()
}

/// Every page with and without an address of the site, every frame, and every view of a tool.
pub fn everything(language: Language, words: Words) -> Vec<Drawn> {
    let pages = Page::all().flat_map(|page| [(page, None), (page, Some("https://example.org/".to_owned()))]).map(
        |(page, address)| {
            drawn(page.path(), || {
                provide_context(SiteAddress(address));
                pages::draw(Route { language, page }, words)
            })
        },
    );
    let frames = FRAMES.iter().map(|frame| drawn(format!("frame {}", frame.name()), || frame.draw(words, "")));
    let views = all_parts().flat_map(|part| part.views.iter().map(move |view| (part.id, view)));
    let views = views.flat_map(|of| links().into_iter().map(move |link| (of, link)));
    let views = views.filter(|((_, view), link)| link.is_empty() || view.tool.is_set_by(&Fragment::parse(link)));
    let views = views.map(|((part, view), link)| {
        drawn(format!("{part} {} {link}", view.name), || {
            provide_context(words);
            (view.draw)(ToolState::new(Document::from_fragment(view.tool, &Fragment::parse(&link), language)))
        })
    });
    pages.chain(frames).chain(views).collect()
}

/// An open element, with the names of those around it.
#[derive(Clone)]
pub struct Element {
    pub name: String,
    pub tag: String,
    /// Which one of its page it is.
    opened: usize,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next())
    }

    pub fn has_class(&self, name: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|class| class == name))
    }
}

/// A text that a visitor reads or hears, and the elements around it, the innermost last.
pub struct Read {
    pub text: String,
    pub around: Vec<Element>,
    /// Whether it stands in an attribute.
    pub is_said: bool,
}

const EMPTY: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path"];
const SAID: [&str; 6] = ["aria-label", "title", "alt", "placeholder", "aria-valuetext", "aria-description"];

/// The texts of a page, those of attributes that are read out too.
pub fn read(html: &str) -> Vec<Read> {
    let (mut texts, mut around) = (Vec::new(), Vec::<Element>::new());
    for (opened, piece) in html.split('<').skip(1).enumerate() {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let element = Element { name: name.clone(), tag: tag.to_owned(), opened };
        if tag.starts_with('/') {
            let open = around.iter().rposition(|element| element.name == name);
            around.truncate(open.unwrap_or(around.len()));
        } else if !name.is_empty() {
            let with_itself = || -> Vec<Element> { around.iter().cloned().chain([element.clone()]).collect() };
            let said = SAID.iter().filter_map(|attribute| element.attribute(attribute));
            texts.extend(said.map(|said| Read { text: unescaped(said), around: with_itself(), is_said: true }));
            if !tag.ends_with('/') && !EMPTY.contains(&&*name) {
                around.push(element);
            }
        }
        if !text.trim().is_empty() {
            texts.push(Read { text: unescaped(text.trim()), around: around.clone(), is_said: false });
        }
    }
    texts
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// The whole texts of elements that `is_wanted` picks by the way to them, the element itself last.
pub fn whole_texts(html: &str, is_wanted: impl Fn(&[Element]) -> bool) -> Vec<String> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    let is_seen =
        |text: &Read| !text.is_said && !text.around.iter().any(|element| element.has_class("visually-hidden"));
    for text in read(html).into_iter().filter(is_seen) {
        let way = (1..=text.around.len()).rev().map(|depth| &text.around[..depth]).find(|way| is_wanted(way));
        let Some(element) = way.and_then(<[Element]>::last) else { continue };
        match whole.last_mut() {
            Some((opened, joined)) if *opened == element.opened => *joined = format!("{joined} {}", text.text),
            _ => whole.push((element.opened, text.text)),
        }
    }
    whole.into_iter().map(|(_, text)| text).collect()
}
