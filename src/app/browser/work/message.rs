//! What a page and its worker tell each other, as data. The first message to a worker is the program, before any of these.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::Failure;

/// A job to do.
#[derive(Debug)]
pub struct Start {
    /// The part that offers it.
    pub part: String,
    /// Its name there.
    pub job: String,
    /// What it begins with.
    pub input: Vec<u8>,
    /// The file that it reads, if it reads one.
    pub file: Option<Blob>,
}

impl Start {
    pub(super) fn to_js(&self) -> JsValue {
        let file = self.file.as_ref().map_or(JsValue::UNDEFINED, JsValue::from);
        Array::of4(&self.part.as_str().into(), &self.job.as_str().into(), &bytes(&self.input), &file).into()
    }

    /// The job of a message; nothing where it is of something else.
    pub fn of(message: &JsValue) -> Option<Self> {
        let of: &Array = message.dyn_ref()?;
        Some(Self {
            part: of.get(0).as_string()?,
            job: of.get(1).as_string()?,
            input: of.get(2).dyn_ref::<Uint8Array>()?.to_vec(),
            file: of.get(3).dyn_into().ok(),
        })
    }
}

/// What a worker says.
#[derive(Debug)]
pub enum Said {
    /// It waits for a job.
    Ready,
    /// This share of the job is done.
    Progress(f64),
    /// What came of it.
    Result(Vec<u8>),
    /// Nothing comes of it.
    Error(Failure),
}

impl Said {
    pub(super) fn to_js(&self) -> JsValue {
        let (kind, value) = match self {
            Self::Ready => ("ready", JsValue::UNDEFINED),
            Self::Progress(share) => ("progress", (*share).into()),
            Self::Result(result) => ("result", bytes(result)),
            Self::Error(failure) => ("error", (*failure == Failure::Unreadable).into()),
        };
        Array::of2(&kind.into(), &value).into()
    }

    pub(super) fn of(message: &JsValue) -> Option<Self> {
        let of: &Array = message.dyn_ref()?;
        let value = of.get(1);
        match of.get(0).as_string()?.as_str() {
            "ready" => Some(Self::Ready),
            "progress" => value.as_f64().map(Self::Progress),
            "result" => value.dyn_ref::<Uint8Array>().map(|result| Self::Result(result.to_vec())),
            "error" => Some(Self::Error(if value.is_truthy() { Failure::Unreadable } else { Failure::Lost })),
            _ => None,
        }
    }
}

fn bytes(of: &[u8]) -> JsValue {
    Uint8Array::from(of).into()
}
