//! The few marks that charts are made of, drawn through plotters in units of the `viewBox`.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::svg::{SvgBackend, escape};
use super::{Ink, Layout, text};

/// What drawing returns.
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// A position in units, from the upper left corner.
pub(super) type Point = (f64, f64);

/// Where a text stands to its point.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing area together with the layout it is drawn for.
pub(super) struct Canvas<'a> {
    pub(super) area: DrawingArea<SvgBackend<'a>, Shift>,
    pub(super) layout: Layout,
}

/// A length in tenths, as the backend counts.
pub(super) fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}

/// The style of a line of `width` units.
pub(super) fn stroke(ink: Ink, width: f64) -> ShapeStyle {
    ShapeStyle { color: ink.sentinel(), filled: false, stroke_width: tenths(width).unsigned_abs() }
}

fn filled(ink: Ink, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: ink.sentinel().mix(opacity), filled: true, stroke_width: 0 }
}

fn pixel((x, y): Point) -> (i32, i32) {
    (tenths(x), tenths(y))
}

fn pixels(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().copied().map(pixel).collect()
}

impl Canvas<'_> {
    pub(super) fn line(&self, ink: Ink, width: f64, points: &[Point]) -> Drawn {
        self.area.draw(&PathElement::new(pixels(points), stroke(ink, width)))
    }

    pub(super) fn polygon(&self, ink: Ink, opacity: f64, points: &[Point]) -> Drawn {
        self.area.draw(&Polygon::new(pixels(points), filled(ink, opacity)))
    }

    pub(super) fn rectangle(&self, ink: Ink, opacity: f64, from: Point, to: Point) -> Drawn {
        self.area.draw(&Rectangle::new([pixel(from), pixel(to)], filled(ink, opacity)))
    }

    pub(super) fn circle(&self, ink: Ink, center: Point, radius: f64) -> Drawn {
        self.area.draw(&Circle::new(pixel(center), tenths(radius), filled(ink, 1.0)))
    }

    /// A dot with a rim of the surface, so that it stands out from lines.
    pub(super) fn dot(&self, ink: Ink, center: Point, radius: f64) -> Drawn {
        self.circle(Ink::Surface, center, radius + 1.5)?;
        self.circle(ink, center, radius)
    }

    /// One line of text whose base line is at `at`.
    pub(super) fn text(&self, ink: Ink, anchor: Anchor, at: Point, label: &str) -> Drawn {
        let position = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, self.layout.font(), FontStyle::Normal);
        let color = ink.sentinel();
        let style = TextStyle::from(font).color(&color).pos(Pos::new(position, VPos::Bottom));
        self.area.draw(&Text::new(label, pixel(at), style))
    }

    /// The shape that doubles the colour of a cluster, about 9 units wide.
    pub(super) fn marker(&self, ink: Ink, (x, y): Point) -> Drawn {
        match ink {
            Ink::Destroying => self.rectangle(ink, 1.0, (x - 4.0, y - 4.0), (x + 4.0, y + 4.0)),
            Ink::Recommendation => self.polygon(ink, 1.0, &[(x, y - 4.8), (x + 5.0, y + 4.0), (x - 5.0, y + 4.0)]),
            Ink::Advocacy => self.polygon(ink, 1.0, &[(x, y - 5.6), (x + 5.6, y), (x, y + 5.6), (x - 5.6, y)]),
            _ => self.circle(ink, (x, y), 4.5),
        }
    }

    /// How far below the middle of a line of text its base line is.
    pub(super) fn drop(&self) -> f64 {
        self.layout.font() * 0.35
    }

    /// Width of a text.
    pub(super) fn width(&self, label: &str) -> f64 {
        text::width(label, self.layout.font())
    }
}

/// A whole drawing, `height` units high, named `name` for assistive technology.
pub(super) fn drawing(layout: Layout, height: f64, name: &str, draw: impl FnOnce(&Canvas) -> Drawn) -> Option<String> {
    let mut body = String::new();
    let size = (tenths(layout.width()).unsigned_abs(), tenths(height).unsigned_abs());
    let area = SvgBackend::new(&mut body, size).into_drawing_area();
    draw(&Canvas { area, layout }).ok()?;
    let mut label = String::new();
    escape(&mut label, name);
    let shape = layout.pick("wide", "narrow");
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" class=\"chart chart-{shape}\" role=\"img\" \
         aria-label=\"{label}\" font-size=\"{}\" fill=\"currentColor\" stroke-linejoin=\"round\">{body}</svg>",
        layout.width() as u32,
        height.ceil() as u32,
        layout.font() as u32,
    ))
}
