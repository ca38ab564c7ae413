//! The builder: how a tool gets into another page.
//!
//! Form and snippets are plain HTML. The snippets written here embed one tool as it is, and can be used without scripts;
//! `src/bin/prerender/scripts/builder.js` lets them follow the form, and shows the tool beside them.

use leptos::prelude::*;

use crate::app::embed::TOOLS;
use crate::app::{Page, Place, Words};
use crate::content::Language;
use crate::tools::Inputs as _;
use crate::tools::currency::CURRENCIES;
use crate::tools::ltv::{Field, Inputs};
use crate::tools::nev::Scale;

/// The address that the site will have, if the build was told; it ends with a slash.
#[derive(Debug, Clone)]
pub struct SiteAddress(pub Option<String>);

/// Stands for an address that the build was not told.
const UNKNOWN: &str = "https://example.org/";

/// The texts that only the script shows, by the ends of their keys.
const SCRIPT_TEXTS: [&str; 9] = [
    "accent.broken",
    "accent.refused",
    "accent.light.good",
    "accent.light.bad",
    "accent.dark.good",
    "accent.dark.bad",
    "copied",
    "notCopied",
    "number",
];

/// The page about embedding.
#[component]
pub fn BuilderPage(
    /// Where the page stands.
    place: Place,
) -> impl IntoView {
    let words = Words::of_view();
    let site = use_context::<SiteAddress>().and_then(|site| site.0);
    let given = site.clone();
    let template = |key| view! { <template data-text=key>{words.text(&format!("builder.{key}"))}</template> };
    let error = |key| view! { <template data-text=key>{words.text(&format!("error.{key}"))}</template> };
    view! {
        <header class="page-head">
            <h1>{words.text("page.embed.title")}</h1>
            <p class="lead">{words.text("builder.lead")}</p>
        </header>
        <div class="builder" data-site=given data-version=env!("CARGO_PKG_VERSION")>
            {SCRIPT_TEXTS.map(template)}
            {["tooSmall", "tooLarge"].map(error)}
            <p class="without-script prose">{words.text("builder.withoutScript")}</p>
            <Form place />
            <Preview />
            <Snippets place site />
        </div>
    }
}

#[component]
fn Form(place: Place) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("builder.{key}"));
    let theme = |theme: &str| words.text(&format!("theme.{theme}"));
    let themes = vec![("", theme("auto")), ("light", theme("light")), ("dark", theme("dark"))];
    let languages = Language::ALL.map(|language| (language.code(), language.name().to_owned()));
    let versions = vec![("", text("version.newest")), ("1", text("version.pinned"))];
    view! {
        <form class="builder-form" aria-label=text("form") autocomplete="off">
            <fieldset>
                <legend>{text("frame")}</legend>
                <div class="field">
                    <label for="builder-tool">{text("tool")}</label>
                    <select id="builder-tool" name="tool">{TOOLS.map(|tool| tool_option(words, tool))}</select>
                </div>
                {choice("lang", text("lang"), languages.to_vec(), place.language.code())}
                {choice("frameTheme", text("theme"), themes, "")}
                <Accent />
                {choice("pinned", text("version"), versions, "")}
                <label class="builder-check" data-of="ltv nev">
                    <input type="checkbox" name="events" value="1" id="builder-events" />
                    {text("events")}
                </label>
            </fieldset>
            <Presets />
        </form>
    }
}

fn tool_option(words: Words, (page, [_, height, _]): (Page, [u16; 3])) -> AnyView {
    let title = words.text(&format!("page.{}.title", page.key()));
    view! { <option value=page.key() data-height=height>{title}</option> }.into_any()
}

fn choice(key: &'static str, label: String, options: Vec<(&'static str, String)>, chosen: &'static str) -> AnyView {
    let id = format!("builder-{key}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() name=key>{options_of(options, chosen)}</select>
        </div>
    }
    .into_any()
}

