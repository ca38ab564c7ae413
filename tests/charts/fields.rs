//! Charts of two axes: histogram, scatter, heat map.

use feltworth::charts::{
    Band, ChartError, Corner, HeatMap, Histogram, Ink, Layout, Level, Named, Place, Quadrants, Scatter, Trend,
    heat_map, histogram, quadrants, scatter,
};

use super::{BAD, LAYOUTS, LONG, axis, check, check_refused, level, plain, scattered, scattered_too};

fn euro(value: f64) -> String {
    format!("€{}", plain(value))
}

fn drawn(values: &[f64]) -> Histogram<'_> {
    Histogram {
        name: "Distribution of the value",
        values,
        marks: Vec::new(),
        threshold: None,
        across: axis("profit per customer", &euro),
        up: axis("draws", &plain),
    }
}

/// 10,000 values with a long tail to the right: products of shares.
fn long_tail() -> Vec<f64> {
    scattered(10_000)
        .zip(scattered_too(10_000))
        .map(|(a, b)| 40.0 / (0.05 + a * 0.9) * (0.5 + b) + 6000.0 * (a * b).powi(60))
        .collect()
}

/// 10,000 values around 180: the mean of six shares.
fn bell() -> Vec<f64> {
    let steps = [
        0.618_033_988_749_894_9,
        0.754_877_666_246_692_7,
        0.569_840_290_998_053_2,
        0.819_172_513_396_164_4,
        0.445_041_867_912_628_8,
    ];
    (1..=10_000).map(|i| 80.0 + 40.0 * steps.iter().map(|step| (f64::from(i) * step).fract()).sum::<f64>()).collect()
}

#[test]
fn histogram_of_ten_thousand_draws_with_percentiles_and_threshold() {
    let percentiles = [("5%", "€127", 127.0), ("median", "€180", 180.0), ("95%", "€233", 233.0)];
    let values = bell();
    let chart = Histogram {
        marks: percentiles.iter().flat_map(|(name, written, value)| level(name, written, *value)).collect(),
        threshold: level("acquisition cost", "€150", 150.0),
        ..drawn(&values)
    };
    check("histogram", |layout| histogram(&chart, layout));
}

#[test]
fn histogram_gathers_the_end_of_a_long_tail() {
    let values = long_tail();
    let chart = Histogram { threshold: level("cost", "€60", 60.0), ..drawn(&values) };
    check("histogram_tail", |layout| histogram(&chart, layout));
}

#[test]
fn histogram_gathers_the_beginning_of_a_long_tail() {
    let values: Vec<f64> = long_tail().iter().map(|value| 500.0 - value).collect();
    let chart = Histogram { marks: vec![level("median", "€390", 390.0).unwrap()], ..drawn(&values) };
    check("histogram_head", |layout| histogram(&chart, layout));
}

#[test]
fn histogram_of_answers_stands_about_whole_numbers() {
    let answers: Vec<f64> = scattered(200).map(|share| (share.sqrt() * 10.99).floor()).collect();
    let chart = Histogram { across: axis("answer", &plain), ..drawn(&answers) };
    check("histogram_whole", |layout| histogram(&chart, layout));
}

#[test]
fn histogram_of_one_of_equal_and_of_huge_values() {
    check("histogram_one", |layout| histogram(&drawn(&[12.5]), layout));
    check("histogram_equal", |layout| histogram(&drawn(&[0.0; 10_000]), layout));
    check("histogram_huge", |layout| histogram(&drawn(&[-1e300, 1e300, 9e299]), layout));
}

#[test]
fn histogram_with_long_names() {
    let chart = Histogram {
        marks: [1.5, 1.6, 1.7, 8.0].iter().flat_map(|value| level(LONG, "€1", *value)).collect(),
        across: axis(LONG, &euro),
        up: axis(LONG, &plain),
        ..drawn(&[1.25, 2.5, 3.75, 9.5])
    };
    check("histogram_long", |layout| histogram(&chart, layout));
}

fn points(points: &[(f64, f64)]) -> Scatter<'_> {
    Scatter {
        name: "NEV and NPS",
        points,
        named: Vec::new(),
        trend: None,
        across: axis("NEV", &plain),
        up: axis("likely to recommend", &plain),
        count: &|count| format!("{count} customers"),
    }
}

