//! Makes scripts, style sheets and WebAssembly modules as small as they can be without doing anything else.

use std::convert::Infallible;
use std::error::Error;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser as ScriptParser;
use oxc_span::SourceType;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, ImportSectionReader, Parser};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The oldest browsers that the site serves, as the README says: they have module scripts, layers, container queries,
/// reference types, and `wasm-unsafe-eval`.
const OLDEST: Browsers = Browsers {
    chrome: Some(105 << 16),
    edge: Some(105 << 16),
    firefox: Some(110 << 16),
    safari: Some(16 << 16),
    ios_saf: Some(16 << 16),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// What a script is to its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A script that runs as it comes.
    Script,
    /// A module.
    Module,
}

/// A script without what only readers need.
pub fn script(source: &str, kind: Kind) -> Outcome<String> {
    let allocator = Allocator::default();
    let source_type = if kind == Kind::Module { SourceType::mjs() } else { SourceType::script() };
    let parsed = ScriptParser::new(&allocator, source, source_type).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(format!("a script cannot be read: {error}").into());
    }
    let mut program = parsed.program;
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let code = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(code.build(&program).code)
}

/// A style sheet without what only readers need, and without rules about classes that are `not_used`; with what the oldest browsers
/// need: colours of both themes without `light-dark()`.
pub fn style(source: &str, not_used: &[&str]) -> Outcome<String> {
    let targets = Targets::from(OLDEST);
    let read = |error: &dyn std::fmt::Display| format!("a style sheet cannot be read: {error}");
    let mut sheet = StyleSheet::parse(source, ParserOptions::default()).map_err(|error| read(&error))?;
    let unused_symbols = not_used.iter().map(|class| (*class).to_owned()).collect();
    let options = MinifyOptions { targets, unused_symbols };
    sheet.minify(options).map_err(|error| read(&error))?;
    let printer = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(printer).map_err(|error| read(&error))?.code)
}

/// A WebAssembly module without custom sections, which hold names for debuggers and nothing that runs, and with each number
/// as short as it can be, which a linker leaves room around; what it imports and exports has the names that `renamed` gives it.
pub fn module(module: &[u8], renamed: &dyn Fn(&str) -> Option<String>) -> Outcome<Vec<u8>> {
    let mut slim = Module::new();
    let written = Slim { renamed }.parse_core_module(&mut slim, Parser::new(0), module);
    written.map_err(|error| format!("a WebAssembly module cannot be read: {error}"))?;
    Ok(slim.finish())
}

struct Slim<'a> {
    renamed: &'a dyn Fn(&str) -> Option<String>,
}

impl Reencode for Slim<'_> {
    type Error = Infallible;

    fn parse_custom_section(
        &mut self,
        _module: &mut Module,
        _section: CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let name = |name: &str| (self.renamed)(name).unwrap_or_else(|| name.to_owned());
        for import in section.into_imports() {
            let import = import?;
            imports.import(import.module, &name(import.name), self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let name = (self.renamed)(export.name);
        let index = self.external_index(export.kind, export.index)?;
        exports.export(name.as_deref().unwrap_or(export.name), self.export_kind(export.kind)?, index);
        Ok(())
    }
}

/// Short names for what a script hands to its WebAssembly module, whose own names end in sixteen digits each.
#[derive(Debug, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// The names that the script of wasm-bindgen has for what it hands over.
    pub fn of(script: &str) -> Self {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let words = script.split(|c: char| !is_part(c));
        let mut names: Vec<String> = words.filter(|word| is_generated(word)).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        // Of two names the longer one is replaced first: one may begin with the other.
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self(names)
    }

    /// The short name of a name, if it is one of these.
    pub fn short(&self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|known| known == name)?;
        Some(format!("_{place:x}"))
    }

    /// A script with the short names in place of the others.
    pub fn shorten(&self, script: &str) -> String {
        self.0.iter().fold(script.to_owned(), |script, name| {
            let short = self.short(name).unwrap_or_default();
            script.replace(name, &short)
        })
    }
}

/// Whether wasm-bindgen has made a name: `__wbg_fetch_c30fc2ed77d76a76`, `__wbindgen_cast_0000000000000001`; or the compiler, with
/// or without a number behind: `_ZN12wasm_bindgen7convert8closures1_6invoke17h3eb8322fc7257840E_5`.
fn is_generated(name: &str) -> bool {
    let digits = name.rsplit('_').next().unwrap_or_default();
    let is_ours = name.starts_with("__wbg_") || name.starts_with("__wbindgen_");
    let is_numbered = digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_ours && is_numbered || name.starts_with("_ZN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_comments_and_keeps_what_it_does() {
        let minified =
            script("// a\nconst one = 1;\nfor (const x of [one]) console.log(`${x} // no comment`);", Kind::Script);
        let minified = minified.unwrap();
        assert!(
            !minified.contains("// a") && minified.contains("// no comment") && !minified.contains('\n'),
            "{minified}"
        );
        assert!(script("const = 1;", Kind::Module).is_err());
    }

    #[test]
    fn colours_of_both_themes_need_no_new_browser() {
        let minified = style(":root { color-scheme: light dark; --a: light-dark(#fff, #000) }", &[]).unwrap();
        assert!(!minified.contains("light-dark("), "{minified}");
        assert!(style("a { color: }}", &[]).is_err());
    }

    #[test]
    fn rules_about_classes_that_are_not_used_go() {
        let minified = style(".a, .b { margin: 0 } .b .c { color: red } .a:not(.b) { top: 0 }", &["b"]).unwrap();
        assert_eq!(minified, ".a,.b{margin:0}.a:not(.b){top:0}", "what is said of others too stays");
    }

    #[test]
    fn generated_names_are_shortened_on_both_sides() {
        let source = "a.__wbg_x_0123456789abcdef(), b.__wbg_x_get_0123456789abcdef, c.__wbg_free, d._ZN1_6invokeE_5, d._ZN1_6invokeE";
        let names = Names::of(source);
        assert_eq!(names.shorten(source), "a._1(), b._0, c.__wbg_free, d._2, d._3");
        assert_eq!(names.short("__wbg_x_0123456789abcdef").as_deref(), Some("_1"));
        assert_eq!(names.short("__wbg_free"), None);
    }
}
