//! The few marks that charts are made of, drawn through plotters in units of the `viewBox`.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::ink::GRADIENT;
use super::svg::{SvgBackend, escape};
use super::{ChartError, Ink, Layout, text};

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

/// Of a round marker.
const RADIUS: f64 = 4.5;

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

/// The corners of the shape of a cluster, `scale` times as large as beside a name; attention is round, as is what has no
/// cluster.
fn corners(ink: Ink, (x, y): Point, scale: f64) -> Option<Vec<Point>> {
    let shape: &[Point] = match ink {
        Ink::Destroying => &[(-4.0, -4.0), (4.0, -4.0), (4.0, 4.0), (-4.0, 4.0)],
        Ink::Recommendation => &[(0.0, -4.8), (5.0, 4.0), (-5.0, 4.0)],
        Ink::Advocacy => &[(0.0, -5.6), (5.6, 0.0), (0.0, 5.6), (-5.6, 0.0)],
        _ => return None,
    };
    Some(shape.iter().map(|(dx, dy)| (x + dx * scale, y + dy * scale)).collect())
}

/// A polygon as a line that comes back to its beginning, and a little further, so that its corner is joined.
fn closed(mut corners: Vec<Point>) -> Vec<Point> {
    corners.extend_from_within(..2.min(corners.len()));
    corners
}

