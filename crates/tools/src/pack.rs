//! Packs: a kader as one JSON file with its hash.
//!
//! A pack is the canonical JSON (RFC 8785) of `{"kader": …, "sha256": "…"}`, where `sha256` is the SHA-256 (FIPS
//! 180-4, lowercase hexadecimal) over the canonical JSON of `kader` alone. Canonical JSON has one spelling, so the same
//! kader has the same hash whether it comes from a folder or from a pack, on every machine.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use voorcheck_rules::kader::{Kader, Problem};
use voorcheck_rules::records;

use crate::check::check;
use crate::load::{dutch, reading};

#[derive(Serialize)]
struct Packed<'a, T> {
    kader: &'a T,
    sha256: &'a str,
}

records! {
    /// A pack as it is read.
    pub struct Unpacked {
        /// The kader.
        kader: Kader as "kader",
        /// Its hash.
        sha256: String as "sha256",
    }
}

/// The hash of a kader: 64 lowercase hexadecimal digits.
///
/// Errors: none for a kader that was read; a value JSON cannot express gives an `invalid-kader` problem.
pub fn sha256(kader: &Kader) -> Result<String, Problem> {
    canonical(kader).map(|json| hash(&json))
}

/// The pack of a kader and its hash.
///
/// Errors: as [`sha256`].
pub fn to_json(kader: &Kader) -> Result<(String, String), Problem> {
    let sha256 = sha256(kader)?;
    Ok((packed(kader, &sha256)?, sha256))
}

/// A kader as canonical JSON with a hash beside it.
pub(crate) fn packed(kader: &impl Serialize, sha256: &str) -> Result<String, Problem> {
    canonical(&Packed { kader, sha256 })
}

/// Reads a pack: the kader, which meets every demand that needs no reasoning, and its hash, which was verified.
///
/// Errors: `syntax`, `unknown-field` and the like when it is not a pack; `wrong-hash` when the kader is not the one that
/// was packed; everything [`check`] finds.
pub fn read(json: &str) -> Result<(Kader, String), Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let again = |problem: Problem| Problem {
        advice: "Bouw het pakket opnieuw met `kader build`.".to_owned(),
        ..problem
    };
    // Once into the dictionary, which refuses unknown fields, and once as it stands, for the hash.
    let refused = |problems: Vec<Problem>| problems.into_iter().map(again).collect::<Vec<_>>();
    let Unpacked { kader, sha256 } = reading::of_json(json).map_err(refused)?;
    let value: Value = serde_json::from_str(json).map_err(|error| refused(vec![dutch::of_json(&error)]))?;
    let as_it_stands = canonical(value.get("kader").unwrap_or(&Value::Null)).map_err(one)?;
    let as_understood = canonical(&kader).map_err(one)?;
    if hash(&as_it_stands) != sha256 || as_it_stands != as_understood {
        return Err(one(Problem::new(
            "wrong-hash",
            "sha256",
            "Het pakket is na het bouwen gewijzigd: de controlegetallen verschillen.",
            "Bouw het pakket opnieuw met `kader build`.",
        )));
    }
    let problems = check(&kader);
    if problems.is_empty() { Ok((kader, sha256)) } else { Err(problems) }
}

fn canonical<T: Serialize>(value: &T) -> Result<String, Problem> {
    serde_json_canonicalizer::to_string(value).map_err(|_| {
        Problem::new(
            "invalid-kader",
            "",
            "Dit kader is niet als JSON te schrijven.",
            "Controleer de getallen in het kader.",
        )
    })
}

fn hash(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