fn cloud(count: u32) -> Vec<(f64, f64)> {
    scattered(count)
        .zip(scattered_too(count))
        .map(|(a, b)| (a * 12.0 - 4.0, 5.0 + (a - 0.5) * 6.0 + (b - 0.5) * (b + a) * 3.0))
        .collect()
}

#[test]
fn scatter_of_a_few_points_with_trend_and_names() {
    let cloud = cloud(60);
    let chart = Scatter {
        named: vec![Named { label: "Warsaw".into(), at: (-1.0, 6.5) }, Named { label: LONG.into(), at: (5.0, 3.0) }],
        trend: Some(Trend { label: "r = 0.82".into(), from: (-4.0, 2.2), to: (8.0, 8.4) }),
        ..points(&cloud)
    };
    check("scatter", |layout| scatter(&chart, layout));
}

#[test]
fn scatter_of_ten_thousand_points_gathers_them() {
    let cloud = cloud(10_000);
    check("scatter_many", |layout| scatter(&points(&cloud), layout));
    assert!(scatter(&points(&cloud), Layout::Wide).unwrap().len() < 120_000);
}

#[test]
fn scatter_of_one_of_equal_and_of_huge_points() {
    check("scatter_one", |layout| scatter(&points(&[(3.0, 4.0)]), layout));
    check("scatter_equal", |layout| scatter(&points(&[(3.0, 4.0), (3.0, 4.0), (3.0, 4.0), (1.0, 2.0)]), layout));
    check("scatter_huge", |layout| scatter(&points(&[(-1e300, 1e300), (1e300, -1e300)]), layout));
}

/// Profit over months and margin, less the cost of winning the customer.
fn map(columns: usize, rows: usize) -> HeatMap<'static> {
    let amount = |column: usize, row: usize| {
        (column + 1) as f64 * 36.0 / columns as f64 * (row + 1) as f64 / rows as f64 * 10.0 - 60.0
    };
    let cells = (0..rows).map(|row| (0..columns).map(|column| Some(amount(column, row).round())).collect()).collect();
    HeatMap {
        name: "What is left by months and margin",
        across: Band {
            name: "months".into(),
            labels: (1..=columns).map(|i| plain((i as f64 * 360.0 / columns as f64).round() / 10.0)).collect(),
        },
        up: Band {
            name: "margin".into(),
            labels: (1..=rows).map(|i| format!("{}%", (i * 50).div_euclid(rows))).collect(),
        },
        cells,
        amount: axis("", &plain),
        level: level("break-even", "€0", 0.0),
        here: Some((columns / 2, rows / 2, "now: 18 months, 25%".into())),
    }
}

#[test]
fn heat_map_with_its_break_even_line() {
    check("heat_map", |layout| heat_map(&map(9, 7), layout));
    check("heat_map_fine", |layout| heat_map(&map(100, 100), layout));
    assert!(heat_map(&map(100, 100), Layout::Wide).unwrap().len() < 150_000);
}

#[test]
fn heat_map_without_level_with_missing_cells() {
    let mut chart = HeatMap { level: None, here: None, ..map(6, 5) };
    chart.cells[1][2] = None;
    chart.cells[4][5] = None;
    check("heat_map_missing", |layout| heat_map(&chart, layout));
}

#[test]
fn heat_map_of_one_of_equal_and_of_huge_cells() {
    check("heat_map_one", |layout| heat_map(&map(1, 1), layout));
    let equal = HeatMap { cells: vec![vec![Some(5.0); 3]; 2], ..map(3, 2) };
    check("heat_map_equal", |layout| heat_map(&equal, layout));
    let huge = HeatMap { cells: vec![vec![Some(-1e300), Some(1e300)]], here: None, ..map(2, 1) };
    check("heat_map_huge", |layout| heat_map(&huge, layout));
}

#[test]
fn heat_map_with_long_names() {
    let long = Band { name: LONG.into(), labels: vec![LONG.into(); 3] };
    let chart = HeatMap {
        across: long.clone(),
        up: long,
        level: level(LONG, "0", 0.0),
        here: Some((0, 0, LONG.into())),
        ..map(3, 3)
    };
    check("heat_map_long", |layout| heat_map(&chart, layout));
}

