//! Files that the visitor chooses, drops or pastes.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement};

use super::{element, pasted};

/// How many of the files that were chosen last can be read again.
const KEPT: usize = 4;

thread_local! {
    static FILES: RefCell<Vec<(usize, Blob)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<usize> = const { Cell::new(0) };
}

/// A file that the visitor has chosen, or a text in its place. It is read as often as need be, as long as it is one of the
/// last four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    id: usize,
    /// Its name; empty for a text that was pasted.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Bytes that are on their way.
#[derive(Debug)]
pub struct Bytes(Option<JsFuture>);

impl Chosen {
    /// The file of an input that has changed, if there is one. The input is emptied, so that the same file can be chosen again.
    pub fn of_input(event: &JsValue) -> Option<Self> {
        let input = property(event, "target");
        let chosen = Self::first(&property(&input, "files"));
        // An input of files takes the empty text, and no other.
        let _ = Reflect::set(&input, &"value".into(), &"".into());
        chosen
    }

    /// The first file that was dropped.
    pub fn of_drop(event: &JsValue) -> Option<Self> {
        Self::first(&property(&property(event, "dataTransfer"), "files"))
    }

    /// The file that was pasted, or the text.
    pub fn of_paste(event: &JsValue) -> Option<Self> {
        let file = Self::first(&property(&property(event, "clipboardData"), "files"));
        file.or_else(|| Self::of_text(&pasted::text(event)))
    }

    /// A text in place of a file; nothing where it says nothing.
    pub fn of_text(text: &str) -> Option<Self> {
        let parts = Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence(&parts).ok().filter(|_| !text.trim().is_empty())?;
        Some(Self::keep(blob, String::new()))
    }

    fn first(files: &JsValue) -> Option<Self> {
        let file: Blob = Reflect::get_u32(files, 0).ok()?.dyn_into().ok()?;
        let name = property(&file, "name").as_string().unwrap_or_default();
        Some(Self::keep(file, name))
    }

    fn keep(blob: Blob, name: String) -> Self {
        let (id, bytes) = (NEXT.get(), blob.size() as u64);
        NEXT.set(id + 1);
        FILES.with_borrow_mut(|files| {
            files.push((id, blob));
            files.drain(..files.len().saturating_sub(KEPT));
        });
        Self { id, name, bytes }
    }

    /// All of the file as a text: for files of which little is expected.
    pub async fn text(self) -> Option<String> {
        let bytes = bytes_between(&self.blob()?, 0, self.bytes).come().await?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The file itself; nothing where it is no more one of the last.
    pub(super) fn blob(&self) -> Option<Blob> {
        FILES.with_borrow(|files| files.iter().find(|(id, _)| *id == self.id).map(|(_, blob)| blob.clone()))
    }
}

/// Asks for the bytes of a file between two places.
pub(super) fn bytes_between(file: &Blob, from: u64, to: u64) -> Bytes {
    let slice = file.slice_with_f64_and_f64(from as f64, to as f64).ok();
    Bytes(slice.map(|slice| JsFuture::from(slice.array_buffer())))
}

impl Bytes {
    /// The bytes; nothing where the file cannot be read any more.
    pub async fn come(self) -> Option<Vec<u8>> {
        Some(Uint8Array::new(&self.0?.await.ok()?).to_vec())
    }
}

/// Lets the visitor choose another file, by the input of an id.
pub fn ask_for(id: &str) {
    if let Some(input) = element::<HtmlElement>(id) {
        input.click();
    }
}

/// What an object has under a name; nothing of what has nothing.
fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
