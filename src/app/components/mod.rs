//! Pieces that more than one tool uses: one public component a file, by value and callback.

pub mod actions;
pub mod chart_figure;
pub mod choice_field;
pub mod count_fields;
pub mod disclosure;
pub mod exports;
pub mod field;
pub mod field_group;
pub mod file_drop;
pub mod glance;
pub mod later_view;
pub mod link_code;
pub mod number_field;
pub mod outcome_chart;
pub mod present_button;
pub mod presets;
pub mod result;
pub mod row_table;
pub mod rows;
pub mod saved_lines;
pub mod segments;
pub mod series_field;
pub mod shared_link;
pub mod shown;
pub mod text_field;
pub mod working;