fn options_of(options: Vec<(&'static str, String)>, chosen: &'static str) -> Vec<AnyView> {
    let option = |(value, name)| view! { <option value=value selected=value == chosen>{name}</option> }.into_any();
    options.into_iter().map(option).collect()
}

#[component]
fn Accent() -> impl IntoView {
    let words = Words::of_view();
    view! {
        <div class="field">
            <label for="builder-accent">{words.text("builder.accent")}</label>
            <span class="builder-accent">
                <input type="color" id="builder-colour" value="#6b3fa0" aria-label=words.text("builder.accent.choose") />
                <input type="text" id="builder-accent" name="accent" placeholder="#6b3fa0" spellcheck="false"
                    aria-describedby="builder-accent-note" />
            </span>
            <p class="field-note" id="builder-accent-note" aria-live="polite">{words.text("builder.accent.none")}</p>
            <template data-text="accent.none">{words.text("builder.accent.none")}</template>
        </div>
    }
}

#[component]
fn Presets() -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("builder.{key}"));
    let scales: Vec<_> = Scale::ALL.map(|scale| (scale.key(), scale.key().replace('-', "–"))).into();
    let currencies: Vec<_> = CURRENCIES.map(|code| (code, code.to_owned())).into();
    view! {
        <fieldset class="builder-presets" data-of="ltv nev">
            <legend>{text("presets")}</legend>
            <p class="fine-print">{text("presets.note")}</p>
            {Field::ALL.map(|field| number_row(words, field))}
            {list_row(words, "currency", "ltv", "ltv.currency.label", currencies)}
            {list_row(words, "scale", "nev", "nev.scale.label", scales)}
        </fieldset>
    }
}

/// A number that can be set, locked and hidden. What the tool begins with stands in the empty field.
fn number_row(words: Words, field: Field) -> AnyView {
    let (key, bounds) = (field.key(), field.bounds());
    let (id, note) = (format!("builder-{key}"), format!("builder-{key}-note"));
    let label = words.text(&format!("ltv.{key}.label"));
    let initial = Inputs::initial(words.language).value(field).ok().flatten();
    let name = words.fill("builder.choice", &[("name", &label)]);
    view! {
        <div class="field" data-of="ltv">
            <label for=id.clone()>{label}</label>
            <input type="text" inputmode="decimal" id=id.clone() name=key data-min=bounds.min data-max=bounds.max
                placeholder=initial.map(|value| words.number(value, 2)) data-initial=initial aria-describedby=note.clone() />
            {who_may(words, key, name)}
            <p class="field-note" id=note.clone() aria-live="polite"></p>
        </div>
    }
    .into_any()
}

