//! What starts the site and a frame, and what keeps a tool's inputs in step with address and storage.

pub mod frame;
pub mod history;
pub mod mount;
pub mod persistence;
pub mod recovery;
pub mod site;
