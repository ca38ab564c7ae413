//! The builder: how a tool gets into another page.
//!
//! Form and snippets are plain HTML. The snippets written here embed one tool as it is, and can be used without scripts;
//! `src/bin/prerender/scripts/builder.js` lets them follow the form, and shows the tool beside them.

use leptos::prelude::*;

use super::frames::{Call, FRAMES, Frame};
use super::route::Route;
use crate::app::Words;
use crate::app::components::choice_field::choice_name;
use crate::app::components::field::label;
use crate::content::Language;
use crate::tools::number::signs_around;
use crate::tools::schema::{Field, Kind};

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

/// The names of the tools that `is_meant` picks, as the script looks for them.
fn names(is_meant: impl Fn(&&'static Frame) -> bool) -> String {
    FRAMES.iter().filter(is_meant).map(Frame::name).collect::<Vec<_>>().join(" ")
}

fn computing() -> String {
    names(|tool| tool.part().is_some())
}

/// Those that the JavaScript API computes by a function of their name.
fn called() -> String {
    names(|tool| tool.call().is_some())
}

/// How the snippets serve a visitor without scripts.
fn without_script(words: Words) -> String {
    let [first, others @ ..] = &FRAMES;
    words.fill(
        "builder.withoutScript",
        &[
            ("title", &words.text(&format!("page.{}.title", first.name()))),
            ("tool", first.name()),
            ("others", &others.each_ref().map(Frame::name).join(", ")),
            ("languages", &Language::ALL.map(Language::code).join(", ")),
        ],
    )
}

/// The page about embedding.
pub fn draw(route: Route) -> AnyView {
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
        <div class="builder" data-site=given data-version=env!("CARGO_PKG_VERSION") data-signs=signs_around().join(" ")>
            {SCRIPT_TEXTS.map(template)}
            {["tooSmall", "tooLarge"].map(error)}
            <p class="without-script prose">{without_script(words)}</p>
            <Form route />
            <Preview />
            <Snippets site />
        </div>
    }
    .into_any()
}

#[component]
fn Form(route: Route) -> impl IntoView {
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
                    <select id="builder-tool" name="tool">{FRAMES.iter().map(|tool| tool_option(words, tool)).collect_view()}</select>
                </div>
                {choice("lang", text("lang"), languages.to_vec(), route.language.code())}
                {choice("frameTheme", text("theme"), themes, "")}
                <Accent />
                {choice("pinned", text("version"), versions, "")}
                <label class="builder-check" data-of=computing()>
                    <input type="checkbox" name="events" value="1" id="builder-events" />
                    {text("events")}
                </label>
            </fieldset>
            <Presets />
        </form>
    }
}

fn tool_option(words: Words, tool: &'static Frame) -> AnyView {
    let call = tool.call();
    let (sample, result) = (call.map(|call| call.sample), call.map(|call| call.result));
    let [_, height, _] = tool.heights;
    let computes = tool.part().map(|_| "");
    view! {
        <option value=tool.name() data-height=height data-page=tool.page.path() data-computes=computes data-sample=sample
            data-result=result>
            {tool.page.name(words)}
        </option>
    }
    .into_any()
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
                <input type="text" id="builder-accent" name="frameAccent" placeholder="#6b3fa0" spellcheck="false"
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
    let of_tool = |tool: &'static Frame| settings(tool).map(|field| row(words, tool, field)).collect_view();
    view! {
        <fieldset class="builder-presets" data-of=computing()>
            <legend>{text("presets")}</legend>
            <p class="fine-print">{text("presets.note")}</p>
            {FRAMES.iter().map(of_tool).collect_view()}
        </fieldset>
    }
}

