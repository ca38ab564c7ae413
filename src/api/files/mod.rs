//! Files of surveys and orders: what their beginning looks like, and readers that take them in chunks.

mod orders;
mod surveys;

use super::error::{ErrorDetail, ErrorKind, Result};
use super::export::Export;
use super::reader::{Object, Place};
use super::value::{ScriptResult, ScriptValue};
use crate::metrics::MetricError;
use crate::metrics::range::COUNT;
use crate::table::{Column, Decimal, Encoding, FileForm, Separator, TableError};

const SEPARATORS: [(&str, Separator); 4] =
    [(",", Separator::Comma), (";", Separator::Semicolon), ("\t", Separator::Tab), ("|", Separator::Bar)];
const DECIMALS: [(&str, Decimal); 2] = [(".", Decimal::Point), (",", Decimal::Comma)];
/// More of a file is never looked at before it is read.
const LONGEST_HEAD: usize = 1 << 20;

/// The functions of this part of the face.
pub(super) fn exports<V: ScriptResult>() -> Vec<Export<V>> {
    [surveys::exports(), orders::exports()].into_iter().flatten().collect()
}

/// A reader of files as the face has it.
pub trait FileReader: Sized {
    /// Its name in JavaScript.
    const NAME: &'static str;

    /// A reader at the beginning of a file.
    ///
    /// # Errors
    /// Where the options are wrong.
    fn new<V: ScriptValue>(options: V) -> Result<Self>;

    /// Reads the next bytes.
    ///
    /// # Errors
    /// Where the beginning of the file shows that it cannot be read.
    fn push_bytes(&mut self, bytes: &[u8]) -> Result<()>;

    /// Reads a chunk.
    ///
    /// # Errors
    /// Where it holds no bytes, and those of [`FileReader::push_bytes`].
    fn push<V: ScriptValue>(&mut self, chunk: V) -> Result<()> {
        Place::whole(chunk).bytes(|bytes| self.push_bytes(bytes))
    }

    /// What comes of the file if it ended here.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn finish<V: ScriptResult>(&self) -> Result<V>;

    /// What else there is to say of it.
    ///
    /// # Errors
    /// As of [`FileReader::finish`].
    fn details<V: ScriptResult>(&self) -> Result<V>;
}

/// What the two readers refuse.
enum FileError {
    Table(TableError),
    Metric(MetricError),
}

impl From<FileError> for Box<ErrorDetail> {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Table(error) => refused_table(error, String::new()),
            FileError::Metric(error) => error.into(),
        }
    }
}

fn refused_table(error: TableError, field: String) -> Box<ErrorDetail> {
    match error {
        TableError::Empty => ErrorDetail::new(ErrorKind::Empty, field, "holds no data"),
        TableError::Binary(_) => ErrorDetail::new(
            ErrorKind::WrongType,
            field,
            "is no text, but a spreadsheet, an archive or another binary file",
        ),
    }
}

/// The beginning of a file.
fn head<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    place.some_bytes(LONGEST_HEAD, |bytes| {
        head.extend_from_slice(bytes);
        Ok(())
    })?;
    Ok(head)
}

fn form<V: ScriptValue>(options: &Object<'_, V>) -> Result<FileForm> {
    let encodings = Encoding::ALL.map(|encoding| (encoding.name(), encoding));
    Ok(FileForm {
        encoding: options.optional("encoding", |encoding| encoding.choice(&encodings))?,
        separator: options.optional("separator", |separator| separator.choice(&SEPARATORS))?,
        header_rows: options.optional_number("headerRows", COUNT)?.map(|rows| rows as usize),
        decimal: options.optional("decimal", |decimal| decimal.choice(&DECIMALS))?,
    })
}

/// A column by its header or by its position.
fn column<V: ScriptValue>(place: &Place<'_, V>) -> Result<Column> {
    match place.is_text() {
        true => Ok(Column::Header(place.text()?)),
        false => Ok(Column::Position(place.number(COUNT)? as usize)),
    }
}

/// What an object has for each of the `names` that it has: `None` where that is null.
fn by_name<V: ScriptValue, T, Key: Copy>(
    object: &Object<'_, V>,
    keys: impl Iterator<Item = (&'static str, Key)>,
    read: impl Fn(&Place<'_, V>) -> Result<T>,
) -> Result<Vec<(Key, Option<T>)>> {
    let mut found = Vec::new();
    for (name, key) in keys {
        found.extend(object.nullable(name, &read)?.map(|value| (key, value)));
    }
    Ok(found)
}

#[cfg(feature = "api")]
mod script {
    use super::FileReader;
    use crate::api::script::thrown;
    use crate::{orders, survey};
    use wasm_bindgen::prelude::*;

    type Result<T> = std::result::Result<T, JsValue>;

    /// Classes of the face: a name and what it is of.
    macro_rules! readers {
        ($($(#[$meaning:meta])* $Reader:ident($Inner:ty);)+) => {$(
            $(#[$meaning])*
            #[wasm_bindgen]
            #[derive(Debug)]
            pub struct $Reader($Inner);

            #[wasm_bindgen]
            impl $Reader {
                /// A reader at the beginning of a file.
                ///
                /// # Errors
                /// Where the options are wrong.
                #[wasm_bindgen(constructor)]
                pub fn new(options: JsValue) -> Result<$Reader> {
                    thrown(<$Inner as FileReader>::new(options)).map(Self)
                }

                /// Reads a chunk.
                ///
                /// # Errors
                /// Where it holds no bytes, or what has come is no such file.
                pub fn push(&mut self, chunk: JsValue) -> Result<()> {
                    thrown(FileReader::push(&mut self.0, chunk))
                }

                /// What comes of the file if it ended here.
                ///
                /// # Errors
                /// Where the file cannot be read.
                pub fn finish(&self) -> Result<JsValue> {
                    thrown(FileReader::finish(&self.0))
                }

                /// What else there is to say of it.
                ///
                /// # Errors
                /// Where the file cannot be read.
                pub fn details(&self) -> Result<JsValue> {
                    thrown(FileReader::details(&self.0))
                }
            }
        )+};
    }

    readers! {
        /// Streams a file of answers.
        SurveyReader(survey::SurveyReader);
        /// Streams a file of orders or order lines.
        OrderReader(orders::OrderReader);
    }
}
