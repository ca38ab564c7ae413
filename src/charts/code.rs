//! A QR code: a text that the camera of a phone reads.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::ChartError;

/// The light modules that stand around a code: readers do not find it without them (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The largest code that a camera still reads from a projector of 1280 × 720, where it gets some 560 pixels: four for a module.
/// It holds 1,628 bytes.
const LARGEST: u8 = 29;

/// The code of a text, dark on light in any theme; an error where the text is too long for a code that can be read, or empty.
pub fn code(text: &str) -> Result<String, ChartError> {
    if text.is_empty() {
        return Err(ChartError::Empty);
    }
    let segments = QrSegment::make_segments(text);
    let (least, most) = (Version::MIN, Version::new(LARGEST));
    // The lowest correction that is asked for is raised as far as the same size holds it.
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true);
    Ok(drawn(&code.map_err(|_| ChartError::TooMany)?))
}

fn drawn(code: &QrCode) -> String {
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for row in 0..code.size() {
        for (start, length) in runs(code, row) {
            // Writing to a text cannot fail.
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", start + QUIET, row + QUIET);
        }
    }
    format!(
        "<svg class=\"code\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path class=\"code-ground\" d=\"M0 0h{side}v{side}h-{side}z\"/><path class=\"code-ink\" d=\"{path}\"/></svg>"
    )
}

/// Where dark modules of a row begin, and how many stand there side by side.
fn runs(code: &QrCode, row: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for column in (0..code.size()).filter(|column| code.get_module(*column, row)) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == column => *length += 1,
            _ => runs.push((column, 1)),
        }
    }
    runs
}
