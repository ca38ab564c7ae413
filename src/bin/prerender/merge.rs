//! Makes one WebAssembly module of those that the splitter has cut a program into, and functions that are the same one.
//!
//! The modules of the splitter call each other through the table of functions: in each of them a small function, a shim,
//! stands for every function that it calls elsewhere. In one module the calls are direct, and the shims go. Functions and their
//! variables are put into an order that compresses well, which is a twentieth of a module.

mod locals;
mod order;

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementMode, ElementSection, ElementSegment, Elements, EntityType,
    ExportSection, Function, FunctionSection, GlobalSection, ImportSection, MemorySection, Module, StartSection,
    TableSection, TypeSection,
};
use wasmparser::{Element, ElementKind, FuncType, Import};

use locals::Locals;
use order::side_by_side;

use crate::unit::{Space, Unit, address_of, constant, functions_of, shim};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The name of the table by which the modules of a program call each other.
const TABLE: &str = "__indirect_function_table";

/// One module that does what `modules` do together: each may import by name what the first one exports. Segments of data
/// that `is_kept` refuses by their address are left out.
///
/// # Errors
///
/// If a module cannot be read, or uses what programs of Rust do not: passive segments, tags, types of a garbage collector.
pub fn merge(modules: &[&[u8]], is_kept: &dyn Fn(u32) -> bool) -> Outcome<Vec<u8>> {
    let units = modules.iter().map(|module| Unit::read(module)).collect::<Outcome<Vec<_>>>()?;
    let mut merged = Merged::of(&units)?;
    merged.bypass_shims()?;
    merged.fold()?;
    merged.write(is_kept)
}

/// The numbers in the merged module of what a unit knows by its own; a list for each space.
type Numbers = [Vec<u32>; 4];

/// The merged module while it is made. A function has a number that says where it comes from: first those that are
/// imported, then those of each unit; `same` leads from it to the function that stands for it.
struct Merged<'a, 'u> {
    units: &'u [Unit<'a>],
    numbers: Vec<Numbers>,
    imports: Vec<(usize, Import<'a>)>,
    imported_functions: u32,
    same: Vec<u32>,
    /// What stands where in the table of functions.
    slots: BTreeMap<u32, u32>,
    types: Vec<FuncType>,
    type_numbers: HashMap<FuncType, u32>,
}