#[test]
fn fields_that_cannot_be_drawn_are_refused() {
    check_refused(ChartError::Empty, |layout| histogram(&drawn(&[]), layout));
    check_refused(ChartError::Empty, |layout| scatter(&points(&[]), layout));
    check_refused(ChartError::Empty, |layout| heat_map(&HeatMap { cells: vec![vec![None]], ..map(1, 1) }, layout));
    check_refused(ChartError::Inconsistent, |layout| {
        heat_map(&HeatMap { cells: vec![vec![None]], ..map(2, 1) }, layout)
    });
    check_refused(ChartError::Inconsistent, |layout| {
        heat_map(&HeatMap { here: Some((2, 0, String::new())), ..map(2, 1) }, layout)
    });
    check_refused(ChartError::TooMany, |layout| heat_map(&map(101, 1), layout));
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| histogram(&drawn(&[1.0, bad]), layout));
        let marked = Histogram {
            marks: vec![Level { label: String::new(), value_label: String::new(), value: bad }],
            ..drawn(&[1.0])
        };
        check_refused(ChartError::Undrawable, |layout| histogram(&marked, layout));
        check_refused(ChartError::Undrawable, |layout| scatter(&points(&[(bad, 1.0)]), layout));
        check_refused(ChartError::Undrawable, |layout| scatter(&points(&[(1.0, bad)]), layout));
        check_refused(ChartError::Undrawable, |layout| {
            heat_map(&HeatMap { cells: vec![vec![Some(bad)]], ..map(1, 1) }, layout)
        });
    }
}

/// Every value is in one bin: the heights of the bars add up.
#[test]
fn any_two_values_give_a_histogram_without_nan() {
    for low in [-1e300, -1.0, 0.0, 1e-300, 1e-12, 1.0, 1e15] {
        for high in [1e-300, 1.0, 1.0 + f64::EPSILON, 1e15 + 0.125, 1e300] {
            for (layout, _) in LAYOUTS {
                for text in
                    [histogram(&drawn(&[low, high]), layout), scatter(&points(&[(low, high), (high, low)]), layout)]
                {
                    let text = text.unwrap();
                    assert!(!text.contains("NaN") && !text.contains("inf\""), "{low} {high}");
                }
            }
        }
    }
}

fn quartered(places: Vec<Place>) -> Quadrants<'static> {
    let corner = |label: &str, ink| Corner { label: label.into(), ink };
    Quadrants {
        name: "Satisfied or locked in",
        scale: [0.0, 5.0, 10.0],
        ticks: &[0.0, 5.0, 10.0],
        corners: [
            corner("stays by choice", Ink::Accent),
            corner("not put to the test", Ink::Second),
            corner("about to leave", Ink::Second),
            corner("locked in", Ink::Loss),
        ],
        places,
        across: axis("hard to leave", &plain),
        up: axis("satisfaction", &plain),
    }
}

fn place(label: &str, x: f64, y: f64) -> Place {
    Place { label: label.into(), at: (x, y) }
}

#[test]
fn quadrants_with_names_beside_their_dots() {
    let places = vec![
        place("Regulars", 2.0, 8.0),
        place("Wholesale", 9.5, 8.0),
        place("By contract", 9.0, 2.0),
        place("Passers-by", 2.0, 1.0),
        place("Bank", 5.0, 5.0),
        place("Twin", 5.0, 5.0),
    ];
    check("quadrants", |layout| quadrants(&quartered(places.clone()), layout));
}

#[test]
fn quadrants_at_the_edges_with_long_names_and_of_many_places() {
    let corners = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0), (5.0, 10.0), (4.9, 4.9)];
    let places: Vec<Place> = corners.into_iter().map(|(x, y)| place(LONG, x, y)).collect();
    check("quadrants_long", |layout| quadrants(&quartered(places.clone()), layout));
    let many = scattered(200).zip(scattered_too(200)).enumerate();
    let many: Vec<Place> = many.map(|(i, (x, y))| place(&format!("Customer {i}"), x * 10.0, y * 10.0)).collect();
    check("quadrants_many", |layout| quadrants(&quartered(many.clone()), layout));
}

#[test]
fn quadrants_refuse_what_is_empty_beyond_the_scale_or_no_number() {
    check_refused(ChartError::Empty, |layout| quadrants(&quartered(Vec::new()), layout));
    check_refused(ChartError::Inconsistent, |layout| quadrants(&quartered(vec![place("A", 11.0, 1.0)]), layout));
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| quadrants(&quartered(vec![place("A", bad, 1.0)]), layout));
    }
    let level = Quadrants { scale: [0.0, 0.0, 10.0], ..quartered(vec![place("A", 1.0, 1.0)]) };
    check_refused(ChartError::Inconsistent, |layout| quadrants(&level, layout));
}
