//! Inputs made from inputs, as fuzzers do; the same ones every time.

use std::fs;
use std::path::Path;

use fastrand::Rng;

/// Inputs that libFuzzer found to reach something new, one per line in hexadecimal; none yet for some targets.
pub fn kept(target: &str) -> Vec<Vec<u8>> {
    let file = Path::new(crate::ROOT).join("fuzz/kept").join(format!("{target}.hex"));
    let Ok(text) = fs::read_to_string(file) else { return Vec::new() };
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).expect("hexadecimal");
    text.lines().map(|line| line.as_bytes().chunks(2).map(byte).collect()).collect()
}

/// One of the pool with a few changes; half of the time one.
pub fn mutated(pool: &[Vec<u8>], rng: &mut Rng) -> Vec<u8> {
    let mut input = pool[rng.usize(..pool.len())].clone();
    let mut more = true;
    while more {
        more = rng.bool();
        let (from, until) = part(&input, rng);
        match rng.u8(..7) {
            0 if !input.is_empty() => input[from.min(until - 1)] ^= 1 << rng.u8(..8),
            1 if !input.is_empty() => input[from.min(until - 1)] = rng.u8(..),
            2 => drop(input.drain(from..until)),
            3 => input.insert(from, rng.u8(..)),
            4 => {
                let copy = input[from..until].to_vec();
                let at = rng.usize(..=input.len());
                input.splice(at..at, copy);
            }
            5 => {
                let other = &pool[rng.usize(..pool.len())];
                let (start, end) = part(other, rng);
                input.splice(from..until, other[start..end].to_vec());
            }
            _ => {
                const TOKENS: [&str; 12] =
                    ["\"", "[[", "]]", "{", "}", "=", "\n", "\t", "null", "-1", "é", "\u{feff}"];
                let token = TOKENS[rng.usize(..TOKENS.len())];
                input.splice(from..from, token.bytes());
            }
        }
    }
    input
}

/// A stretch of at most 32 bytes; empty only in an empty input.
fn part(input: &[u8], rng: &mut Rng) -> (usize, usize) {
    if input.is_empty() {
        return (0, 0);
    }
    let from = rng.usize(..input.len());
    (from, (from + rng.usize(1..=32)).min(input.len()))
}