impl<'a, 'u> Merged<'a, 'u> {
    fn of(units: &'u [Unit<'a>]) -> Outcome<Self> {
        let mut merged = Self {
            units,
            numbers: units.iter().map(|_| Numbers::default()).collect(),
            imports: Vec::new(),
            imported_functions: 0,
            same: Vec::new(),
            slots: BTreeMap::new(),
            types: Vec::new(),
            type_numbers: HashMap::new(),
        };
        for space in Space::ALL {
            merged.number(space)?;
        }
        merged.fill_slots()?;
        Ok(merged)
    }

    /// Numbers all things of a space: imports first, one for each name, then what each unit defines.
    fn number(&mut self, space: Space) -> Outcome<()> {
        let mut names: Vec<(&str, &str)> = Vec::new();
        for (unit, import) in
            self.units.iter().enumerate().flat_map(|(at, unit)| unit.imported(space).map(move |import| (at, import)))
        {
            let name = (import.module, import.name);
            if !self.is_inner(unit, import, space) && !names.contains(&name) {
                names.push(name);
                self.imports.push((unit, *import));
            }
        }
        let mut next = u32::try_from(names.len())?;
        for (at, unit) in self.units.iter().enumerate() {
            let mut numbers = Vec::new();
            for import in unit.imported(space) {
                let place = names.iter().position(|name| *name == (import.module, import.name));
                let inner = || self.inner(import, space);
                numbers.push(place.map(u32::try_from).transpose()?.or_else(inner).ok_or("an import leads nowhere")?);
            }
            let defined = u32::try_from(unit.defined(space))?;
            numbers.extend(next..next + defined);
            next += defined;
            if let Some(list) = self.numbers.get_mut(at).and_then(|numbers| numbers.get_mut(space as usize)) {
                *list = numbers;
            }
        }
        if space == Space::Function {
            self.imported_functions = u32::try_from(names.len())?;
            self.same = (0..next).collect();
        }
        Ok(())
    }

    /// Whether a unit imports what the first one exports.
    fn is_inner(&self, unit: usize, import: &Import<'_>, space: Space) -> bool {
        unit > 0 && self.units.first().is_some_and(|first| first.export(import.name, space).is_some())
    }

    /// The number of what the first unit exports under the name of an import.
    fn inner(&self, import: &Import<'_>, space: Space) -> Option<u32> {
        let index = self.units.first()?.export(import.name, space)?;
        self.numbers.first()?.get(space as usize)?.get(index as usize).copied()
    }

    fn number_of(&self, unit: usize, space: Space, index: u32) -> Outcome<u32> {
        let numbers = self.numbers.get(unit).and_then(|numbers| numbers.get(space as usize));
        let number = numbers.and_then(|numbers| numbers.get(index as usize));
        number.copied().ok_or_else(|| format!("a module names {space:?} {index}, which is not there").into())
    }

    /// The number of the table of functions in the merged module.
    fn table(&self) -> Option<u32> {
        let import = self.units.first()?.imported(Space::Table).position(|import| import.name == TABLE);
        let index = import
            .and_then(|place| u32::try_from(place).ok())
            .or_else(|| self.units.first()?.export(TABLE, Space::Table))?;
        self.number_of(0, Space::Table, index).ok()
    }

    /// Whether a segment of elements fills the table of functions: its place in it.
    fn place_of(&self, unit: usize, element: &Element<'_>) -> Outcome<Option<u32>> {
        let ElementKind::Active { table_index, offset_expr } = &element.kind else { return Ok(None) };
        let table = self.number_of(unit, Space::Table, table_index.unwrap_or(0))?;
        if Some(table) == self.table() { Ok(Some(constant(offset_expr)?)) } else { Ok(None) }
    }

    fn fill_slots(&mut self) -> Outcome<()> {
        for (at, unit) in self.units.iter().enumerate() {
            for element in &unit.elements {
                let Some(start) = self.place_of(at, element)? else { continue };
                for (slot, function) in (start..).zip(functions_of(&element.items)?) {
                    if let Some(function) = function {
                        self.slots.insert(slot, self.number_of(at, Space::Function, function)?);
                    }
                }
            }
        }
        Ok(())
    }

    /// Lets calls through the table lead to the function there; where that is in another module, one shim serves all.
    fn bypass_shims(&mut self) -> Outcome<()> {
        let mut outer: HashMap<u32, u32> = HashMap::new();
        for (at, unit) in self.units.iter().enumerate() {
            for (place, body) in unit.bodies.iter().enumerate() {
                let (own, type_index) = self.defined(at, place)?;
                let Some((table, slot)) = shim(body, type_index)? else { continue };
                if Some(self.number_of(at, Space::Table, table)?) != self.table() {
                    continue;
                }
                let target = self.slots.get(&slot).copied().unwrap_or_else(|| *outer.entry(slot).or_insert(own));
                if let Some(same) = self.same.get_mut(own as usize) {
                    *same = target;
                }
            }
        }
        Ok(())
    }

    /// The number and the type, as its unit knows it, of a function that is defined at a place of a unit.
    fn defined(&self, unit: usize, place: usize) -> Outcome<(u32, u32)> {
        let found = self.units.get(unit).ok_or("there is no such module")?;
        let index = found.imported_functions + place;
        let type_index = found.functions.get(index).copied().ok_or("a function has no type")?;
        Ok((self.number_of(unit, Space::Function, u32::try_from(index)?)?, type_index))
    }

    /// The function that stands for another in the end.
    fn standing(&self, function: u32) -> u32 {
        let mut at = function;
        while let Some(&next) = self.same.get(at as usize) {
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Makes functions of the same type and the same code one, until there are no more: what calls two that have become one
    /// may be the same itself.
    fn fold(&mut self) -> Outcome<()> {
        loop {
            let mut known: HashMap<(u32, Vec<u8>), u32> = HashMap::new();
            let mut found = Vec::new();
            for (at, place, number) in self.standing_functions()? {
                let (type_number, code) = self.encoded(at, place, &|function| function)?;
                match known.entry((type_number, code)) {
                    std::collections::hash_map::Entry::Occupied(first) => found.push((number, *first.get())),
                    std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(number)),
                }
            }
            if found.is_empty() {
                return Ok(());
            }
            for (number, first) in found {
                if let Some(same) = self.same.get_mut(number as usize) {
                    *same = first;
                }
            }
        }
    }

    /// The functions that stay, as their unit, their place in it and their number.
    fn standing_functions(&self) -> Outcome<Vec<(usize, usize, u32)>> {
        let mut found = Vec::new();
        for (at, unit) in self.units.iter().enumerate() {
            for place in 0..unit.bodies.len() {
                let (number, _) = self.defined(at, place)?;
                if self.standing(number) == number {
                    found.push((at, place, number));
                }
            }
        }
        Ok(found)
    }

    /// The functions that stay, those that are like one another side by side.
    fn in_order(&mut self) -> Outcome<Vec<(usize, usize, u32)>> {
        let staying = self.standing_functions()?;
        let code = |(unit, place, _): &(usize, usize, u32)| Ok(self.encoded(*unit, *place, &|function| function)?.1);
        let codes = staying.iter().map(code).collect::<Outcome<Vec<_>>>()?;
        Ok(side_by_side(&codes).into_iter().filter_map(|place| staying.get(place).copied()).collect())
    }

    /// The type and the code of a function, with the functions that it names under the numbers that `numbered` gives them.
    fn encoded(&mut self, unit: usize, place: usize, numbered: &dyn Fn(u32) -> u32) -> Outcome<(u32, Vec<u8>)> {
        let (_, type_index) = self.defined(unit, place)?;
        let body =
            self.units.get(unit).and_then(|unit| unit.bodies.get(place)).cloned().ok_or("a function has no code")?;
        let mut relinked = Relinked { merged: self, unit, numbered };
        let type_number = relinked.type_index(type_index).map_err(said)?;
        let parameters = relinked.merged.types.get(type_number as usize).map_or(0, |ty| ty.params().len());
        let locals = Locals::of(&body, u32::try_from(parameters)?)?;
        let declared = locals.groups().map(|(count, ty)| Ok((count, relinked.val_type(ty).map_err(said)?)));
        let mut function = Function::new(declared.collect::<Outcome<Vec<_>>>()?);
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let instruction = relinked.parse_instruction(&mut reader).map_err(said)?;
            function.instruction(&locals.renumbered(instruction));
        }
        Ok((type_number, function.into_raw_body()))
    }

    fn write(mut self, is_kept: &dyn Fn(u32) -> bool) -> Outcome<Vec<u8>> {
        let staying = self.in_order()?;
        let imported = self.imported_functions;
        let last: HashMap<u32, u32> =
            (imported..).zip(&staying).map(|(last, (_, _, number))| (*number, last)).collect();
        let numbered =
            |function: u32| if function < imported { function } else { last.get(&function).copied().unwrap_or(0) };
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (unit, place, _) in &staying {
            let (type_number, body) = self.encoded(*unit, *place, &numbered)?;
            functions.function(type_number);
            code.raw(&body);
        }
        let table = self.table();
        let mut module = Module::new();
        let imports = self.imports(&numbered)?;
        let (tables, memories, globals, exports) = self.definitions(&numbered)?;
        let elements = self.elements(table, &numbered)?;
        let start = self.start(&numbered)?;
        module.section(&self.type_section()?).section(&imports).section(&functions);
        module.section(&tables).section(&memories).section(&globals).section(&exports);
        if let Some(function_index) = start {
            module.section(&StartSection { function_index });
        }
        module.section(&elements).section(&code).section(&self.data(is_kept)?);
        Ok(module.finish())
    }

    fn type_section(&self) -> Outcome<TypeSection> {
        let mut section = TypeSection::new();
        for ty in &self.types {
            let ty = reencode::RoundtripReencoder.func_type(ty.clone()).map_err(|error| error.to_string())?;
            section.ty().func_type(&ty);
        }
        Ok(section)
    }

    fn imports(&mut self, numbered: &dyn Fn(u32) -> u32) -> Outcome<ImportSection> {
        let mut section = ImportSection::new();
        for (unit, import) in self.imports.clone() {
            let entity: EntityType = Relinked { merged: self, unit, numbered }.entity_type(import.ty).map_err(said)?;
            section.import(import.module, import.name, entity);
        }
        Ok(section)
    }

    /// What the units define and export.
    fn definitions(
        &mut self,
        numbered: &dyn Fn(u32) -> u32,
    ) -> Outcome<(TableSection, MemorySection, GlobalSection, ExportSection)> {
        let mut sections = (TableSection::new(), MemorySection::new(), GlobalSection::new(), ExportSection::new());
        let units = self.units;
        for (at, unit) in units.iter().enumerate() {
            let mut relinked = Relinked { merged: self, unit: at, numbered };
            for table in &unit.tables {
                relinked.parse_table(&mut sections.0, table.clone()).map_err(said)?;
            }
            for memory in &unit.memories {
                sections.1.memory(relinked.memory_type(*memory).map_err(said)?);
            }
            for global in &unit.globals {
                relinked.parse_global(&mut sections.2, global.clone()).map_err(said)?;
            }
            for export in &unit.exports {
                relinked.parse_export(&mut sections.3, *export).map_err(said)?;
            }
        }
        Ok(sections)
    }

    fn start(&self, numbered: &dyn Fn(u32) -> u32) -> Outcome<Option<u32>> {
        let Some(start) = self.units.first().and_then(|unit| unit.start) else { return Ok(None) };
        Ok(Some(numbered(self.standing(self.number_of(0, Space::Function, start)?))))
    }

    /// The table of functions in as few segments as it takes, and what other segments there are.
    fn elements(&mut self, table: Option<u32>, numbered: &dyn Fn(u32) -> u32) -> Outcome<ElementSection> {
        let mut section = ElementSection::new();
        let slots: Vec<(u32, u32)> =
            self.slots.iter().map(|(slot, function)| (*slot, numbered(self.standing(*function)))).collect();
        for run in slots.chunk_by(|(before, _), (after, _)| before + 1 == *after) {
            let Some((first, _)) = run.first() else { continue };
            let offset = ConstExpr::i32_const(i32::try_from(*first)?);
            let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
            let mode = ElementMode::Active { table: table.filter(|table| *table != 0), offset: &offset };
            section.segment(ElementSegment { mode, elements: Elements::Functions(functions.into()) });
        }
        let units = self.units;
        for (at, unit) in units.iter().enumerate() {
            for element in &unit.elements {
                if self.place_of(at, element)?.is_none() {
                    Relinked { merged: self, unit: at, numbered }
                        .parse_element(&mut section, element.clone())
                        .map_err(said)?;
                }
            }
        }
        Ok(section)
    }

    fn data(&self, is_kept: &dyn Fn(u32) -> bool) -> Outcome<DataSection> {
        let mut section = DataSection::new();
        for data in self.units.iter().flat_map(|unit| &unit.data) {
            let address = address_of(data)?;
            if !data.data.is_empty() && is_kept(address) {
                section.active(0, &ConstExpr::i32_const(address.cast_signed()), data.data.iter().copied());
            }
        }
        Ok(section)
    }
}

