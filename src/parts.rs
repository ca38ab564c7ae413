//! The split points: each part of the program is a file of its own, fetched when a page asks for it.
//!
//! They stand in the programs, since in the library they would be exported from each of them.

/// Makes `load`, which loads the part of a name: nothing where it cannot be had, or there is none.
macro_rules! parts {
    ($static:ident: $($name:ident),+) => {
        $(
            #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name() -> Result<&'static feltworth::app::Part, leptos::wasm_split::SplitLoaderError> {
                Ok(&feltworth::app::views::$name::$static)
            }
        )+

        fn load(name: &str) -> std::pin::Pin<Box<dyn Future<Output = Option<&'static feltworth::app::Part>>>> {
            match name {
                $(stringify!($name) => Box::pin(async { $name().await.ok() }),)+
                _ => Box::pin(std::future::ready(None)),
            }
        }
    };
}
