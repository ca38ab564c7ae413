//! What the face exports: each function once, for JavaScript and for native calls alike.

use super::error::Result;

/// A function of the JavaScript face over some kind of script values.
#[derive(Debug)]
pub struct Export<V> {
    /// Its name in JavaScript.
    pub name: &'static str,
    /// What it does with its arguments; those that are left out are nothing.
    pub call: fn(Vec<V>) -> Result<V>,
}

/// Functions of the face: `nameInJavaScript = name_in_rust(argument, …) { its result }`.
///
/// In the body an argument is the [`Place`](super::reader::Place) where it stands, which knows how errors name it.
macro_rules! exports {
    ($($(#[$meaning:meta])* $name:ident = $function:ident($($argument:ident),+) $body:block)+) => {
        $(
            $(#[$meaning])*
            fn $function<V: $crate::api::ScriptResult>($($argument: V),+) -> Result<V> {
                const NAMES: &[&str] = &[$(stringify!($argument)),+];
                $(let $argument = $crate::api::reader::Place::of_argument(stringify!($argument), NAMES.len(), $argument);)+
                $body
            }
        )+

        /// The functions of this part of the face.
        pub(super) fn exports<V: $crate::api::ScriptResult>() -> Vec<$crate::api::Export<V>> {
            vec![$($crate::api::Export {
                name: stringify!($name),
                call: |arguments| {
                    let mut arguments = arguments.into_iter();
                    $(let $argument = arguments.next().unwrap_or_else(V::nothing);)+
                    $function($($argument),+)
                },
            }),+]
        }

        #[cfg(feature = "api")]
        mod script {
            use wasm_bindgen::prelude::*;

            $(
                $(#[$meaning])*
                #[wasm_bindgen(js_name = $name)]
                pub fn $function($($argument: JsValue),+) -> Result<JsValue, JsValue> {
                    $crate::api::script::thrown(super::$function($($argument),+))
                }
            )+
        }
    };
}
pub(super) use exports;
