//! The last step of a build: names with a hash of their content, and integrity for everything the page loads. It runs
//! after all optimisation, so that a name stands for exactly the bytes that are shipped.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// A finished file under its new name.
pub struct Sealed {
    /// The name with the hash in it: `widget-1a2b3c4d5e.js`.
    pub name: String,
    /// `sha384-…`, for `integrity`.
    pub integrity: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Finished files by the name they had in the page's source.
pub type Seals = BTreeMap<String, Sealed>;

/// Names `bytes` after their content. `base` and `extension` make up the readable part of the name.
pub fn seal(base: &str, extension: &str, bytes: Vec<u8>) -> Sealed {
    let hash = sha256_hex(&bytes);
    let short: String = hash.chars().take(10).collect();
    Sealed { name: format!("{base}-{short}.{extension}"), integrity: integrity(&bytes), bytes }
}

/// The same files, without their bytes, as a page in this folder of the site names them.
pub fn from_folder(seals: &Seals, folder: &str) -> Seals {
    let up = "../".repeat(folder.matches('/').count());
    let seen = |(key, sealed): (&String, &Sealed)| {
        let Sealed { name, integrity, .. } = sealed;
        (key.clone(), Sealed { name: up.clone() + name, integrity: integrity.clone(), bytes: Vec::new() })
    };
    seals.iter().map(seen).collect()
}

/// A file that keeps its name, because others name it.
pub fn fixed(name: &str, bytes: Vec<u8>) -> Sealed {
    Sealed { name: name.to_owned(), integrity: integrity(&bytes), bytes }
}

/// `sha384-…`, for `integrity`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// `sha256-…`, for a script that stands in the page itself.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_its_bytes() {
        let sealed = seal("a", "js", b"abc".to_vec());
        assert_eq!(sealed.name, "a-ba7816bf8f.js");
        assert_eq!(
            sealed.integrity,
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}
