//! The site's entry: takes over the tools of the page that was written for this address, or does the jobs of a page where there
//! is none, in a worker.

use feltworth::app::boot::{recovery, site, worker};

#[macro_use]
mod parts;

feltworth::page_parts!(parts);

fn main() {
    if !worker::serve(load) {
        recovery::run(site::start(load));
    }
}
