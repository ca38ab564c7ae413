//! A static server for this machine alone, which answers as a static host would.

use crate::headers::Headers;
use crate::http::{self, Response};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

const PORTS_TRIED: u16 = 100;

struct Site {
    folder: PathBuf,
    base: String,
}

/// What a request gets.
enum Answer {
    File { path: PathBuf, status: u16 },
    Redirect(String),
    Missing,
}

/// Serves a folder below a base path in threads of its own; returns the address. Port 0 means any free one.
pub fn start(folder: &Path, base: &str, port: u16) -> Result<String, String> {
    let base = format!("/{}", base.trim_matches('/'));
    let base = if base == "/" { base } else { format!("{base}/") };
    let listener = bind(port)?;
    let own = listener.local_addr().map_err(|error| error.to_string())?;
    let address = format!("http://{own}{base}");
    let site = Site { folder: folder.to_path_buf(), base };
    http::serve(listener, move |url| site.answer(url));
    Ok(address)
}

fn bind(port: u16) -> Result<TcpListener, String> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS_TRIED) };
    let mut error = String::new();
    for candidate in port..=last {
        match TcpListener::bind(("127.0.0.1", candidate)) {
            Ok(listener) => return Ok(listener),
            Err(reason) => {
                println!("Port {candidate} cannot be had ({reason})");
                error = reason.to_string();
            }
        }
    }
    Err(format!("no free port from {port} to {last}: {error}"))
}

impl Site {
    fn answer(&self, url: &str) -> Response {
        let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
        match self.find(path, query) {
            Answer::File { path: file, status } => self.file(path, &file, status),
            Answer::Redirect(to) => Response::text(301, "").with_header("Location", &to),
            Answer::Missing => Response::text(404, "Not found\n"),
        }
    }

    fn find(&self, path: &str, query: Option<&str>) -> Answer {
        let with_slash = format!("{path}/");
        let inner = if with_slash == self.base { Some("") } else { path.strip_prefix(&self.base) };
        let Some(inner) = inner else { return Answer::Missing };
        let Some(file) = relative(inner).map(|inner| self.folder.join(inner)) else { return self.missing() };
        if file.is_dir() && !path.ends_with('/') {
            return Answer::Redirect(query.map_or(with_slash.clone(), |query| format!("{with_slash}?{query}")));
        }
        let file = if path.ends_with('/') { file.join("index.html") } else { file };
        if file.is_file() { Answer::File { path: file, status: 200 } } else { self.missing() }
    }

    fn missing(&self) -> Answer {
        let page = self.folder.join("404.html");
        if page.is_file() { Answer::File { path: page, status: 404 } } else { Answer::Missing }
    }

    fn file(&self, path: &str, file: &Path, status: u16) -> Response {
        let Ok(body) = std::fs::read(file) else { return Response::text(404, "Not found\n") };
        // Read anew each time: a rebuild may have changed it.
        let headers = Headers::read(&std::fs::read_to_string(self.folder.join("_headers")).unwrap_or_default());
        let mut headers = headers.of(&format!("/{}", path.strip_prefix(&self.base).unwrap_or_default()));
        if status != 200 {
            // What is not there may be there soon.
            headers.retain(|(name, _)| !name.eq_ignore_ascii_case("Cache-Control"));
        }
        for (name, value) in [("Content-Type", media_type(file)), ("Cache-Control", "no-cache")] {
            if !headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
        Response { status, headers, body }
    }
}

/// The path on disk that a path of the site means; none if it would lead out of the folder.
fn relative(path: &str) -> Option<PathBuf> {
    let path = decode(path)?;
    let path = path.strip_suffix('/').unwrap_or(&path);
    let fits = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    (path.is_empty() || path.split('/').all(fits)).then(|| PathBuf::from(path))
}

fn decode(path: &str) -> Option<String> {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(piece.get(..2)?, 16).ok()?);
        bytes.extend(piece.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" | "ts" | "md" | "csv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in
            ["../x", "a/../../x", "%2e%2e/x", "a/%2e%2e%2fx", "/etc/passwd", "a//b", "a\\..\\x", "c:/x", "%", "%zz"]
        {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("en/ltv/"), Some(PathBuf::from("en/ltv")));
        assert_eq!(relative("a%20b.html"), Some(PathBuf::from("a b.html")));
    }
}
