//! The programs whose parts are split keep the relocations that the splitter follows.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        for program in ["feltworth", "feltworth-embed"] {
            println!("cargo::rustc-link-arg-bin={program}=--emit-relocs");
        }
    }
}
