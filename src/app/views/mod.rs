//! The tools as they are shown: a folder for each part of the program.

pub mod home;
pub mod ltv;
pub mod nev;

use super::Part;

/// Every part of the program that pages load.
pub static PARTS: [&Part; 3] = [&home::PART, &nev::PART, &ltv::PART];

/// Every part of the program that frames load.
pub static FRAME_PARTS: [&Part; 2] = [&ltv::FRAME, &nev::FRAME];
