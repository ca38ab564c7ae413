//! What starts the site and a frame.

pub mod frame;
pub mod mount;
pub mod recovery;
pub mod site;
pub mod worker;
