//! The gallery: every shared piece and every form of chart with typical, empty, huge and wrong content, in both themes at three
//! widths. `cargo xtask gallery` writes it for whoever works on the product; it is no page of the site.

mod pieces;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use feltworth::app::Words;
use feltworth::content::{Catalogue, Language};

/// The widths of a phone, a tablet and a laptop.
const WIDTHS: [u32; 3] = [360, 768, 1280];

const THEMES: [&str; 2] = ["light", "dark"];

/// The style sheets of the site in the order of the cascade.
const STYLES: [&str; 18] = [
    "tokens",
    "base",
    "site",
    "parts",
    "form",
    "result",
    "page-tools",
    "pages",
    "basics",
    "files",
    "worksheets",
    "chart",
    "figures",
    "orders",
    "map",
    "panels",
    "print",
    "paper",
];

/// What stands around the pieces here.
const OWN: &str = "body{padding:1rem}.case{margin-block:1rem 2rem}.case>h3{font:600 .875rem var(--sans);color:var(--muted)}\
    .case>h3::before{content:'▸ '}.frames{display:grid;gap:1rem}iframe{border:1px solid;height:90vh}";

fn main() -> Result<(), Box<dyn Error>> {
    let language = std::env::args().nth(1).and_then(|code| Language::from_code(&code)).unwrap_or_default();
    let folder = root().join("target/gallery");
    fs::create_dir_all(&folder)?;
    let body = charts()? + &pieces::all(Words::new(language, Catalogue::parse(&texts(language)?)));
    for theme in THEMES {
        fs::write(folder.join(format!("{theme}.html")), page(language, theme, &body))?;
    }
    fs::write(folder.join("index.html"), index(language))?;
    fs::write(folder.join("style.css"), styles()?)?;
    println!("{}", folder.join("index.html").display());
    Ok(())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn texts(language: Language) -> Result<String, Box<dyn Error>> {
    let folder = root().join("src/content/locales").join(language.code());
    let mut texts = String::new();
    for file in fs::read_dir(folder)? {
        texts += &fs::read_to_string(file?.path())?;
    }
    Ok(texts)
}

fn styles() -> Result<String, Box<dyn Error>> {
    let sheets: Result<String, _> =
        STYLES.iter().map(|name| fs::read_to_string(root().join(format!("style/{name}.css")))).collect();
    Ok(sheets? + OWN)
}

fn page(language: Language, theme: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" data-theme=\"{theme}\" data-script=\"\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Gallery, {theme}</title>\
         <link rel=\"stylesheet\" href=\"style.css\"></head>\n<body><main>{body}</main></body></html>\n",
        language.code()
    )
}

/// Both themes in frames of the three widths.
fn index(language: Language) -> String {
    let mut frames = String::new();
    for (theme, width) in THEMES.iter().flat_map(|theme| WIDTHS.map(|width| (theme, width))) {
        // Writing to a text cannot fail.
        let _ = write!(
            frames,
            "<h2>{theme}, {width} px</h2><iframe src=\"{theme}.html\" width=\"{width}\" title=\"{theme}, {width} px\"></iframe>"
        );
    }
    page(language, "light", &format!("<h1>Gallery</h1><div class=\"frames\">{frames}</div>"))
}

/// Every chart that the tests draw: they are the cases that a form has to stand.
fn charts() -> Result<String, Box<dyn Error>> {
    let folder = root().join("tests/charts");
    let mut wide: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|file| Ok(file?.path())).collect::<Result<_, std::io::Error>>()?;
    wide.retain(|path| path.to_string_lossy().ends_with("_wide.svg"));
    wide.sort();
    let mut all = "<h2>Charts</h2>".to_owned();
    for path in wide {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let case = name.trim_end_matches("_wide.svg");
        let narrow = fs::read_to_string(folder.join(format!("{case}_narrow.svg")))?;
        write!(
            all,
            "<section class=\"case\"><h3>{case}</h3><figure class=\"chart-figure\"><div class=\"chart-frame\">\
             <div class=\"chart-wide\">{}</div><div class=\"chart-narrow\">{narrow}</div></div></figure></section>",
            fs::read_to_string(&path)?
        )?;
    }
    Ok(all)
}
