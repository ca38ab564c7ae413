//! The numbers of local variables: those of the type that is used most first, of these the most used first. So functions that do
//! the same with other variables are written alike, and what is used by nobody goes.

use std::cmp::Reverse;
use std::error::Error;

use wasm_encoder::Instruction;
use wasmparser::{FunctionBody, Operator, ValType};

/// The variables of a function under their new numbers. Its parameters keep theirs.
pub struct Locals {
    parameters: u32,
    /// The new number of each variable.
    numbers: Vec<u32>,
    /// The type of each that is used, in their new order.
    types: Vec<ValType>,
}

impl Locals {
    /// Those of a function with so many parameters.
    pub fn of(body: &FunctionBody<'_>, parameters: u32) -> Result<Self, Box<dyn Error>> {
        let types = declared(body)?;
        let uses = uses(body, parameters, types.len())?;
        let of_type = |ty: ValType| -> u32 {
            types.iter().zip(&uses).filter(|(other, _)| **other == ty).map(|(_, uses)| uses).sum()
        };
        let mut used: Vec<(usize, ValType, u32)> =
            types.iter().zip(&uses).enumerate().map(|(at, (ty, uses))| (at, *ty, *uses)).collect();
        used.retain(|(.., uses)| *uses > 0);
        used.sort_by_cached_key(|(at, ty, uses)| (Reverse(of_type(*ty)), format!("{ty:?}"), Reverse(*uses), *at));
        let mut numbers = vec![0; types.len()];
        for (number, (at, ..)) in (parameters..).zip(&used) {
            numbers.iter_mut().skip(*at).take(1).for_each(|known| *known = number);
        }
        Ok(Self { parameters, numbers, types: used.into_iter().map(|(_, ty, _)| ty).collect() })
    }

    /// The types in the order of the new numbers, with how many there are in a row.
    pub fn groups(&self) -> impl Iterator<Item = (u32, ValType)> {
        self.types
            .chunk_by(|one, other| one == other)
            .filter_map(|group| Some((u32::try_from(group.len()).ok()?, *group.first()?)))
    }

    /// An instruction with the new number in place of the old one.
    pub fn renumbered<'a>(&self, instruction: Instruction<'a>) -> Instruction<'a> {
        match instruction {
            Instruction::LocalGet(index) => Instruction::LocalGet(self.number(index)),
            Instruction::LocalSet(index) => Instruction::LocalSet(self.number(index)),
            Instruction::LocalTee(index) => Instruction::LocalTee(self.number(index)),
            other => other,
        }
    }

    fn number(&self, index: u32) -> u32 {
        let own = index.checked_sub(self.parameters).and_then(|own| self.numbers.get(own as usize));
        own.copied().unwrap_or(index)
    }
}

/// The type of each variable that a function declares.
fn declared(body: &FunctionBody<'_>) -> Result<Vec<ValType>, Box<dyn Error>> {
    let mut types = Vec::new();
    for group in body.get_locals_reader()? {
        let (count, ty) = group?;
        types.extend(std::iter::repeat_n(ty, count as usize));
    }
    Ok(types)
}

/// How often each of them is named.
fn uses(body: &FunctionBody<'_>, parameters: u32, count: usize) -> Result<Vec<u32>, Box<dyn Error>> {
    let mut uses = vec![0; count];
    for operator in body.get_operators_reader()? {
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = operator?
            && let Some(own) = local_index.checked_sub(parameters)
        {
            uses.iter_mut().skip(own as usize).take(1).for_each(|uses| *uses += 1);
        }
    }
    Ok(uses)
}
