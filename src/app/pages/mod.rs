//! The pages: a folder or a file each.

pub mod home;
pub mod ltv;
pub mod nev;
pub mod prose;