impl Canvas<'_> {
    pub(super) fn line(&self, ink: Ink, width: f64, points: &[Point]) -> Drawn {
        self.path(stroke(ink, width), points)
    }

    pub(super) fn path(&self, style: ShapeStyle, points: &[Point]) -> Drawn {
        self.area.draw(&PathElement::new(pixels(points), style))
    }

    /// A line in the gradient of the drawing.
    pub(super) fn gradient_line(&self, width: f64, points: &[Point]) -> Drawn {
        self.path(ShapeStyle { color: GRADIENT.to_rgba(), ..stroke(Ink::Text, width) }, points)
    }

    /// An area in the gradient of the drawing.
    pub(super) fn gradient_area(&self, opacity: f64, points: &[Point]) -> Drawn {
        let style = ShapeStyle { color: GRADIENT.mix(opacity), ..filled(Ink::Text, opacity) };
        self.area.draw(&Polygon::new(pixels(points), style))
    }

    pub(super) fn outline(&self, ink: Ink, width: f64, (left, top): Point, (right, bottom): Point) -> Drawn {
        self.line(ink, width, &closed(vec![(left, top), (right, top), (right, bottom), (left, bottom)]))
    }

    pub(super) fn polygon(&self, ink: Ink, opacity: f64, points: &[Point]) -> Drawn {
        self.area.draw(&Polygon::new(pixels(points), filled(ink, opacity)))
    }

    pub(super) fn rectangle(&self, ink: Ink, opacity: f64, from: Point, to: Point) -> Drawn {
        self.area.draw(&Rectangle::new([pixel(from), pixel(to)], filled(ink, opacity)))
    }

    pub(super) fn circle(&self, ink: Ink, center: Point, radius: f64) -> Drawn {
        self.disc(ink, 1.0, center, radius)
    }

    pub(super) fn disc(&self, ink: Ink, opacity: f64, center: Point, radius: f64) -> Drawn {
        self.area.draw(&Circle::new(pixel(center), tenths(radius), filled(ink, opacity)))
    }

    /// A dot with a rim of the surface, so that it stands out from lines.
    pub(super) fn dot(&self, ink: Ink, center: Point, radius: f64) -> Drawn {
        self.circle(Ink::Surface, center, radius + 1.5)?;
        self.circle(ink, center, radius)
    }

    /// One line of text whose base line is at `at`.
    pub(super) fn text(&self, ink: Ink, anchor: Anchor, at: Point, label: &str) -> Drawn {
        self.text_of(self.layout.font(), ink, anchor, at, label)
    }

    /// A number: it is never cut, but set smaller where it would be wider than `room`.
    pub(super) fn number(&self, ink: Ink, anchor: Anchor, at: Point, room: f64, label: &str) -> Drawn {
        let font = self.layout.font() * (room / self.width(label).max(1.0)).clamp(0.1, 1.0);
        self.text_of(font, ink, anchor, at, label)
    }

    /// A number with its middle at `x` as far as it then stays in the drawing.
    pub(super) fn number_above(&self, ink: Ink, (x, y): Point, label: &str) -> Drawn {
        let middle = text::middle(x, label, self.layout);
        self.number(ink, Anchor::Middle, (middle, y), self.layout.width(), label)
    }

    fn text_of(&self, font: f64, ink: Ink, anchor: Anchor, at: Point, label: &str) -> Drawn {
        if label.is_empty() {
            return Ok(());
        }
        let position = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, font, FontStyle::Normal);
        let color = ink.sentinel();
        let style = TextStyle::from(font).color(&color).pos(Pos::new(position, VPos::Bottom));
        self.area.draw(&Text::new(label, pixel(at), style))
    }

    /// The shape that doubles the colour of a cluster, about 9 units wide; a dot for what has no cluster.
    pub(super) fn marker(&self, ink: Ink, center: Point) -> Drawn {
        self.mark(ink, center, 1.0)
    }

    /// The same shape on a line, with a rim of the surface around it.
    pub(super) fn station(&self, ink: Ink, center: Point, scale: f64) -> Drawn {
        self.ground(ink, center, scale)?;
        self.mark(ink, center, scale)
    }

    /// The same with a dashed outline in place of the shape.
    pub(super) fn dashed_station(&self, ink: Ink, center: Point, scale: f64) -> Drawn {
        let style = ShapeStyle { color: ink.dashed(), filled: false, stroke_width: 20 };
        self.ground(ink, center, scale)?;
        match corners(ink, center, scale) {
            Some(corners) => self.path(style, &closed(corners)),
            None => self.area.draw(&Circle::new(pixel(center), tenths(RADIUS * scale), style)),
        }
    }

    fn mark(&self, ink: Ink, center: Point, scale: f64) -> Drawn {
        match corners(ink, center, scale) {
            Some(corners) => self.polygon(ink, 1.0, &corners),
            None => self.circle(ink, center, RADIUS * scale),
        }
    }

    fn ground(&self, ink: Ink, center: Point, scale: f64) -> Drawn {
        let Some(corners) = corners(ink, center, scale) else {
            return self.circle(Ink::Surface, center, RADIUS * scale + 2.5);
        };
        self.polygon(Ink::Surface, 1.0, &corners)?;
        self.line(Ink::Surface, 5.0, &closed(corners))
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

/// Inks that pass into one another from left to right.
pub(super) struct Gradient {
    /// The id is made of what the gradient is: where two of a page have the same, they are the same.
    id: String,
    markup: String,
}

impl Gradient {
    /// A gradient across a drawing of `layout`, with the places where each ink is pure; the places rise.
    pub(super) fn new(layout: Layout, stops: &[(f64, Ink)]) -> Self {
        let mut inks = String::new();
        for (x, ink) in stops {
            let share = (x / layout.width() * 1000.0).round() as u32;
            let _ = write!(inks, "<stop offset=\"{}.{}%\" class=\"{}\"", share / 10, share % 10, ink.class());
            inks.push_str(" stop-color=\"currentColor\"/>");
        }
        let id = format!("inks-{}-{}", layout.name(), checksum(&inks));
        let start = "<linearGradient gradientUnits=\"userSpaceOnUse\" x1=\"0\"";
        let width = layout.width() as u32;
        let markup = format!("{start} x2=\"{width}\" id=\"{id}\">{inks}</linearGradient>");
        Self { id, markup }
    }
}

/// The 32-bit FNV-1a hash of a text: Fowler, Noll and Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A whole drawing, `height` units high, named `name` for assistive technology.
pub(super) fn drawing(
    layout: Layout,
    height: f64,
    name: &str,
    draw: &dyn Fn(&Canvas) -> Drawn,
) -> Result<String, ChartError> {
    framed(layout, height, name, "", String::new(), draw)
}

/// The same with a gradient.
pub(super) fn gradient_drawing(
    layout: Layout,
    height: f64,
    name: &str,
    gradient: &Gradient,
    draw: &dyn Fn(&Canvas) -> Drawn,
) -> Result<String, ChartError> {
    framed(layout, height, name, &gradient.id, gradient.markup.clone(), draw)
}

fn framed(
    layout: Layout,
    height: f64,
    name: &str,
    gradient: &str,
    mut body: String,
    draw: &dyn Fn(&Canvas) -> Drawn,
) -> Result<String, ChartError> {
    let size = (tenths(layout.width()).unsigned_abs(), tenths(height).unsigned_abs());
    let area = SvgBackend::new(&mut body, size, layout.font(), gradient).into_drawing_area();
    draw(&Canvas { area, layout }).map_err(|_| ChartError::Undrawable)?;
    let mut label = String::new();
    escape(&mut label, name);
    let shape = layout.name();
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" class=\"chart chart-{shape}\" role=\"img\" \
         aria-label=\"{label}\" font-size=\"{}\" fill=\"currentColor\" stroke-linejoin=\"round\">{body}</svg>",
        layout.width() as u32,
        height.ceil() as u32,
        layout.font() as u32,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test vectors of its authors.
    #[test]
    fn checksum_is_fnv_1a() {
        assert_eq!(checksum(""), 0x811c_9dc5);
        assert_eq!(checksum("a"), 0xe40c_292c);
        assert_eq!(checksum("foobar"), 0xbf9c_f968);
    }

    #[test]
    fn gradients_have_one_id_only_where_they_are_one() {
        let stops = [(10.0, Ink::Attention), (40.0, Ink::Advocacy)];
        let id = |layout, stops| Gradient::new(layout, stops).id;
        assert_eq!(id(Layout::Wide, &stops), id(Layout::Wide, &stops));
        assert_ne!(id(Layout::Wide, &stops), id(Layout::Narrow, &stops));
        assert_ne!(id(Layout::Wide, &stops), id(Layout::Wide, &stops[..1]));
    }
}
