//! The command line as a process.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use crate::common::in_process::Said;

pub fn kader_with_input<S: AsRef<std::ffi::OsStr>>(args: &[S], input: &str) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kader"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A refusal may come before the input is read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

pub fn kader<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Said {
    kader_with_input(args, "")
}

pub fn path(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

pub fn mini() -> String {
    path(&crate::common::mini::original())
}

/// `kader assess` on the made-up kader, with the answers on standard input.
pub fn assess(input: &str, more: &[&str]) -> Said {
    let mini = mini();
    let args = [&["assess", "--kader", &mini, "--answers", "-", "--today", "2026-11-22"][..], more].concat();
    kader_with_input(&args, input)
}

/// A folder for the files of one test.
pub fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}
