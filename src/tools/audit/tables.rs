//! The audits as data. Their words are in the catalogues: `audit.<audit>.<area>.name`, its statements `.1`, `.2` and so on,
//! and what to do about the area, `.next`.

/// Statements that belong together.
#[derive(Debug)]
pub struct Area {
    /// Its key in the catalogue, below that of its audit.
    pub key: &'static str,
    /// How many statements it has.
    pub statements: usize,
}

/// An audit.
#[derive(Debug)]
pub struct Audit {
    /// Its key in addresses and in the catalogue.
    pub key: &'static str,
    /// Its areas.
    pub areas: &'static [Area],
}

impl Audit {
    /// How many statements it has.
    pub fn statements(&self) -> usize {
        self.areas.iter().map(|area| area.statements).sum()
    }
}

const fn area(key: &'static str, statements: usize) -> Area {
    Area { key, statements }
}

/// The keys of the audits, in the order of [`AUDITS`].
pub(super) const KEYS: [&str; 6] = ["shop", "online", "reviews", "staff", "silos", "pitch"];

/// Every audit, in the order of its answers among the fields of the tool.
pub static AUDITS: [Audit; 6] = [
    Audit {
        key: "shop",
        areas: &[area("sight", 3), area("smell", 2), area("hearing", 2), area("touch", 2), area("taste", 2)],
    },
    Audit {
        key: "online",
        areas: &[area("look", 2), area("ease", 3), area("information", 2), area("tracking", 2), area("feedback", 2)],
    },
    Audit { key: "reviews", areas: &[area("origin", 3), area("signs", 3), area("replies", 3)] },
    Audit { key: "staff", areas: &[area("meaning", 2), area("means", 3), area("stages", 2), area("voice", 2)] },
    Audit { key: "silos", areas: &[area("handovers", 3), area("goals", 2), area("change", 3)] },
    Audit { key: "pitch", areas: &[area("before", 3), area("material", 2), area("people", 3), area("proof", 2)] },
];
