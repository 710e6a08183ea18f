//! Beside each file of the site the same file compressed, once and as well as it can be: a server only has to send it.

use std::path::Path;

use voorcheck_site::fail::Outcome;
use voorcheck_site::files::write;
use voorcheck_site::gzip::gzip;

use crate::house::House;
use crate::run::Program;

/// What stands behind the name of a file in the form of gzip.
pub const GZIP: &str = ".gz";
/// The same for brotli.
pub const BROTLI: &str = ".br";
/// Pictures of points are compressed already.
const KINDS: [&str; 7] = [".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"];

/// Writes them into `site`, where the files stand. A file that would not get smaller has none.
pub fn beside(house: &House, site: &Path, files: &[(String, Vec<u8>)]) -> Outcome<()> {
    let mut names = Vec::new();
    for (name, bytes) in files {
        if KINDS.iter().any(|kind| name.ends_with(kind)) {
            let packed = gzip(bytes)?;
            if packed.len() < bytes.len() {
                write(&site.join(format!("{name}{GZIP}")), packed)?;
            }
            names.push(name);
        }
    }
    // Node has brotli; a crate for it would be compiled for this alone.
    let brotli = Program::node(house, "xtask/js/brotli.mjs").arg(site).args(names);
    brotli.quietly("Lees de melding hierboven. Is er ruimte op de schijf?")
}

/// Whether a file of the site is one of these.
pub fn is_compressed(name: &str) -> bool {
    [GZIP, BROTLI].iter().any(|end| name.ends_with(end))
}
