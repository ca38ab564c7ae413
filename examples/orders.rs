//! Reads orders natively, to measure it.
//!
//! ```text
//! cargo run --profile bench --example orders -- write 5000000 200000 > orders.csv
//! cargo run --profile bench --example orders -- read orders.csv
//! ```
//!
//! `write` makes order lines of customers who buy again and again, three lines an order, as one large plain export; the same
//! numbers make the same file. `read` reads a file in chunks of 1 MiB and prints what it comes to, the time, and the most
//! memory that the process had (Linux only).

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Read, Write, stdout};
use std::time::{Duration, Instant};

use feltworth::metrics::models::Unit;
use feltworth::orders::{OrderOptions, OrderReader};

const CHUNK: usize = 1 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", lines, customers] => write_orders(lines.parse()?, customers.parse()?),
        ["read", path] => read(path),
        _ => Err("usage: orders write <lines> <customers> | orders read <file>".into()),
    }
}

fn write_orders(lines: u64, customers: u64) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    writeln!(out, "order_id,customer_id,order_date,quantity,unit_price,currency,status,product")?;
    for line in 0..lines {
        let order = line / 3;
        let random =
            order.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 11;
        let (customer, minute) = (random % customers, order * 1_051_200 / lines.div_ceil(3).max(1));
        let (day, minute) = (minute / 1440, minute % 1440);
        let (year, month, day) = (2025 + day / 365, 1 + day % 365 / 31, 1 + day % 365 % 31 % 28);
        let (pieces, cents) = (1 + line % 3, 199 + (line * 7919) % 5000);
        writeln!(
            out,
            "{},C{customer:07},{year}-{month:02}-{day:02} {:02}:{:02},{pieces},{}.{:02},EUR,paid,Tea {}",
            10_000_000 + order,
            minute / 60,
            minute % 60,
            cents / 100,
            cents % 100,
            line % 97,
        )?;
    }
    out.flush()?;
    Ok(())
}

fn read(path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = File::open(path)?;
    let mut reader = OrderReader::new(OrderOptions::new(Unit::Week))?;
    let (mut chunk, mut bytes, mut reading) = (vec![0; CHUNK], 0, Duration::ZERO);
    loop {
        let length = file.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        let start = Instant::now();
        reader.push(chunk.get(..length).unwrap_or_default())?;
        reading += start.elapsed();
        bytes += length;
    }
    let start = Instant::now();
    let outcome = reader.finish()?;
    let finishing = start.elapsed();
    println!(
        "{bytes} bytes, {} lines, {} orders, {} customers",
        outcome.lines,
        outcome.orders,
        outcome.customers.len()
    );
    println!("{} repeat days", outcome.customers.iter().map(|customer| customer.frequency).sum::<f64>());
    println!("reading {reading:?}, finishing {finishing:?}, {}", peak_memory().unwrap_or_default());
    Ok(())
}

fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
}
