//! The site's entry: takes over the tools of the page that was written for this address.

use feltworth::app::boot::{recovery, site};

#[macro_use]
mod parts;

feltworth::page_parts!(parts);

fn main() {
    recovery::run(site::start(load));
}
