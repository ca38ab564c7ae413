//! A table of rows that the visitor edits: typed, pasted from a spreadsheet, added, removed, moved.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::app::browser::{focus, pasted};
use crate::app::live::{flag, live, live_view, marked, on_change, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::content::Language;
use crate::tools::entry::Entry;
use crate::tools::{Document, Edit, lines};

/// What is wrong with a cell of a row, in words.
pub type CellProblem = fn(Words, &Document, &[Entry], usize) -> Option<String>;

/// Reads a text that was pasted with heads that the product itself writes; none without these.
pub type OwnRows = fn(&str, Language) -> Option<Vec<Vec<Entry>>>;

/// A column of results beside those that are typed.
pub type Found = (&'static str, Callback<usize, String>);

/// The table of a field of rows. A column's texts are `<tool>.<key>.<column>`; what is wrong with a cell stands below it.
/// Enter goes down, and on from the last row into a new one; Alt with an arrow moves a row.
#[component]
pub fn RowTable(
    /// The tool's state.
    state: ToolState,
    /// The place of the field.
    place: usize,
    /// The keys of the columns that are typed.
    columns: Vec<&'static str>,
    /// What is wrong with a cell, in words.
    problem: CellProblem,
    /// The columns of results: the key of each, and its text in a row.
    found: Vec<Found>,
    /// What is said of a cell in which nothing is wrong.
    #[prop(optional)]
    hint: Option<CellProblem>,
    /// How rows are read that were pasted with the product's own heads.
    #[prop(optional)]
    own: Option<OwnRows>,
) -> impl IntoView {
    let words = Words::of_view();
    let table = Table { state, place, width: columns.len(), problem, hint, own };
    let count = Memo::new(move |_| state.with(|document| document.rows(place).len()));
    let head = columns.iter().copied().chain(found.iter().map(|(key, _)| *key));
    let head = head.map(|key| view! { <th scope="col">{table.text(words, key)}</th> }).collect_view();
    let columns = StoredValue::new(columns);
    let rows = live_view(move || {
        let found = found.clone();
        let row = move |row: usize| table.row(words, row, &columns.get_value(), &found);
        Some((0..count.get()).map(row).collect_view())
    });
    let add = move || table.add(words, usize::MAX);
    view! {
        <div class="table-scroll row-table" tabindex="0" role="region" aria-label=table.text(words, "label")>
            <table>
                <thead><tr>{head}<th scope="col"><span class="visually-hidden">{words.text("rows.actions")}</span></th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="actions needs-script">
            <button type="button" class="quiet" on:click=on_click(add)>{words.text("rows.add")}</button>
        </p>
        <p class="field-note">{words.text("rows.note")}</p>
    }
}

#[derive(Clone, Copy)]
struct Table {
    state: ToolState,
    place: usize,
    width: usize,
    problem: CellProblem,
    hint: Option<CellProblem>,
    own: Option<OwnRows>,
}

impl Table {
    fn key(self) -> String {
        let tool = self.state.tool();
        let field = tool.fields.get(self.place).map(|field| field.key).unwrap_or_default();
        format!("{}.{field}", tool.id)
    }

    fn text(self, words: Words, part: &str) -> String {
        // Columns that are emotions have their names, where these are not too long for the head of a column.
        words.fill_or(&format!("{}.{part}", self.key()), &[], || words.text(&format!("emotion.{part}")))
    }

    fn id(self, row: usize, column: usize) -> String {
        format!("{}-{row}-{column}", self.key().replace('.', "-"))
    }

    fn row(self, words: Words, row: usize, columns: &[&'static str], found: &[Found]) -> AnyView {
        let cells = columns.iter().enumerate().map(|(column, key)| self.cell(words, row, column, key)).collect_view();
        let found = found.iter().map(|(_, text)| {
            let text = *text;
            view! { <td class="found">{live(move || text.run(row))}</td> }
        });
        view! { <tr>{cells}{found.collect_view()}<td class="row-actions">{self.buttons(words, row)}</td></tr> }
            .into_any()
    }

    fn cell(self, words: Words, row: usize, column: usize, key: &str) -> AnyView {
        let id = self.id(row, column);
        let note_id = format!("{id}-note");
        let name =
            words.fill("rows.cell", &[("column", &self.text(words, key)), ("row", &words.number(row as f64 + 1.0, 0))]);
        let text = move || self.entry(row, column).map(|entry| entry.shown_in(words.language)).unwrap_or_default();
        let said_by = move |of: CellProblem| {
            self.state.with(|document| of(words, document, document.rows(self.place).get(row)?, column))
        };
        let problem = Memo::new(move |_| said_by(self.problem));
        let state = self.state;
        let set = move |typed: String| {
            state.apply(Edit::SetCell(self.place, row, column, cell_entry(words, column, &typed)));
        };
        let said = move || problem.get().or_else(|| self.hint.and_then(said_by));
        let said = live_view(move || said().map(|text| view! { <span>{text}</span> }));
        let mode = if column == 0 { "text" } else { "decimal" };
        let is_wrong = move || problem.with(Option::is_some);
        view! {
            <td class:is-wrong=flag(is_wrong)>
                <input id=id type="text" data-name=(column == 0).then_some("") inputmode=mode autocomplete="off" aria-label=name value=untrack(text)
                    prop:value=live(text) aria-describedby=note_id.clone() aria-invalid=marked(is_wrong)
                    on:input=on_value(set) on:change=on_change(move || state.end_change())
                    on:keydown=self.on_key(words, row, column) on:paste=self.on_paste(words, row, column) />
                <span class="field-note" id=note_id>{said}</span>
            </td>
        }
        .into_any()
    }

    fn entry(self, row: usize, column: usize) -> Option<Entry> {
        self.state.with(|document| document.rows(self.place).get(row)?.get(column).cloned())
    }

    fn count(self) -> usize {
        self.state.with_untracked(|document| document.rows(self.place).len())
    }

    fn buttons(self, words: Words, row: usize) -> AnyView {
        let number = words.number(row as f64 + 1.0, 0);
        let button = |key: &str, sign: &'static str, act: Box<dyn Fn()>| {
            let name = words.fill(&format!("rows.{key}"), &[("row", &number)]);
            view! { <button type="button" class="quiet" title=name.clone() aria-label=name on:click=on_click(act)>{sign}</button> }
        };
        let up = button("up", "↑", Box::new(move || self.shift(row, row.checked_sub(1))));
        let down = button("down", "↓", Box::new(move || self.shift(row, Some(row + 1))));
        let remove = button("remove", "×", Box::new(move || self.state.apply_alone(Edit::Remove(self.place, row, 1))));
        view! { {up}{down}{remove} }.into_any()
    }

    fn shift(self, row: usize, to: Option<usize>) {
        if let Some(to) = to.filter(|to| *to < self.count()) {
            self.state.apply_alone(Edit::Move(self.place, row, to));
        }
    }

    fn empty(self, words: Words) -> Vec<Entry> {
        (0..self.width).map(|_| Entry::typed("", words.language)).collect()
    }

    fn add(self, words: Words, at: usize) {
        let at = at.min(self.count());
        self.state.apply_alone(Edit::Insert(self.place, at, vec![self.empty(words)]));
        self.go_to(at, 0);
    }

    fn go_to(self, row: usize, column: usize) {
        let id = self.id(row, column);
        request_animation_frame(move || focus::to(&id));
    }

    fn on_key(self, words: Words, row: usize, column: usize) -> Box<dyn FnMut(KeyboardEvent)> {
        Box::new(move |event| {
            let to = match (event.alt_key(), event.key().as_str()) {
                (true, "ArrowUp") => row.checked_sub(1),
                (true, "ArrowDown") => Some(row + 1).filter(|to| *to < self.count()),
                (false, "Enter") if row + 1 == self.count() => {
                    event.prevent_default();
                    return self.add(words, usize::MAX);
                }
                (false, "Enter") => {
                    event.prevent_default();
                    return self.go_to(row + 1, column);
                }
                _ => return,
            };
            event.prevent_default();
            self.shift(row, to);
            if let Some(to) = to {
                self.go_to(to, column);
            }
        })
    }

    fn on_paste(self, words: Words, row: usize, column: usize) -> Box<dyn FnMut(ClipboardEvent)> {
        Box::new(move |event| {
            let text = pasted::text(&event);
            if text.trim_end().contains(['\t', '\n']) {
                event.prevent_default();
                self.paste(words, row, column, &text);
            }
        })
    }

    /// Puts a block of cells where the visitor is, without the names of its columns; what goes beyond the last row makes new ones.
    fn paste(self, words: Words, row: usize, column: usize, text: &str) {
        let mut rows = self.state.with_untracked(|document| document.rows(self.place).to_vec());
        let (column, block) = self.block(words, column, text);
        for (at, entries) in block.into_iter().enumerate() {
            while rows.len() <= row + at {
                rows.push(self.empty(words));
            }
            let cells = rows.get_mut(row + at).into_iter().flatten().skip(column);
            cells.zip(entries).for_each(|(cell, entry)| *cell = entry);
        }
        self.state.apply_alone(Edit::FillRows(self.place, rows));
    }

    /// The cells of a block, and the column where they begin: the first one, where the heads say which columns they are.
    fn block(self, words: Words, column: usize, text: &str) -> (usize, Vec<Vec<Entry>>) {
        if let Some(rows) = self.own.and_then(|read| read(text, words.language)) {
            return (0, rows);
        }
        let entry = |(at, typed): (usize, &str)| cell_entry(words, column + at, typed);
        let line = |line: Vec<&str>| line.into_iter().enumerate().map(entry).collect();
        (column, lines::pasted(text).into_iter().map(line).collect())
    }
}

/// What was typed into a cell: the first column holds names, which are no numbers whatever they look like.
fn cell_entry(words: Words, column: usize, typed: &str) -> Entry {
    if column == 0 { Entry::text(typed, words.language) } else { Entry::typed(typed, words.language) }
}
