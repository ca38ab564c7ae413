//! The way of a file through what reads it: its next bytes are on their way while the last ones are read.

use web_sys::Blob;

use super::Failure;
use super::job::Reading;
use crate::app::browser::files::bytes_between;

/// What comes of a file that is read in slices of so many bytes; nothing once `goes_on`, which is told the share that is there,
/// says `false`.
pub(super) async fn read<T>(
    file: &Blob,
    slice: u64,
    mut work: Box<dyn Reading<T>>,
    mut goes_on: impl FnMut(f64) -> bool,
) -> Option<Result<T, Failure>> {
    let size = file.size() as u64;
    let (mut at, mut next) = (0, bytes_between(file, 0, slice));
    while at < size {
        let bytes = next.come().await;
        let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else { return Some(Err(Failure::Unreadable)) };
        at += bytes.len() as u64;
        next = bytes_between(file, at, at + slice);
        if !goes_on(at as f64 / size as f64) {
            return None;
        }
        if !work.push(&bytes) {
            break;
        }
    }
    Some(Ok(work.finish()))
}
