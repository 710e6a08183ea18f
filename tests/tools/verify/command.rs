//! What `kader verify` prints, keeps and refuses.

use std::fs;
use std::process::Command;

use super::RULES;
use crate::common::mini;

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn kader(args: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_kader")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_report_is_written_checked_and_refused_when_stale() {
    let dir = mini::copy("verify-kept");
    let (path, file) = (dir.to_str().unwrap(), dir.join("verificatie.md"));
    let missing = kader(&["verify", path, "--check"]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.contains("kader verify") && missing.err.contains("--write"), "{}", missing.err);
    assert!(!file.exists(), "a check writes nothing");

    let written = kader(&["verify", path, "--write"]);
    assert_eq!((written.code, written.err.as_str()), (0, ""));
    assert!(written.out.contains("Geen bevindingen"), "{}", written.out);
    let report = fs::read_to_string(&file).unwrap();
    assert_eq!(kader(&["verify", path, "--check"]).code, 0);
    // A checkout may turn the ends of lines.
    fs::write(&file, report.replace('\n', "\r\n")).unwrap();
    assert_eq!(kader(&["verify", path, "--check"]).code, 0);
    fs::write(&file, &report).unwrap();

    mini::edit(&dir, RULES, "reden = \"Er is ervaring.\"", "reden = \"Er is veel ervaring.\"");
    let stale = kader(&["verify", path, "--check", "--json"]);
    assert_eq!((stale.code, stale.out.as_str()), (2, ""));
    let error: serde_json::Value = serde_json::from_str(&stale.err).unwrap();
    assert_eq!(error["error"]["code"], "stale-report");
    assert_eq!(fs::read_to_string(&file).unwrap(), report, "a check writes nothing");
}

#[test]
fn findings_end_with_1_and_stand_in_every_report() {
    let dir = mini::copy("verify-wanting");
    mini::edit(
        &dir,
        RULES,
        "als = { ervaring = \"ervaren\" }",
        "als = { ervaring = [\"ervaren\", \"cursus\"] }",
    );
    let path = dir.to_str().unwrap();
    let line = mini::line_of(&dir, RULES, "[[criterium.regel]]\nid = \"cursus\"");
    let place = format!("regels.toml:{line}: Regel `cursus`");

    let said = kader(&["verify", path, "--write"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("2 bevindingen") && said.out.contains(&place), "{}", said.out);
    assert!(said.out.contains("nee: 1 bevinding"), "{}", said.out);
    assert!(said.out.contains("niets over cliënten"), "{}", said.out);
    assert!(fs::read_to_string(dir.join("verificatie.md")).unwrap().contains(&place));

    let json = kader(&["verify", path, "--json"]);
    assert_eq!(json.code, 1);
    let shown: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(shown["findings"][1]["code"], "dead-rule");
    assert_eq!(shown["findings"][1]["line"], line);
    assert_eq!(shown["decisions"][0]["cases"], 6);
    assert_eq!(shown["kader"]["id"], "mini");
}

#[test]
fn a_folder_without_a_kader_is_refused() {
    let said = kader(&["verify", "nergens", "--json"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let error: serde_json::Value = serde_json::from_str(&said.err).unwrap();
    assert_eq!(error["error"]["code"], "invalid-kader");
}
