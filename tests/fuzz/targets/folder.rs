//! The loader of kader folders: any text in any file, and kaders with something changed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use voorcheck_rules::kader::Problem;
use voorcheck_tools::check;
use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use super::bytes::Bytes;
use super::{assess, packs};

/// Files below a kader's folder, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Starts a file in an archive; the rest of the line is its name.
const MARK: &str = "=== ";

/// The folders of kaders to start from: the one made up for tests and the shipped one.
pub const FOLDERS: [&str; 2] = ["tests/kaders/mini", "kaders/safehouse-gooi-en-vechtstreek"];

/// The files of a kader's folder, its scenarios excepted.
pub fn read(folder: &str) -> Files {
    fn below(root: &Path, dir: &Path, files: &mut Files) {
        for entry in fs::read_dir(dir).expect("a folder of a kader") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("below the folder").to_string_lossy().into_owned();
            if name == "scenarios" {
                continue;
            }
            if path.is_dir() {
                below(root, &path, files);
            } else {
                files.insert(name, fs::read(&path).expect("a file of a kader"));
            }
        }
    }
    let root = Path::new(crate::ROOT).join(folder);
    let mut files = Files::new();
    below(&root, &root, &mut files);
    files
}

/// All files in one text, to mutate as a whole.
pub fn archive(files: &Files) -> Vec<u8> {
    let part =
        |(name, content): (&String, &Vec<u8>)| [format!("{MARK}{name}\n").as_bytes(), content].concat();
    files.iter().map(part).collect::<Vec<_>>().concat()
}

fn unpack(archive: &[u8]) -> Files {
    let mut files = Files::new();
    let mut current: Option<(String, Vec<u8>)> = None;
    for line in archive.split_inclusive(|&byte| byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK.as_bytes()) {
            files.extend(current.take());
            current = Some((String::from_utf8_lossy(name).trim_end().to_owned(), Vec::new()));
        } else if let Some((_, content)) = &mut current {
            content.extend(line);
        }
    }
    files.extend(current);
    files
}

/// A folder that is kept as the last input left it, so that only what differs is written.
struct Disk {
    dir: PathBuf,
    files: Files,
}

impl Disk {
    fn new(name: &str) -> Disk {
        let own = format!("kader-fuzz-{}-{:?}", std::process::id(), std::thread::current().id());
        let dir = std::env::temp_dir().join(own).join(name);
        fs::create_dir_all(&dir).expect("a folder to write in");
        Disk { dir, files: Files::new() }
    }

    fn become_(&mut self, files: Files) {
        for name in self.files.keys().filter(|name| !files.contains_key(*name)) {
            fs::remove_file(self.dir.join(name)).expect("a file written before");
        }
        let mut written = Files::new();
        for (name, content) in files {
            let path = self.dir.join(&name);
            let same = self.files.get(&name) == Some(&content);
            let there = same || {
                let made = path.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok());
                made && fs::write(&path, &content).is_ok()
            };
            if there {
                written.insert(name, content);
            }
        }
        self.files = written;
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Only what this process made.
        let _ = self.dir.parent().map(fs::remove_dir_all);
    }
}

thread_local! {
    static DISKS: RefCell<Vec<Disk>> =
        RefCell::new(FOLDERS.iter().map(|folder| Disk::new(folder.rsplit('/').next().unwrap_or(folder))).collect());
    static BASES: Vec<Files> = FOLDERS.iter().map(|folder| read(folder)).collect();
}

/// Target `folder`: the input is an archive of files.
pub fn text(data: &[u8]) -> bool {
    let plain = |name: &str| {
        let path = Path::new(name);
        let normal = path.components().all(|part| matches!(part, Component::Normal(_)));
        !name.is_empty()
            && name.len() < 100
            && normal
            && path.components().count() <= 2
            && !name.contains('\0')
    };
    let files: Files = unpack(data).into_iter().filter(|(name, _)| plain(name)).collect();
    loaded(0, files, data)
}

/// Target `folder_edits`: the input chooses a kader and what to change in it.
pub fn edits(data: &[u8]) -> bool {
    let mut bytes = Bytes(data);
    // The shipped kader is twenty times as large; it gets a turn in sixteen.
    let base = usize::from(bytes.byte() % 16 == 15);
    let mut files = BASES.with(|bases| bases[base].clone());
    for _ in 0..=bytes.below(4) {
        super::edit::edit(&mut files, &mut bytes);
    }
    loaded(base, files, data)
}

/// Loads the files as one of the kaders and holds the loader to what it promises.
fn loaded(base: usize, files: Files, data: &[u8]) -> bool {
    let (result, lines) = DISKS.with(|disks| {
        let disk = &mut disks.borrow_mut()[base];
        disk.become_(files);
        let lines: BTreeMap<String, usize> = disk
            .files
            .iter()
            .map(|(name, content)| (name.clone(), content.iter().filter(|&&byte| byte == b'\n').count() + 1))
            .collect();
        (load(&disk.dir), lines)
    });
    match result {
        Ok(loaded) => {
            let (json, hash) = pack::to_json(&loaded.kader).expect("a kader that was read can be packed");
            let read = pack::read(&json).expect("what was packed can be read");
            assert_eq!(read, (loaded.kader.clone(), hash.clone()));
            packs::both_ways(&json, &loaded.kader);
            match check::engine(loaded.kader, hash) {
                Ok(engine) => {
                    assess::sound(&engine, &mut Bytes(&data[data.len() / 2..]));
                    true
                }
                Err(problems) => {
                    problems_are_useful(&loaded.places.locate(problems), &lines);
                    false
                }
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            problems_are_useful(&problems, &lines);
            false
        }
    }
}

/// What is wrong, at a line of a file that is there, and what to do.
fn problems_are_useful(problems: &[Problem], lines: &BTreeMap<String, usize>) {
    for problem in problems {
        assert!(!problem.code.is_empty() && !problem.message.trim().is_empty(), "{problem:?}");
        let (file, line) = problem.place.as_ref().unwrap_or_else(|| panic!("without a place: {problem:?}"));
        // A file that is missing has no lines but its first.
        let most = lines.get(file).copied().unwrap_or(1);
        assert!((1..=most).contains(line), "no such line: {problem:?}");
    }
}
