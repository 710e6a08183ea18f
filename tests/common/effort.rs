//! How many random cases a test tries.

/// The percentage the variable `EFFORT` of the environment asks for: less where the tests run once for every mutant of
/// the code.
fn percentage() -> u64 {
    std::env::var("EFFORT").map_or(100, |text| text.parse().expect("EFFORT is a percentage"))
}

/// That part of the usual number; at least one.
pub fn of(usual: u64) -> u64 {
    (usual * percentage() / 100).max(1)
}

/// Whether there are enough cases to ask that the rare ones are among them.
pub fn whole() -> bool {
    percentage() >= 100
}
