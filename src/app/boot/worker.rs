//! The same program without a page, in a worker: it loads the parts whose jobs the page asks for, and does these.

use super::mount::Loader;
use super::recovery::install;
use crate::app::browser::spawn;
use crate::app::browser::work::worker::{Said, Start, all_of, is_here, listen, tell};
use crate::app::browser::work::{Begun, Failure};

/// Waits for jobs, where this is a worker; `false` in a page.
pub fn serve(load: Loader) -> bool {
    let is_here = is_here();
    if is_here {
        install();
        listen(
            move |start| spawn(answer(load, start)),
            move |part| {
                spawn(async move {
                    // Where it cannot be had, the job says so.
                    load(&part).await;
                });
            },
        );
    }
    is_here
}

async fn answer(load: Loader, start: Start) {
    let begun = begun(load, &start).await;
    let said = match begun {
        Some(begun) => all_of(begun, start.file.as_ref()).await,
        None => Said::Error(Failure::Lost),
    };
    tell(&said);
}

async fn begun(load: Loader, start: &Start) -> Option<Begun<Vec<u8>>> {
    let part = load(&start.part).await?;
    let offer = part.jobs.iter().find(|offer| offer.name == start.job)?;
    (offer.begin)(&start.input)
}