/// Reads code of a unit, and writes it with the numbers of the merged module.
struct Relinked<'m, 'a, 'u, 'f> {
    merged: &'m mut Merged<'a, 'u>,
    unit: usize,
    numbered: &'f dyn Fn(u32) -> u32,
}

impl Relinked<'_, '_, '_, '_> {
    fn number(&self, space: Space, index: u32) -> Result<u32, reencode::Error<String>> {
        let number = self.merged.number_of(self.unit, space, index);
        number.map_err(|error| reencode::Error::UserError(error.to_string()))
    }
}

impl Reencode for Relinked<'_, '_, '_, '_> {
    type Error = String;

    fn type_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        let unit = self.merged.units.get(self.unit);
        let ty = unit.and_then(|unit| unit.types.get(index as usize)).cloned();
        let ty = ty.ok_or_else(|| reencode::Error::UserError(format!("there is no type {index}")))?;
        let next = u32::try_from(self.merged.types.len()).unwrap_or(u32::MAX);
        let types = &mut self.merged.types;
        Ok(*self.merged.type_numbers.entry(ty).or_insert_with_key(|ty| {
            types.push(ty.clone());
            next
        }))
    }

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        Ok((self.numbered)(self.merged.standing(self.number(Space::Function, index)?)))
    }

    fn table_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        self.number(Space::Table, index)
    }

    fn memory_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        self.number(Space::Memory, index)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        self.number(Space::Global, index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, reencode::Error<String>> {
        Err(reencode::Error::UserError(format!("code names the data segment {index}, which is not merged")))
    }
}

fn said(error: reencode::Error<String>) -> Box<dyn Error> {
    error.to_string().into()
}

#[cfg(test)]
mod tests;
