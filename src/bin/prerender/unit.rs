//! A WebAssembly module as it is read: its sections, and what its functions and segments are about.

use std::error::Error;

use wasm_encoder::{ConstExpr, DataSection, Module};
use wasmparser::{
    Data, DataKind, Element, ElementItems, Export, ExternalKind, FuncType, FunctionBody, Global, Import, MemoryType,
    Operator, Parser, Payload, Table, TypeRef,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A module as it is read.
#[derive(Default)]
pub struct Unit<'a> {
    pub types: Vec<FuncType>,
    pub imports: Vec<Import<'a>>,
    /// The types of all its functions, those that it imports first.
    pub functions: Vec<u32>,
    pub imported_functions: usize,
    pub tables: Vec<Table<'a>>,
    pub memories: Vec<MemoryType>,
    pub globals: Vec<Global<'a>>,
    pub exports: Vec<Export<'a>>,
    pub start: Option<u32>,
    pub elements: Vec<Element<'a>>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub data: Vec<Data<'a>>,
}

impl<'a> Unit<'a> {
    pub fn read(module: &'a [u8]) -> Outcome<Self> {
        let mut unit = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(types) => {
                    unit.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?
                }
                Payload::ImportSection(imports) => unit.import(imports.into_imports().collect::<Result<_, _>>()?),
                Payload::FunctionSection(types) => {
                    unit.functions.extend(types.into_iter().collect::<Result<Vec<_>, _>>()?);
                }
                Payload::TableSection(tables) => unit.tables = tables.into_iter().collect::<Result<_, _>>()?,
                Payload::MemorySection(memories) => unit.memories = memories.into_iter().collect::<Result<_, _>>()?,
                Payload::GlobalSection(globals) => unit.globals = globals.into_iter().collect::<Result<_, _>>()?,
                Payload::ExportSection(exports) => unit.exports = exports.into_iter().collect::<Result<_, _>>()?,
                Payload::StartSection { func, .. } => unit.start = Some(func),
                Payload::ElementSection(elements) => unit.elements = elements.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => unit.bodies.push(body),
                Payload::DataSection(data) => unit.data = data.into_iter().collect::<Result<_, _>>()?,
                Payload::TagSection(_) => return Err("a module has tags, which are not merged".into()),
                _ => {}
            }
        }
        Ok(unit)
    }

    fn import(&mut self, imports: Vec<Import<'a>>) {
        self.functions = imports.iter().filter_map(|import| function_type(import.ty)).collect();
        self.imported_functions = self.functions.len();
        self.imports = imports;
    }

    /// The imports of a space, in their order.
    pub fn imported(&self, space: Space) -> impl Iterator<Item = &Import<'a>> {
        self.imports.iter().filter(move |import| Space::of_import(import.ty) == Some(space))
    }

    /// How many things of a space the module defines itself.
    pub fn defined(&self, space: Space) -> usize {
        match space {
            Space::Function => self.bodies.len(),
            Space::Table => self.tables.len(),
            Space::Memory => self.memories.len(),
            Space::Global => self.globals.len(),
        }
    }

    /// The index of what the module exports under a name.
    pub fn export(&self, name: &str, space: Space) -> Option<u32> {
        let found =
            self.exports.iter().find(|export| export.name == name && Space::of_export(export.kind) == Some(space));
        found.map(|export| export.index)
    }
}

fn function_type(ty: TypeRef) -> Option<u32> {
    if let TypeRef::Func(index) = ty { Some(index) } else { None }
}

/// What has numbers of its own in a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Function,
    Table,
    Memory,
    Global,
}

impl Space {
    pub const ALL: [Self; 4] = [Self::Function, Self::Table, Self::Memory, Self::Global];

    fn of_import(ty: TypeRef) -> Option<Self> {
        match ty {
            TypeRef::Func(_) => Some(Self::Function),
            TypeRef::Table(_) => Some(Self::Table),
            TypeRef::Memory(_) => Some(Self::Memory),
            TypeRef::Global(_) => Some(Self::Global),
            _ => None,
        }
    }

    fn of_export(kind: ExternalKind) -> Option<Self> {
        match kind {
            ExternalKind::Func => Some(Self::Function),
            ExternalKind::Table => Some(Self::Table),
            ExternalKind::Memory => Some(Self::Memory),
            ExternalKind::Global => Some(Self::Global),
            _ => None,
        }
    }
}

/// The table and the place in it that a function calls with its own parameters, if it does nothing else.
pub fn shim(body: &FunctionBody<'_>, own_type: u32) -> Outcome<Option<(u32, u32)>> {
    let mut operators = body.get_operators_reader()?;
    let mut next = 0;
    let slot = loop {
        match operators.read()? {
            Operator::LocalGet { local_index } if local_index == next => next += 1,
            Operator::I32Const { value } => break value.cast_unsigned(),
            _ => return Ok(None),
        }
    };
    let Operator::CallIndirect { type_index, table_index } = operators.read()? else { return Ok(None) };
    let is_all = matches!(operators.read()?, Operator::End) && operators.eof();
    Ok((is_all && type_index == own_type).then_some((table_index, slot)))
}

/// The functions of a segment; nothing where a place stays empty.
pub fn functions_of(items: &ElementItems<'_>) -> Outcome<Vec<Option<u32>>> {
    match items.clone() {
        ElementItems::Functions(functions) => {
            Ok(functions.into_iter().map(|function| function.map(Some)).collect::<Result<_, _>>()?)
        }
        ElementItems::Expressions(_, expressions) => {
            expressions.into_iter().map(|expression| named_function(&expression?)).collect()
        }
    }
}

fn named_function(expression: &wasmparser::ConstExpr<'_>) -> Outcome<Option<u32>> {
    match expression.get_operators_reader().read()? {
        Operator::RefFunc { function_index } => Ok(Some(function_index)),
        Operator::RefNull { .. } => Ok(None),
        other => Err(format!("the table of functions has {other:?}").into()),
    }
}

pub fn constant(expression: &wasmparser::ConstExpr<'_>) -> Outcome<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        other => Err(format!("a segment begins at {other:?}").into()),
    }
}

pub fn address_of(data: &Data<'_>) -> Outcome<u32> {
    match &data.kind {
        DataKind::Active { offset_expr, .. } => constant(offset_expr),
        DataKind::Passive => Err("a module has a passive segment, which is not merged".into()),
    }
}

/// A place in memory, and what stands there at the start.
pub type Segment = (u32, Vec<u8>);

/// Where segments of data begin in memory, and what they hold.
pub fn data(module: &[u8]) -> Outcome<Vec<Segment>> {
    Unit::read(module)?.data.iter().map(|data| Ok((address_of(data)?, data.data.to_vec()))).collect()
}

/// A module of nothing but data.
pub fn data_module(segments: &[Segment]) -> Vec<u8> {
    let mut section = DataSection::new();
    for (address, bytes) in segments {
        section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes.iter().copied());
    }
    let mut module = Module::new();
    module.section(&section);
    module.finish()
}