/// The inputs of a tool that the page around can preset: numbers and choices.
fn settings(tool: &'static Frame) -> impl Iterator<Item = &'static Field> {
    let fields = tool.tool().map(|tool| tool.fields).unwrap_or_default();
    fields.iter().filter(|field| matches!(field.kind, Kind::Number(_) | Kind::Choice(_)))
}

/// What a number begins with.
fn initial(words: Words, tool: &'static Frame, field: &Field) -> Option<f64> {
    let tool = tool.tool()?;
    tool.initial(words.language).number(tool.place(field.key)?).ok().flatten()
}

/// An input that can be set, locked and hidden. The written page shows those of the first tool.
fn row(words: Words, tool: &'static Frame, field: &'static Field) -> AnyView {
    let id = tool.tool().map(|tool| tool.id).unwrap_or_default();
    let label = label(words, id, field.key);
    // Tools may have keys in common.
    let name = format!("{}.{}", tool.name(), field.key);
    let choice = words.fill("builder.choice", &[("name", &label)]);
    view! {
        <div class="field" data-of=tool.name() hidden=tool.page != FRAMES[0].page>
            <label for=format!("builder-{name}")>{label}</label>
            {control(words, &name, tool, id, field)}
            {who_may(words, &name, choice)}
            <p class="field-note" id=format!("builder-{name}-note") aria-live="polite"></p>
        </div>
    }
    .into_any()
}

/// What the tool begins with stands in the empty field of a number.
fn control(words: Words, name: &str, tool: &'static Frame, tool_id: &str, field: &'static Field) -> AnyView {
    let (id, note, name) = (format!("builder-{name}"), format!("builder-{name}-note"), name.to_owned());
    match &field.kind {
        Kind::Number(number) => {
            let initial = initial(words, tool, field);
            view! {
                <input type="text" inputmode="decimal" id=id name=name data-min=number.range.min data-max=number.range.max
                    placeholder=initial.map(|value| words.number(value, 2)) data-initial=initial data-face=field.name
                    data-scale=number.unit.api_scale() aria-describedby=note />
            }
            .into_any()
        }
        Kind::Choice(keys) => {
            let option = |key: &'static str| {
                let name = choice_name(words, tool_id, field.key, key);
                view! { <option value=key data-face=call_of(field, key)>{name}</option> }
            };
            view! {
                <select id=id name=name>
                    <option value="" selected>{words.text("builder.unset")}</option>
                    {keys.iter().copied().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
        Kind::List(_) | Kind::Series | Kind::Rows(_) => ().into_any(),
    }
}

/// What is written for a scale in a call of the JavaScript API; it takes no currency.
fn call_of(field: &Field, key: &str) -> Option<String> {
    let (min, max) = key.split_once('-').filter(|_| field.name == "scale")?;
    Some(format!("scale: {{ min: {min}, max: {max} }}"))
}

/// Whether the visitor may change an input, or sees it at all.
fn who_may(words: Words, name: &str, label: String) -> AnyView {
    let options = [("", "free"), ("lock", "locked"), ("hide", "hidden")];
    let options = options.map(|(value, key)| (value, words.text(&format!("builder.choice.{key}"))));
    view! {
        <select id=format!("builder-{name}-choice") name=format!("{name}-choice") data-choice=name.to_owned() aria-label=label>
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
fn Snippets(site: Option<String>) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("builder.{key}"));
    let written = Written { words, site: site.clone().unwrap_or_else(|| UNKNOWN.to_owned()), tool: &FRAMES[0] };
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
            {snippet(words, "face", 8, written.face().unwrap_or_default())}
            <p class="builder-no-face" data-of=names(|tool| tool.part().is_none()) hidden>{text("face.none")}</p>
        </section>
    }
}

/// A text to copy, with what it is for.
fn snippet(words: Words, key: &'static str, rows: u8, content: String) -> AnyView {
    let id = format!("builder-{key}");
    let title = words.text(&format!("builder.{key}.title"));
    let name = words.fill("builder.copy.name", &[("title", &title)]);
    let of = if key == "face" { called() } else { names(|_| true) };
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
    site: String,
    tool: &'static Frame,
}

impl Written {
    /// Tool, language and height.
    fn parts(&self) -> (&'static str, &'static str, u16) {
        let [_, height, _] = self.tool.heights;
        (self.tool.name(), self.words.language.code(), height)
    }

    fn html(&self) -> String {
        let (tool, code, height) = self.parts();
        let title = self.words.text(&format!("page.{tool}.title"));
        format!(
            "<iframe src=\"{}embed/{tool}/{code}/\" title=\"{title} · Feltworth\"\n  width=\"100%\" height=\"{height}\" \
             loading=\"lazy\"\n  style=\"border:0;color-scheme:light\"></iframe>",
            self.site
        )
    }

    fn script(&self) -> String {
        let (tool, code, height) = self.parts();
        format!(
            "<script src=\"{}embed.js\" async></script>\n<feltworth-tool tool=\"{tool}\" lang=\"{code}\" \
             style=\"display:block;min-height:{height}px\"></feltworth-tool>",
            self.site
        )
    }

    fn page(&self) -> String {
        format!("{}{}/{}", self.site, self.words.language.code(), self.tool.page.path())
    }

    fn oembed(&self) -> String {
        let (tool, code, _) = self.parts();
        format!("{}oembed/{tool}/{code}.json", self.site)
    }

    fn face(&self) -> Option<String> {
        let (tool, Call { sample, result }) = (self.tool.name(), self.tool.call()?);
        let set = settings(self.tool).filter_map(|field| {
            let value = initial(self.words, self.tool, field)? / field.number()?.unit.api_scale();
            Some(format!("{}: {value}", field.name))
        });
        let input = Some(sample.to_owned()).filter(|sample| !sample.is_empty()).into_iter().chain(set);
        let input = input.collect::<Vec<_>>().join(", ");
        Some(format!(
            "<script type=\"module\">\nimport init, {{ {tool} }} from \"{}feltworth-core.js\";\nawait init();\n\
             const result = {tool}({{ {input} }});\nconsole.log(result.{result});\n</script>",
            self.site
        ))
    }
}
