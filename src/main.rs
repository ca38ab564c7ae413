//! The site's entry: takes over the tools of the page that was written for this address.

use feltworth::app::boot::{recovery, site};
use feltworth::app::{Part, views};

#[macro_use]
mod parts;

feltworth::page_parts!(parts);

/// The home page's part is in the main program.
fn part_in_main(name: &str) -> Option<&'static Part> {
    Some(&views::home::PART).filter(|part| part.id == name)
}

fn main() {
    recovery::run(site::start(load));
}
