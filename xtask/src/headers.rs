//! Reads `_headers`, the file by which a static host learns what headers to send.
//!
//! A line without indent names the pages (`/en/`, `/assets/*`, `/v/:version/assets/*`, where `:version` is any one folder), the
//! indented lines below it their headers.

/// The headers of a site, by pattern.
#[derive(Debug, Default)]
pub struct Headers {
    rules: Vec<(String, String, String)>,
}

impl Headers {
    pub fn read(text: &str) -> Self {
        let mut pattern = "";
        let mut rules = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
            match line.trim().split_once(':') {
                Some((name, value)) if line.starts_with([' ', '\t']) => {
                    rules.push((pattern.to_owned(), name.trim().to_owned(), value.trim().to_owned()));
                }
                _ => pattern = line.trim(),
            }
        }
        Self { rules }
    }

    /// The headers of a path. A name that several patterns give has its values joined, as static hosts do it.
    pub fn of(&self, path: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for (_, name, value) in self.rules.iter().filter(|(pattern, _, _)| matches(pattern, path)) {
            match found.iter_mut().find(|(earlier, _)| earlier.eq_ignore_ascii_case(name)) {
                Some((_, values)) => *values = format!("{values}, {value}"),
                None => found.push((name.clone(), value.clone())),
            }
        }
        found
    }
}

/// Whether a path fits a pattern, folder by folder; `*` ends the pattern, in a folder or in a name.
fn matches(pattern: &str, path: &str) -> bool {
    let (Some((folder, rest)), Some((given, left))) = (pattern.split_once('/'), path.split_once('/')) else {
        return match pattern.split_once('*') {
            Some((before, after)) => {
                path.len() >= before.len() + after.len() && path.starts_with(before) && path.ends_with(after)
            }
            None => pattern == path,
        };
    };
    (folder == given || folder.starts_with(':')) && matches(rest, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_the_headers_of_every_pattern_that_fits() {
        let headers = Headers::read("# all\n/*\n  X-A: 1\n  X-B: a:b\n\n/app/*.js\n  x-a: 2\n/en/\n  X-C: 3\n");
        let text = |path| headers.of(path).iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        assert_eq!(text("/"), ["X-A=1", "X-B=a:b"]);
        assert_eq!(text("/app/x.js"), ["X-A=1, 2", "X-B=a:b"]);
        assert_eq!(text("/en/"), ["X-A=1", "X-B=a:b", "X-C=3"]);
        assert_eq!(text("/en/x/y.js"), ["X-A=1", "X-B=a:b"]);
    }

    #[test]
    fn a_placeholder_is_one_folder() {
        let fits = |path| matches("/v/:version/assets/*", path);
        assert!(fits("/v/0.1.0/assets/x.wasm") && fits("/v/2/assets/x/y.js"));
        assert!(!fits("/v/assets/x.js") && !fits("/v/1/2/assets/x.js") && !fits("/v/1/embed.js"));
    }
}
