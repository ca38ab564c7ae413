//! What holds for every drawing: for those in `tests/charts/`, and for charts of anything.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;

/// A text with the box that it takes: left, top, right, bottom.
struct Placed {
    text: String,
    edges: [f64; 4],
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name)?.parse().ok()
}

fn placed(font: f64, element: &str) -> Placed {
    let (tag, rest) = element.split_once('>').unwrap();
    let mut text = rest.split_once("</text>").unwrap().0.to_owned();
    for (entity, glyph) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, glyph);
    }
    let font = number(tag, "font-size").unwrap_or(font);
    let (x, y, width) = (number(tag, "x").unwrap(), number(tag, "y").unwrap(), text::width(&text, font));
    let left = match attribute(tag, "text-anchor") {
        Some("middle") => x - width / 2.0,
        Some(_) => x - width,
        None => x,
    };
    Placed { text, edges: [left, y - font * 0.74, left + width, y + font * 0.04] }
}

fn texts(drawing: &str) -> Vec<Placed> {
    let font = number(drawing, "font-size").unwrap();
    drawing.split("<text").skip(1).map(|element| placed(font, element)).collect()
}

fn drawings() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let drawings: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "svg"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect();
    assert!(drawings.len() > 50, "the drawings are there");
    drawings
}

/// The places that the lines, areas and circles of a drawing go through.
fn places(drawing: &str) -> Vec<(f64, f64)> {
    let circle = |tag| Some((number(tag, "cx")?, number(tag, "cy")?));
    let circles = drawing.split("<circle").skip(1).filter_map(circle);
    let numbers = |path: &str| -> Vec<f64> {
        path.split(['M', 'L', 'Z', ' ']).filter(|number| !number.is_empty()).map(|n| n.parse().unwrap()).collect()
    };
    let paths = drawing.split("<path").skip(1).flat_map(|tag| numbers(attribute(tag, "d").unwrap()));
    let paths: Vec<f64> = paths.collect();
    circles.chain(paths.chunks(2).map(|place| (place[0], place[1]))).collect()
}

/// Nothing leaves the drawing.
fn check(name: &str, drawing: &str) {
    let size: Vec<f64> = attribute(drawing, "viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
    let is_inside = |[left, top, right, bottom]: [f64; 4]| {
        left >= -0.3 && top >= -0.3 && right <= size[2] + 0.3 && bottom <= size[3] + 0.3
    };
    for Placed { text, edges } in texts(drawing) {
        assert!(is_inside(edges), "{name}: {text} at {edges:?} of {size:?}");
    }
    for (x, y) in places(drawing) {
        assert!(is_inside([x + 1.5, y + 1.5, x - 1.5, y - 1.5]), "{name}: a line at {x} {y} of {size:?}");
    }
    for tag in drawing.split("<rect").skip(1) {
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(tag, name).unwrap());
        assert!(is_inside([x, y, x + width, y + height]), "{name}: rectangle at {x} {y} of {size:?}");
    }
}

#[test]
fn no_drawing_is_clipped() {
    for (path, drawing) in drawings() {
        check(&path.display().to_string(), &drawing);
    }
}

#[test]
fn no_text_lies_on_another() {
    for (path, drawing) in drawings() {
        let texts = texts(&drawing);
        for (i, a) in texts.iter().enumerate() {
            for b in &texts[i + 1..] {
                let is_beside = a.edges[2] <= b.edges[0] + 0.3 || b.edges[2] <= a.edges[0] + 0.3;
                let is_above = a.edges[3] <= b.edges[1] + 0.3 || b.edges[3] <= a.edges[1] + 0.3;
                assert!(is_beside || is_above, "{}: {} on {}", path.display(), a.text, b.text);
            }
        }
    }
}

fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -100.0..100.0,
        2 => (0..10_i32).prop_map(f64::from),
        1 => -1e300..1e300,
        1 => prop_oneof![Just(0.0), Just(1e300), Just(-1e300), Just(f64::MIN_POSITIVE), Just(1e-300), Just(1e15)],
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-zА-я0-9 €%]{0,24}", 1 => "\\PC{0,90}", 1 => "[0-9]{20,60}"]
}

fn ink() -> impl Strategy<Value = Ink> {
    prop::sample::select(Ink::ALL.to_vec())
}

fn short(value: f64) -> String {
    let written = if value.abs() < 1e7 { format!("{value:.2}") } else { format!("{value:.1e}") };
    written.replace('-', "−")
}

fn bar() -> impl Strategy<Value = Bar> {
    (words(), prop::option::of(amount()), words(), ink()).prop_map(|(label, value, value_label, ink)| Bar {
        label,
        value,
        value_label,
        ink,
    })
}

fn level() -> impl Strategy<Value = Level> {
    (words(), words(), amount()).prop_map(|(label, value_label, value)| Level { label, value_label, value })
}

fn curve() -> impl Strategy<Value = Curve> {
    let points = prop::collection::vec((amount(), prop::option::of(amount())), 1..20);
    (words(), words(), ink(), points).prop_map(|(label, value_label, ink, mut points)| {
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        Curve { label, value_label, ink, points }
    })
}

fn station() -> impl Strategy<Value = Station> {
    (words(), prop::option::of(amount()), ink(), any::<bool>(), prop::option::of(amount()), words()).prop_map(
        |(label, feeling, ink, is_dashed, value, value_label)| Station {
            label,
            feeling,
            ink,
            is_dashed,
            value,
            value_label,
        },
    )
}

