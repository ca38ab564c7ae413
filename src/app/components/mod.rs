//! Pieces that more than one page uses: one public component a file.

pub mod actions;

pub mod chart_figure;
pub mod disclosure;
pub mod footer;
pub mod foreign_link;
pub mod glance;
pub mod header;
pub mod origin;
pub mod rows;
pub mod stage_path;
pub mod theme_choice;
pub mod working;
