//! Archives whose bytes depend on their content alone: names in order, one time, one mode, no owner.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use voorcheck_site::fail::{OrFail, Outcome};
use voorcheck_site::gzip::gzip;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by their path in the archive, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

const MODE: u32 = 0o644;
/// 26 October 1985, the time npm gives every file: some programs stumble over the year 1970.
const TIME: u64 = 499_162_500;
const ADVICE: &str = "Is er genoeg geheugen? Begin opnieuw.";

/// A zip file.
pub fn zip(files: &Files) -> Outcome<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options).or_fail("het zipbestand lukt niet", name, ADVICE)?;
        writer.write_all(bytes).or_fail("het zipbestand lukt niet", name, ADVICE)?;
    }
    Ok(writer.finish().or_fail("het zipbestand lukt niet", "einde", ADVICE)?.into_inner())
}

/// A tar file, compressed with gzip.
pub fn tgz(files: &Files) -> Outcome<Vec<u8>> {
    let mut writer = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(MODE);
        header.set_mtime(TIME);
        writer.append_data(&mut header, name, bytes.as_slice()).or_fail(
            "het tarbestand lukt niet",
            name,
            ADVICE,
        )?;
    }
    gzip(&writer.into_inner().or_fail("het tarbestand lukt niet", "einde", ADVICE)?)
}
