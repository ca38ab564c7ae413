//! The tools as they are shown: a folder for each part of the program.

pub mod bridge;
pub mod builder;
pub mod ces;
pub mod cohorts;
pub mod csat;
pub mod drivers;
pub mod finder;
pub mod home;
pub mod ltv;
pub mod nev;
pub mod nps;
pub mod retention;
pub mod segments;
mod surveys;
pub mod value;

use super::Part;

/// Hands the names of the parts that pages load to a macro, by the modules in which they are loaded, with the name of what
/// each folder has for that. Parts that have most of their code in common are one module: what several modules share is
/// cut out of them, and each cut weighs.
#[macro_export]
macro_rules! page_parts {
    ($make:ident) => {
        $make! {
            PART: nev(nev), ltv(ltv), retention(retention), cohorts(cohorts), drivers(drivers), segments(segments),
            surveys(nps, csat, ces), value(value, bridge), finder(finder), builder(builder)
        }
    };
}

/// The same for frames.
#[macro_export]
macro_rules! frame_parts {
    ($make:ident) => {
        $make! { FRAME: ltv(ltv), nev(nev), retention(retention), surveys(nps, csat, ces), value(value, bridge), finder(finder) }
    };
}

macro_rules! table {
    ($static:ident: $($module:ident($($name:ident),+)),+) => {
        &[$($(&$name::$static),+),+]
    };
}

macro_rules! modules {
    ($static:ident: $($module:ident($($name:ident),+)),+) => {
        &[$((stringify!($module), &[$(stringify!($name)),+])),+]
    };
}

/// The names of modules, and of the parts in each.
pub type Modules = &'static [(&'static str, &'static [&'static str])];

/// The modules that pages load.
pub static MODULES: Modules = page_parts!(modules);

/// The modules that frames load.
pub static FRAME_MODULES: Modules = frame_parts!(modules);

/// Every part of the program that pages load, beside the home page's, which lies in the main module.
pub static PARTS: &[&Part] = page_parts!(table);

/// Every part of the program that frames load.
pub static FRAME_PARTS: &[&Part] = frame_parts!(table);

/// Every part there is.
pub fn all_parts() -> impl Iterator<Item = &'static Part> + Clone {
    [&home::PART].into_iter().chain(PARTS.iter().copied()).chain(FRAME_PARTS.iter().copied())
}
