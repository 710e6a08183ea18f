//! A kader from a folder or a pack, ready to assess with.

use std::path::Path;

use super::Refusal;
use crate::assessment::Engine;
use crate::kader::load::{Places, load};
use crate::kader::pack;

/// A kader that can be used, with its hash.
pub struct Opened {
    pub engine: Engine,
    pub sha256: String,
}

/// Opens a folder or a pack; the demands that need reasoning are checked too.
///
/// Refused with every problem; those of a folder have file and line.
pub fn open(path: &Path) -> Result<Opened, Refusal> {
    let (kader, sha256, places) = if path.is_dir() {
        let loaded = load(path).map_err(|problems| Refusal::of_kader(&problems))?;
        let sha256 = pack::sha256(&loaded.kader).map_err(|problem| Refusal::of_kader(&[problem]))?;
        (loaded.kader, sha256, loaded.places)
    } else {
        let json = std::fs::read_to_string(path).map_err(|_| {
            let message = format!("`{}` is geen map met een kader en geen leesbaar pakket.", path.display());
            Refusal::new("unreadable-file", message, "kader")
        })?;
        let (kader, sha256) = pack::read(&json).map_err(|problems| Refusal::of_kader(&problems))?;
        (kader, sha256, Places::default())
    };
    let engine = Engine::new(kader, sha256.clone());
    let engine = engine.map_err(|problems| Refusal::of_kader(&places.locate(problems)))?;
    Ok(Opened { engine, sha256 })
}
