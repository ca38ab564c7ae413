//! Merging, shown on modules of a few functions.

use super::*;
use wasm_encoder::{Function, RefType, TableType, ValType};

/// A main module: its function `one` stands at place 1 of the table; `two` and `three` do the same.
fn main() -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], [ValType::I32]);
    let mut functions = FunctionSection::new();
    functions.function(0).function(0).function(0);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 4,
        maximum: None,
        table64: false,
        shared: false,
    });
    let mut exports = ExportSection::new();
    exports.export(TABLE, wasm_encoder::ExportKind::Table, 0).export("two", wasm_encoder::ExportKind::Func, 1);
    exports.export("three", wasm_encoder::ExportKind::Func, 2);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![0].into()));
    let mut code = CodeSection::new();
    for value in [1, 2, 2] {
        let mut function = Function::new([]);
        function.instructions().i32_const(value).end();
        code.function(&function);
    }
    module.section(&types).section(&functions).section(&tables).section(&exports).section(&elements).section(&code);
    module.finish()
}

/// A module whose function at place 2 of the table calls the one at place 1, by a shim.
fn part() -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([], [ValType::I32]);
    let mut imports = ImportSection::new();
    let table = TableType { element_type: RefType::FUNCREF, minimum: 4, maximum: None, table64: false, shared: false };
    imports.import("__wasm_split", TABLE, table);
    let mut functions = FunctionSection::new();
    functions.function(1).function(1);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(2), Elements::Functions(vec![0].into()));
    let mut code = CodeSection::new();
    let (mut caller, mut shim) = (Function::new([]), Function::new([]));
    caller.instructions().call(1).i32_const(5).i32_add().end();
    shim.instructions().i32_const(1).call_indirect(0, 1).end();
    code.function(&caller).function(&shim);
    module.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
    module.finish()
}

fn operators(unit: &Unit<'_>, place: usize) -> Vec<String> {
    let reader = unit.bodies[place].get_operators_reader().unwrap();
    reader.into_iter().map(|operator| format!("{:?}", operator.unwrap())).collect()
}

#[test]
fn calls_between_merged_modules_are_direct_and_equal_functions_one() {
    let (main, part) = (main(), part());
    let merged = merge(&[&main, &part], &|_| true).unwrap();
    let unit = Unit::read(&merged).unwrap();
    assert_eq!(
        (unit.bodies.len(), unit.types.len(), unit.imports.len()),
        (3, 1, 0),
        "no shim, no type that nothing has"
    );
    assert_eq!(unit.export("two", Space::Function), unit.export("three", Space::Function));
    assert!(operators(&unit, 2)[0].contains("Call { function_index: 0 }"), "{:?}", operators(&unit, 2));
    assert_eq!(unit.elements.len(), 1, "places that follow each other are one segment");
}

#[test]
fn a_call_to_what_is_elsewhere_goes_through_the_table() {
    let part = part();
    let merged = merge(&[&part, &part], &|_| true).unwrap();
    let unit = Unit::read(&merged).unwrap();
    assert_eq!((unit.bodies.len(), unit.imports.len()), (2, 1), "one shim for both");
    assert!(operators(&unit, 1)[1].contains("CallIndirect"), "{:?}", operators(&unit, 1));
}

#[test]
fn variables_are_numbered_by_their_use_and_those_without_go() {
    let mut module = Module::new();
    let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
    types.ty().function([ValType::I32], [ValType::I32]);
    functions.function(0);
    let mut function = Function::new([(1, ValType::F64), (2, ValType::I32), (1, ValType::I64)]);
    function.instructions().local_get(0).local_set(2).local_get(0).local_tee(3).local_get(3).i32_add().end();
    code.function(&function);
    module.section(&types).section(&functions).section(&code);
    let merged = merge(&[&module.finish()], &|_| true).unwrap();
    let unit = Unit::read(&merged).unwrap();
    let groups: Vec<_> = unit.bodies[0].get_locals_reader().unwrap().into_iter().map(Result::unwrap).collect();
    assert_eq!(groups, [(2, wasmparser::ValType::I32)], "no variable that nobody uses");
    let locals: Vec<String> = operators(&unit, 0).into_iter().filter(|text| text.starts_with("Local")).collect();
    let expected = ["LocalGet", "LocalSet", "LocalGet", "LocalTee", "LocalGet"].into_iter().zip([0, 2, 0, 1, 1]);
    let expected = expected.map(|(name, index)| format!("{name} {{ local_index: {index} }}")).collect::<Vec<_>>();
    assert_eq!(locals, expected, "the parameter keeps its number");
}
