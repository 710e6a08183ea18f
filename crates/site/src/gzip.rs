//! Gzip whose bytes depend on the content alone.

use std::io::Write;

use flate2::{Compression, GzBuilder};

use crate::fail::{OrFail, Outcome};

/// Bytes as gzip. There is neither a name nor a time in its head; the system it was made on reads "unknown".
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let packed = writer.write_all(bytes).and_then(|()| writer.finish());
    packed.or_fail(
        "het inpakken (gzip) lukt niet",
        format!("{} bytes", bytes.len()),
        "Is er genoeg geheugen? Begin opnieuw.",
    )
}
