//! A backend for plotters that writes compact SVG with classes in the place of colours.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::style::Color;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::ink::GRADIENT;
use super::{Ink, text};

/// What a drawing operation of this backend returns: writing to a `String` cannot fail.
type Written<T = ()> = Result<T, DrawingErrorKind<Infallible>>;

/// Writes the body of an SVG drawing. Its pixels are tenths of a unit of the `viewBox`, so that positions keep one
/// decimal although plotters counts in whole pixels; widths of strokes are in tenths too, sizes of fonts in units.
pub(super) struct SvgBackend<'a> {
    body: &'a mut String,
    size: (u32, u32),
    /// The size of all text that has none of its own.
    font: f64,
    /// The id of the gradient that [`GRADIENT`] stands for.
    gradient: &'a str,
}

impl<'a> SvgBackend<'a> {
    /// A backend of `size` tenths that appends to `body`, in a drawing whose text is `font` units high.
    pub(super) fn new(body: &'a mut String, size: (u32, u32), font: f64, gradient: &'a str) -> Self {
        Self { body, size, font, gradient }
    }

    /// Appends text that is markup already.
    fn put(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// Appends ` name="value"` with `value` in tenths.
    fn length(&mut self, name: &str, tenths: i32) {
        self.put(" ");
        self.put(name);
        self.put("=\"");
        self.tenths(tenths);
        self.put("\"");
    }

    /// Appends tenths as units: 125 is `12.5`, 120 is `12`.
    fn tenths(&mut self, tenths: i32) {
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let _ = write!(self.body, "{sign}{whole}");
        if rest > 0 {
            let _ = write!(self.body, ".{rest}");
        }
    }

    /// Appends the class of a colour, and its opacity under `opacity` where it is not full.
    fn ink(&mut self, color: BackendColor, opacity: &str) {
        let _ = write!(self.body, " class=\"{}\"", Ink::of(color.rgb).class());
        if color.alpha < 1.0 {
            // Whole hundredths: writing a float would link the whole machinery of float formatting.
            let _ = write!(self.body, " {opacity}=\".{:02}\"", (color.alpha * 100.0).round() as u8);
        }
    }

    /// Appends the class of an outline or of an area, and what it is painted with.
    fn paint<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        let color = style.color();
        self.ink(color, if fill { "fill-opacity" } else { "stroke-opacity" });
        let is_gradient = color.rgb == GRADIENT.rgb();
        if fill {
            return if is_gradient {
                self.gradient("fill")
            };
        }
        self.put(" fill=\"none\"");
        if is_gradient {
            self.gradient("stroke")
        } else {
            self.put(" stroke=\"currentColor\"")
        }
        if style.stroke_width() != 10 {
            self.length("stroke-width", i32::try_from(style.stroke_width()).unwrap_or(10));
        }
        if let Some(dashes) = Ink::dashes(color.rgb) {
            let _ = write!(self.body, " stroke-dasharray=\"{dashes}\"");
        }
    }

    fn gradient(&mut self, name: &str) {
        let _ = write!(self.body, " {name}=\"url(#{})\"", self.gradient);
    }

    /// Appends a path through `points`.
    fn path<S: BackendStyle>(&mut self, points: impl IntoIterator<Item = BackendCoord>, style: &S, fill: bool) {
        self.put("<path d=\"");
        for (i, (x, y)) in points.into_iter().enumerate() {
            self.put(match i {
                0 => "M",
                1 => "L",
                _ => " ",
            });
            self.tenths(x);
            self.put(" ");
            self.tenths(y);
        }
        self.put(if fill { "Z\"" } else { "\"" });
        self.paint(style, fill);
        self.put("/>");
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Written {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Written {
        self.path([from, to], style, false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Written {
        self.put("<rect");
        self.length("x", from.0.min(to.0));
        self.length("y", from.1.min(to.1));
        self.length("width", (to.0 - from.0).abs());
        self.length("height", (to.1 - from.1).abs());
        self.paint(style, fill);
        self.put("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        self.path(path, style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Written {
        self.put("<circle");
        self.length("cx", center.0);
        self.length("cy", center.1);
        self.length("r", i32::try_from(radius).unwrap_or(0));
        self.paint(style, fill);
        self.put("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Written {
        self.path(vert, style, true);
        Ok(())
    }

    /// `pos` is the base line, whatever the vertical anchor: renderers differ in every other one.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Written {
        self.put("<text");
        self.length("x", pos.0);
        self.length("y", pos.1);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.put(" text-anchor=\"middle\""),
            HPos::Right => self.put(" text-anchor=\"end\""),
        }
        if style.size() < self.font {
            self.length("font-size", (style.size() * 10.0).floor() as i32);
        }
        self.ink(style.color(), "fill-opacity");
        self.put(">");
        escape(self.body, text);
        self.put("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(&self, text: &str, style: &T) -> Written<(u32, u32)> {
        Ok(((text::width(text, style.size()) * 10.0).round() as u32, (style.size() * 10.0).round() as u32))
    }
}

/// Appends `text` with the characters escaped that XML reserves, and without those that it forbids.
pub(super) fn escape(out: &mut String, text: &str) {
    for glyph in text.chars() {
        match glyph {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ => out.push(glyph),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_at_most_one_decimal() {
        let mut body = String::new();
        let mut backend = SvgBackend::new(&mut body, (100, 100), 14.0, "");
        for tenths in [125, 120, -5, 0] {
            backend.length("x", tenths);
        }
        assert_eq!(body, " x=\"12.5\" x=\"12\" x=\"-0.5\" x=\"0\"");
    }

    #[test]
    fn text_is_escaped() {
        let mut out = String::new();
        escape(&mut out, "a<b> & \"c\"\u{0}");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; ");
    }
}
