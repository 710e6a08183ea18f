//! Gzip whose bytes depend on the content alone.

use std::io::Write;
use std::num::NonZeroU64;

use flate2::{Compression, GzBuilder};
use zopfli::{Format, Options};

use crate::fail::{OrFail, Outcome};

const PROBLEM: &str = "het inpakken (gzip) lukt niet";
const ADVICE: &str = "Is er genoeg geheugen? Begin opnieuw.";
/// Measured: more rounds find no more.
const ROUNDS: NonZeroU64 = NonZeroU64::MIN.saturating_add(4);

/// Bytes as gzip. There is neither a name nor a time in its head; the system it was made on reads "unknown".
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let packed = writer.write_all(bytes).and_then(|()| writer.finish());
    packed.or_fail(PROBLEM, format!("{} bytes", bytes.len()), ADVICE)
}

/// The same in a twentieth less, at a hundred times the work: for what nothing packs once more on its way.
pub fn tight(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let options = Options { iteration_count: ROUNDS, ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed).or_fail(
        PROBLEM,
        format!("{} bytes", bytes.len()),
        ADVICE,
    )?;
    Ok(packed)
}