/// A list that can be set, locked and hidden.
fn list_row(
    words: Words,
    key: &'static str,
    tool: &'static str,
    label: &str,
    mut options: Vec<(&'static str, String)>,
) -> AnyView {
    let id = format!("builder-{key}");
    let label = words.text(label);
    let name = words.fill("builder.choice", &[("name", &label)]);
    options.insert(0, ("", words.text("builder.unset")));
    view! {
        <div class="field" data-of=tool hidden=tool != "ltv">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() name=key>{options_of(options, "")}</select>
            {who_may(words, key, name)}
        </div>
    }
    .into_any()
}

/// Whether the visitor may change an input, or sees it at all.
fn who_may(words: Words, key: &str, name: String) -> AnyView {
    let options = [("", "free"), ("lock", "locked"), ("hide", "hidden")];
    let options = options.map(|(value, key)| (value, words.text(&format!("builder.choice.{key}"))));
    view! {
        <select id=format!("builder-{key}-choice") name=format!("{key}-choice") data-choice=key.to_owned() aria-label=name>
            {options_of(options.to_vec(), "")}
        </select>
    }
    .into_any()
}

#[component]
fn Preview() -> impl IntoView {
    let words = Words::of_view();
    let name = words.text("builder.preview");
    let width = |width: u16| {
        let id = format!("builder-width-{width}");
        view! {
            <input type="radio" name="builder-width" id=id.clone() value=width checked=width == 480 />
            <label for=id.clone()>{width}</label>
        }
    };
    view! {
        <section class="builder-preview" aria-labelledby="builder-preview">
            <h2 id="builder-preview">{name.clone()}</h2>
            <fieldset class="builder-widths">
                <legend>{words.text("builder.width")}</legend>
                <span class="segments">{[320, 480, 768].map(width)}</span>
            </fieldset>
            <div class="builder-stage" data-width="480" tabindex="0" role="group" aria-label=name></div>
        </section>
    }
}

#[component]
fn Snippets(place: Place, site: Option<String>) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("builder.{key}"));
    let written =
        Written { words, code: place.language.code(), site: site.clone().unwrap_or_else(|| UNKNOWN.to_owned()) };
    view! {
        <section class="builder-snippets" aria-labelledby="builder-snippets">
            <h2 id="builder-snippets">{text("snippets")}</h2>
            {snippet(words, "html", 5, written.html())}
            {snippet(words, "script", 5, written.script())}
            <h3>"WordPress"</h3>
            <p>{text("wordpress")}</p>
            <h3>"Ghost"</h3>
            <p>{text("ghost")}</p>
            {match site {
                None => view! { <h3>"oEmbed"</h3><p>{text("oembed.none")}</p> }.into_any(),
                Some(_) => view! {
                    {snippet(words, "page", 2, written.page())}
                    {snippet(words, "oembed", 2, written.oembed())}
                }.into_any(),
            }}
            {snippet(words, "face", 8, written.face())}
            <p class="builder-no-face" data-of="journey" hidden>{text("face.none")}</p>
        </section>
    }
}

/// A text to copy, with what it is for.
fn snippet(words: Words, key: &'static str, rows: u8, content: String) -> AnyView {
    let id = format!("builder-{key}");
    let title = words.text(&format!("builder.{key}.title"));
    let name = words.fill("builder.copy.name", &[("title", &title)]);
    let of = if key == "face" { "ltv nev" } else { "ltv nev journey" };
    view! {
        <div class="snippet" data-snippet=key data-of=of>
            <h3 id=id.clone()>{title.clone()}</h3>
            <p>{words.text(&format!("builder.{key}.text"))}</p>
            <textarea readonly rows=rows spellcheck="false" translate="no" aria-labelledby=id.clone()>{content}</textarea>
            <p class="actions"><button type="button" class="quiet" data-copy aria-label=name>{words.text("builder.copy")}</button>
                <span role="status"></span></p>
        </div>
    }
    .into_any()
}

/// The snippets as they stand before the form was touched: the first tool, nothing set.
struct Written {
    words: Words,
    code: &'static str,
    site: String,
}

impl Written {
    fn html(&self) -> String {
        let Self { words, code, site } = self;
        let (title, (_, [_, height, _])) = (words.text("page.ltv.title"), TOOLS[0]);
        format!(
            "<iframe src=\"{site}embed/ltv/{code}/\" title=\"{title} · Feltworth\"\n  width=\"100%\" height=\"{height}\" loading=\"lazy\"\n  \
             style=\"border:0;color-scheme:light\"></iframe>"
        )
    }

    fn script(&self) -> String {
        let Self { code, site, .. } = self;
        let (_, [_, height, _]) = TOOLS[0];
        format!(
            "<script src=\"{site}embed.js\" async></script>\n<feltworth-tool tool=\"ltv\" lang=\"{code}\" \
             style=\"display:block;min-height:{height}px\"></feltworth-tool>"
        )
    }

    fn page(&self) -> String {
        format!("{}{}/ltv/", self.site, self.code)
    }

    fn oembed(&self) -> String {
        format!("{}oembed/ltv/{}.json", self.site, self.code)
    }

    fn face(&self) -> String {
        format!(
            "<script type=\"module\">\nimport init, {{ ltv }} from \"{}feltworth-core.js\";\nawait init();\n\
             const result = ltv({{ averageCheck: 20, purchasesPerMonth: 1, margin: 0.25, months: 36 }});\n\
             console.log(result.profit);\n</script>",
            self.site
        )
    }
}
