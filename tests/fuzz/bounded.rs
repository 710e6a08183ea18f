//! The bounded run of the fuzz targets: the same inputs every time, in less than a minute.
//!
//! `FUZZ_INPUTS=100000 cargo test --test proofs fuzz -- --nocapture` tries that many inputs per target.
//! For a long run guided by coverage, see `fuzz/README.md`.

mod mutate;
mod targets;

use std::fs;
use std::panic;
use std::path::Path;

use fastrand::Rng;

use crate::common::effort;

/// Inputs for a target that does so many in a moment; a variable of the environment asks for another number.
fn inputs(usual: usize) -> usize {
    let usual = || effort::of(usual as u64) as usize;
    std::env::var("FUZZ_INPUTS")
        .map_or_else(|_| usual(), |text| text.parse().expect("FUZZ_INPUTS is a number"))
}

/// Kept inputs, the seeds, and then changes of both. At least one in `deep` must get past every refusal: a run
/// that stops at the door shows nothing of the house.
fn run(name: &str, usual: usize, deep: usize) {
    let (_, target) = targets::ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    let mut pool = mutate::kept(name);
    pool.extend(targets::seeds(name));
    let mut rng = Rng::with_seed(0);
    let (total, mut deepest) = (inputs(usual), 0);
    for number in 0..total {
        let input = if number < pool.len() { pool[number].clone() } else { mutate::mutated(&pool, &mut rng) };
        match panic::catch_unwind(|| target(&input)) {
            Ok(accepted) => deepest += usize::from(accepted),
            Err(cause) => {
                let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
                fs::write(&file, &input).unwrap();
                println!("input {number} of the target `{name}` is in {}", file.display());
                panic::resume_unwind(cause);
            }
        }
    }
    println!("{total} inputs for `{name}`, {deepest} of them accepted");
    assert!(deepest >= total / deep, "{deepest} of {total}");
}

#[test]
fn any_text_in_the_files_of_a_kader() {
    run("folder", 2_000, 50);
}

#[test]
fn any_change_of_the_files_of_a_kader() {
    run("folder_edits", 2_500, 8);
}

#[test]
fn any_text_as_a_pack() {
    run("pack", 10_000, 20);
}

#[test]
fn any_change_of_a_pack() {
    run("pack_edits", 5_000, 8);
}

#[test]
fn any_answers() {
    run("assess", 20_000, 2);
}

#[test]
fn any_text_as_a_code_and_any_code_damaged() {
    run("code", 20_000, 4);
}

/// libFuzzer reads its first inputs from files, and words worth trying from a dictionary.
#[test]
fn seeds_are_written_for_libfuzzer() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-seeds");
    for (name, _) in targets::ALL {
        let seeds = [mutate::kept(name), targets::seeds(name)].concat();
        assert!(!seeds.is_empty(), "{name}");
        fs::create_dir_all(folder.join(name)).unwrap();
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(name).join(format!("{number:04}")), seed).unwrap();
        }
    }
    let words = targets::words();
    assert!(words.contains("feit") && words.contains("tuin-krijgen"), "{words:?}");
    let dictionary: String = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    fs::write(folder.join("words.dict"), dictionary).unwrap();
}
