//! What is fuzzed: each target takes any bytes and panics only when the code under test breaks a promise. It tells
//! whether the bytes got past every refusal, so that a run shows how deep it went.
//!
//! Shared by the bounded run (`cargo test --test proofs fuzz`) and by libFuzzer (the crate in `fuzz/`). Both say
//! in `ROOT` where this repository is.

pub mod assess;
pub mod bytes;
pub mod code;
mod edit;
pub mod folder;
pub mod packs;

#[path = "../../common/made_up.rs"]
mod made_up;

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]) -> bool);

/// All of them.
#[allow(dead_code, reason = "each fuzzer of libFuzzer runs one")]
pub const ALL: [Target; 6] = [
    ("folder", folder::text),
    ("folder_edits", folder::edits),
    ("pack", packs::text),
    ("pack_edits", packs::edits),
    ("assess", assess::any),
    ("code", code::any),
];

/// Inputs to start from: whole kaders for the targets that read text, a few choices for those that read choices.
#[allow(dead_code, reason = "libFuzzer reads them from files")]
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "folder" => folder::FOLDERS.iter().map(|name| folder::archive(&folder::read(name))).collect(),
        "pack" => {
            let made_up = made_up::kader(0);
            let (json, _) = voorcheck_tools::pack::to_json(&made_up).expect("a made-up kader can be packed");
            let kept = std::path::Path::new(crate::ROOT).join(packs::PACK);
            vec![std::fs::read(kept).expect("the pack"), json.into_bytes()]
        }
        _ => (0..=255).step_by(5).map(|byte: u8| (0..64).map(|i| byte.wrapping_mul(i)).collect()).collect(),
    }
}

/// The words of the made-up kader: its keys and ids.
#[allow(dead_code, reason = "libFuzzer reads them from a file")]
pub fn words() -> std::collections::BTreeSet<String> {
    let files = folder::read(folder::FOLDERS[0]);
    let texts = files.iter().filter(|(name, _)| name.ends_with(".toml"));
    let of = |text: &Vec<u8>| -> Vec<String> {
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let text = String::from_utf8_lossy(text);
        text.split(|c| !letter(c)).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    texts.flat_map(|(_, text)| of(text)).collect()
}
