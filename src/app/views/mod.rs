//! The tools as they are shown: a folder for each part of the program.

pub mod answers;
pub mod audit;
pub mod bridge;
pub mod builder;
pub mod ces;
pub mod code;
pub mod cohorts;
pub mod csat;
pub mod drafts;
pub mod drivers;
pub mod emotions;
pub mod finder;
pub mod findings;
pub mod group;
pub mod home;
pub mod ltv;
pub mod map;
pub mod mapfiles;
pub mod miniature;
pub mod nev;
pub mod nps;
pub mod orderfile;
pub mod orders;
pub mod plan;
pub mod reading;
pub mod respondents;
pub mod retention;
pub mod segmentdata;
pub mod segments;
pub mod surveyfigures;
mod surveys;
pub mod together;
pub mod value;
pub mod worksheets;

pub use bridge::charts as bridgechart;
pub use cohorts::below as cohortfigures;
pub use drivers::below as driverfigures;
pub use finder::quiz;
pub use group::below as groupfigures;
pub use ltv::below as scenarios;
pub use ltv::charts as ltvchart;
pub use map::below as mapfigures;
pub use nev::charts as nevchart;
pub use retention::below as retentionfigures;
pub use retention::charts as retentionchart;
pub use surveys::charts as surveychart;
pub use value::charts as valuechart;
pub use worksheets::below as sheetcharts;

use super::Part;

/// Hands the names of the parts that pages load to a macro, with the name of what each folder has for that.
#[macro_export]
macro_rules! page_parts {
    ($make:ident) => {
        $make! {
            PART: home, nev, group, groupfigures, ltv, scenarios, retention, retentionfigures, cohorts, cohortfigures, drivers, driverfigures, segments, segmentdata, orders, orderfile, nps, csat, ces, surveyfigures, together, value, worksheets, sheetcharts, bridge, finder, quiz, map, mapfigures, mapfiles, audit, plan, drafts, builder, reading, miniature, emotions, findings, answers, respondents, code
        }
    };
}

/// Hands the names of the parts that frames load to a macro, with the name of what each folder has for that.
#[macro_export]
macro_rules! frame_parts {
    ($make:ident) => {
        $make! { FRAME: ltv, ltvchart, nev, nevchart, retention, retentionchart, nps, csat, ces, surveychart, value, valuechart, bridge, bridgechart, finder }
    };
}

macro_rules! table {
    ($static:ident: $($name:ident),+) => {
        &[$(&$name::$static),+]
    };
}

/// Every part of the program that pages load.
pub static PARTS: &[&Part] = page_parts!(table);

/// Every part of the program that frames load.
pub static FRAME_PARTS: &[&Part] = frame_parts!(table);

/// Every part there is.
pub fn all_parts() -> impl Iterator<Item = &'static Part> + Clone {
    PARTS.iter().chain(FRAME_PARTS).copied()
}