/// Draws both layouts; a chart without any value is the only one that may be refused.
fn legible(draw: impl Fn(Layout) -> Result<String, ChartError>) {
    for layout in [Layout::Wide, Layout::Narrow] {
        match draw(layout) {
            Ok(drawing) => check("anything", &drawing),
            Err(error) => assert_eq!(error, ChartError::Empty),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bars_of_anything(bars in prop::collection::vec(bar(), 1..9), low in -100.0..0.0, ends in (words(), words())) {
        let name = String::new();
        legible(|layout| super::bars(&Bars { name: name.clone(), scale: (low, 50.0), ends: ends.clone(), bars: bars.clone() }, layout));
        legible(|layout| diverging(&Diverging { name: name.clone(), bars: bars.clone(), key: Vec::new() }, layout));
    }

    #[test]
    fn intervals_of_anything(bars in prop::collection::vec((bar(), 0.0..9.0), 1..9), reference in prop::option::of(level())) {
        let estimates = bars.iter().cloned().map(|(Bar { label, value, value_label, ink }, half)| Estimate {
            label, value, interval: value.map(|value| (value - half, value + half)), value_label, ink,
        });
        let axis = Axis { name: "unit", steps: Steps::Round, tick: &short };
        let chart = Intervals { name: "", estimates: estimates.collect(), reference, axis };
        legible(|layout| intervals(&chart, layout));
    }

    #[test]
    fn funnels_of_anything(steps in prop::collection::vec((bar(), words()), 2..9), leak in (1_usize..2, words())) {
        let steps = steps.into_iter().map(|(bar, conversion_label)| Step {
            label: bar.label, count: bar.value.map(f64::abs), count_label: bar.value_label, conversion_label,
        });
        let chart = Funnel { name: String::new(), steps: steps.collect(), leak: Some(leak) };
        legible(|layout| funnel(&chart, layout));
    }

    #[test]
    fn lines_of_anything(curves in prop::collection::vec(curve(), 1..4), level in prop::option::of(level()), mark in prop::option::of((words(), amount(), amount())), name in words()) {
        for steps in [Steps::Round, Steps::Months] {
            let chart = Line {
                name: "",
                curves: curves.clone(),
                level: level.clone(),
                mark: mark.clone().map(|(label, x, y)| Mark { label, at: (x, y) }),
                across: Axis { name: &name, steps, tick: &short },
                up: Axis { name: "", steps: Steps::Round, tick: &short },
            };
            legible(|layout| line(&chart, layout));
        }
    }

    #[test]
    fn histograms_of_anything(values in prop::collection::vec(amount(), 1..300), marks in prop::collection::vec(level(), 0..5), threshold in prop::option::of(level()), name in words()) {
        let axis = || Axis { name: &name, steps: Steps::Round, tick: &short };
        let chart = Histogram { name: "", values: &values, marks, threshold, across: axis(), up: axis() };
        legible(|layout| histogram(&chart, layout));
    }

    #[test]
    fn scatters_of_anything(points in prop::collection::vec((amount(), amount()), 0..500), named in prop::collection::vec((words(), amount(), amount()), 0..4), name in words()) {
        let axis = || Axis { name: &name, steps: Steps::Round, tick: &short };
        let trend = named.first().map(|(label, x, y)| Trend { label: label.clone(), from: (*y, *x), to: (*x, *y) });
        let named = named.iter().cloned().map(|(label, x, y)| Named { label, at: (x, y) }).collect();
        let count = |count: u32| count.to_string();
        let chart = Scatter { name: "", points: &points, named, trend, across: axis(), up: axis(), count: &count };
        legible(|layout| scatter(&chart, layout));
    }

    #[test]
    fn heat_maps_of_anything(cells in prop::collection::vec(prop::collection::vec(prop::option::of(amount()), 7), 1..12), labels in prop::collection::vec(words(), 12), level in prop::option::of(level()), here in (0_usize..7, words()), name in words()) {
        let band = |count: usize| Band { name: name.clone(), labels: labels[..count].to_vec() };
        let chart = HeatMap {
            name: "",
            across: band(7),
            up: band(cells.len()),
            cells,
            amount: Axis { name: "", steps: Steps::Round, tick: &short },
            level,
            here: Some((here.0, 0, here.1)),
        };
        legible(|layout| heat_map(&chart, layout));
    }

    #[test]
    fn paths_of_anything(names in prop::collection::vec(words(), 1..6), stops in prop::collection::vec((0_usize..6, words()), 1..60)) {
        let stop = |(lane, label): (usize, String)| Stop { lane: lane % names.len(), label };
        let chart = Lanes { name: String::new(), stops: stops.into_iter().map(stop).collect(), lanes: names.clone() };
        legible(|layout| lanes(&chart, layout));
    }

    #[test]
    fn emblems_of_anything(stations in prop::collection::vec(station(), 1..60), says in (words(), words(), words()), marked in prop::option::of(0_usize..1)) {
        let chart = Emblem {
            name: String::new(),
            feelings: says.0,
            values: says.1,
            stations,
            feeling_range: (0.0, 0.0),
            value_range: (-1.0, 1.0),
            repaid: says.2,
            marked,
            key: Vec::new(),
        };
        legible(|layout| emblem(&chart, layout));
    }
}
