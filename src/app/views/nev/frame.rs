//! The NEV questionnaire in a frame: its questions and its score.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{Call, Choice, Embedded, Kind, Setting, Told};
use crate::app::Words;
use crate::app::browser::face::{self, Value};
use crate::app::pages::nev::{LinkNotice, Questions, Results, ScaleChoice};
use crate::app::state::NevState;
use crate::content::Language;
use crate::metrics::{Cluster, Emotion};
use crate::tools::nev::{Inputs, Scale};

#[component]
fn EmbeddedNev(inputs: RwSignal<Inputs>) -> impl IntoView {
    let words = Words::of_view();
    let state = NevState::of(inputs);
    view! {
        <LinkNotice state />
        <div class="tool nev-tool">
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <ScaleChoice state />
                <Questions state />
            </form>
            <section class="tool-result" aria-labelledby="nev-result"><Results outcome=state.outcome /></section>
        </div>
    }
}

impl Embedded for Inputs {
    const TEXTS: &'static [&'static str] = &["nev", "emotion"];
    // Answers that are on every scale.
    const CALL: Call = Call { sample: "responses: [{ irritated: 2, pleased: 5 }]", result: "nev" };

    fn settings(words: Words) -> Vec<Setting> {
        let choice = |scale: Scale| Choice {
            key: scale.key(),
            shown: scale.key().replace('-', "–"),
            face: Some(format!("scale: {{ min: {}, max: {} }}", scale.min(), scale.max())),
        };
        let kind = Kind::OneOf(Scale::ALL.map(choice).into());
        vec![Setting { key: "scale", label: words.text("nev.scale.label"), kind }]
    }

    fn view(inputs: RwSignal<Self>) -> AnyView {
        view! { <EmbeddedNev inputs /> }.into_any()
    }

    fn told(&self) -> Option<Told> {
        let (result, _) = self.outcome().score?;
        let answer = |emotion: Emotion| (emotion.name(), self.answer(emotion).rating().map(f64::from));
        let answers: Vec<_> = Emotion::ALL.map(answer).into_iter().filter(|(_, rating)| rating.is_some()).collect();
        let scale = [("min", self.scale.min()), ("max", self.scale.max())].map(|(k, v)| (k, Some(f64::from(v))));
        let inputs = face::object(&[]);
        face::set(&inputs, "responses", &js_sys::Array::of1(&face::object(&answers)));
        face::set(&inputs, "scale", &face::object(&scale));
        let told = face::object(&[
            ("n", Some(result.n as f64)),
            ("excluded", Some(result.excluded as f64)),
            ("nev", result.nev),
            ("interval", None), // of one respondent
            ("positive", result.positive),
            ("negative", result.negative),
        ]);
        let clusters = Cluster::ALL.map(|cluster| (cluster.name(), result.clusters.get(cluster)));
        let emotions = Emotion::ALL.map(|emotion| (emotion.name(), result.emotions.get(emotion)));
        face::set(&told, "clusters", &face::object(&clusters));
        face::set(&told, "emotions", &face::object(&emotions));
        Some(Told { inputs: inputs.into(), result: told.into() })
    }

    fn with_set(mut self, set: &JsValue, _language: Language) -> Self {
        if let Some(scale) = face::property(set, "scale").filter(|scale| !scale.is_null_or_undefined()) {
            let end = |name: &str| face::get(&scale, name).map_or_else(String::new, Value::text);
            let key = format!("{}-{}", end("min"), end("max"));
            self = Scale::from_key(&key).map_or_else(|| Self::of_unknown_scale(&key), Self::unanswered);
        }
        let sheet = face::property(set, "responses").and_then(|responses| face::property(&responses, "0"));
        for emotion in Emotion::ALL {
            match sheet.as_ref().and_then(|sheet| face::get(sheet, emotion.name())) {
                None => {}
                Some(value) => self.enter(emotion, &value.text()),
            }
        }
        self
    }
}
