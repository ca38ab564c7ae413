//! The project's commands: `cargo xtask <command>`.

mod browser;
mod check;
mod data;
mod demo;
mod engines;
mod headers;
mod http;
mod layers;
mod pictures;
mod provision;
mod run;
mod serve;
mod site;
mod size;
mod suites;

use run::{Outcome, Steps};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::JoinHandle;

const USAGE: &str = "\
cargo xtask <command>

  serve [--dev] [--port N] [--base /folder]   build the site and serve it; --dev rebuilds on change
  build [--origin URL]                        build the release site into dist/; with the address that it will have,
                                              also oEmbed and social cards, which need it
  test                                        every check there is, the browser tests included
  check                                       the part of `test` that needs neither a build nor a browser
  size                                        weigh dist/ against the size budgets
  api                                         test the JavaScript face in dist/
  origin                                      build the site for an address and test what hosts find there
  browser [PLAYWRIGHT ARGUMENTS]              test dist/ in a browser
  engines                                     build the site for an address and test it in Chromium, Firefox and WebKit
  bench                                       time the core natively and in a page of dist/, and print the ratios
  demo [--lang L] [--online URL]              write dist/ in a language as one HTML file that opens from a disk; links in it
                                              lead to the site at that address, if there is one
  pictures                                    take the pictures of the embedded tools anew, from dist/
  gallery [LANGUAGE]                          write target/gallery: every shared piece and chart with typical, empty, huge and
                                              wrong content, in both themes at three widths
  static DIR [--port N] [--base /folder]      serve a folder as it is

What a command needs and does not find, it installs, once.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else { return Err(USAGE.to_owned()) };
    match command.as_str() {
        "serve" => serve_site(rest),
        "static" => serve_folder(rest),
        "build" => address(rest).and_then(site::build),
        "check" => no_arguments(rest).and_then(|()| Steps::new().with(check::steps).finish()),
        "size" => no_arguments(rest).and_then(|()| size::check(&site::dist())),
        "test" => no_arguments(rest).and_then(|()| test()),
        "api" => no_arguments(rest).and_then(|()| suites::api()),
        "origin" => no_arguments(rest).and_then(|()| suites::origin()),
        "browser" => suites::browser(rest),
        "engines" => no_arguments(rest).and_then(|()| Steps::new().with(engines::steps).finish()),
        "demo" => suites::built_site().and_then(|site| demo::run(rest, &site)),
        "pictures" => no_arguments(rest).and_then(|()| pictures::take()),
        "bench" => no_arguments(rest).and_then(|()| suites::bench()),
        "gallery" => gallery(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command {other}\n\n{USAGE}")),
    }
}

fn gallery(arguments: &[String]) -> Outcome {
    let example = ["run", "--quiet", "--features", "prerender", "--example", "gallery", "--"];
    run::run(run::command("cargo", &example).args(arguments))
}

fn test() -> Outcome {
    let tools = tools_ahead();
    let mut steps = Steps::new().with(check::steps);
    tools.join().unwrap_or_default();
    if steps.step("build", || site::build(None)) {
        steps.step("size", || size::check(&site::dist()));
        steps.step("pictures", pictures::check);
        steps.step("api", suites::api);
        steps.step("origin", suites::origin);
        steps.step("browser", || suites::browser(&[]));
        engines::steps(&mut steps);
    } else {
        ["size", "pictures", "api", "origin", "browser", "engines"].into_iter().for_each(|name| steps.skip(name));
    }
    steps.finish()
}

/// Installs what building and browsing need while the checks compile, which mostly keeps one core busy. A step that does not
/// find its tool installs it then, and says what went wrong.
fn tools_ahead() -> JoinHandle<()> {
    let is_ready = provision::wasm_target().is_ok();
    std::thread::spawn(move || {
        is_ready.then(provision::site_tools);
        suites::packages().and_then(|()| browser::chromium(&suites::tests())).ok();
        engines::install();
    })
}

fn serve_site(arguments: &[String]) -> Outcome {
    let options = ServeOptions::read(arguments, true)?;
    if options.dev {
        let folder = site::dev_dist();
        options.start(&folder)?;
        return site::watch(&folder);
    }
    site::build(None)?;
    options.start(&site::dist())?;
    wait_for_ever()
}

fn serve_folder(arguments: &[String]) -> Outcome {
    let (folder, rest) = arguments.split_first().ok_or("static needs the folder to serve")?;
    ServeOptions::read(rest, false)?.start(&PathBuf::from(folder))?;
    wait_for_ever()
}

fn wait_for_ever() -> Outcome {
    loop {
        std::thread::park();
    }
}

fn address(arguments: &[String]) -> Result<Option<&str>, String> {
    match arguments {
        [] => Ok(None),
        [name, origin] if name == "--origin" => Ok(Some(origin)),
        [surplus, ..] => Err(format!("do not know what to do with {surplus}\n\n{USAGE}")),
    }
}

fn no_arguments(arguments: &[String]) -> Outcome {
    match arguments.first() {
        None => Ok(()),
        Some(surplus) => Err(format!("do not know what to do with {surplus}\n\n{USAGE}")),
    }
}

struct ServeOptions {
    dev: bool,
    port: u16,
    base: String,
}

impl ServeOptions {
    fn read(arguments: &[String], dev_allowed: bool) -> Result<Self, String> {
        let mut options = Self { dev: false, port: 8080, base: "/".to_owned() };
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{name} needs a value"));
            match name.as_str() {
                "--dev" if dev_allowed => options.dev = true,
                "--port" => options.port = value()?.parse().map_err(|_| "--port needs a number up to 65535")?,
                "--base" => value()?.clone_into(&mut options.base),
                other => return Err(format!("do not know what to do with {other}\n\n{USAGE}")),
            }
        }
        Ok(options)
    }

    fn start(&self, folder: &Path) -> Outcome {
        let address = serve::start(folder, &self.base, self.port)?;
        println!("Serving {} at {address} (Ctrl-C ends it)", folder.display());
        Ok(())
    }
}
