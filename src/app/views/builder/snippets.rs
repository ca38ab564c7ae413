//! The snippets to copy, and how they are used where.

use leptos::prelude::*;

use super::shown::Shown;
use super::text_area::TextArea;
use crate::app::Words;
use crate::app::live::flag;
use crate::tools::snippets::Snippets;

/// A snippet: the beginning of the keys of its texts, its rows, and what writes it.
type Written = (&'static str, u8, fn(&Snippets<'_>) -> String);

/// The snippets.
#[component]
pub fn SnippetList(
    /// What is chosen.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("builder.{key}"));
    let has_call = move || shown.frame().is_some_and(|frame| frame.has_call());
    let snippet = |written: Written| snippet(shown, words, written);
    view! {
        <section class="builder-snippets" aria-labelledby="builder-snippets">
            <h2 id="builder-snippets">{text("snippets")}</h2>
            {snippet(("html", 5, |snippets| snippets.html()))}
            {snippet(("script", 5, |snippets| snippets.script()))}
            <h3>"WordPress"</h3>
            <p>{text("wordpress")}</p>
            <h3>"Ghost"</h3>
            <p>{text("ghost")}</p>
            {match shown.offers.site {
                None => view! { <h3>"oEmbed"</h3><p>{text("oembed.none")}</p> }.into_any(),
                Some(_) => view! {
                    {snippet(("page", 2, |snippets| snippets.page()))}
                    {snippet(("oembed", 2, |snippets| snippets.oembed()))}
                }.into_any(),
            }}
            <div hidden=flag(move || !has_call())>{snippet(("face", 8, |snippets| snippets.api()))}</div>
            <p hidden=flag(has_call)>{text("face.none")}</p>
        </section>
    }
}

/// A text to copy, with what it is for.
fn snippet(shown: Shown, words: Words, (key, rows, write): Written) -> AnyView {
    let id = format!("builder-{key}");
    let title = words.text(&format!("builder.{key}.title"));
    let copy = words.fill("builder.copy.name", &[("title", &title)]);
    let text = Callback::new(move |()| shown.written(write));
    view! {
        <div class="snippet">
            <h3 id=id.clone()>{title}</h3>
            <p>{words.text(&format!("builder.{key}.text"))}</p>
            <TextArea id=format!("{id}-text") labelled_by=id.clone() rows copy text />
        </div>
    }
    .into_any()
}
