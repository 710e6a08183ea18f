//! Where everything is. All paths derive from the root of the repository.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::assets::Pack;
use crate::choice;
use crate::fail::{Fail, OrFail, Outcome};
use crate::seal;

/// The first check of the site, unless the reader names kaders; the other kaders that are kept here come after it.
const KADER: &str = "kaders/safehouse-gooi-en-vechtstreek";

/// The places of the repository.
pub struct House {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// The kader a check is built with: its folder, or a folder of versions.
    pub kader: PathBuf,
    /// The kaders of further checks in the same site.
    pub others: Vec<PathBuf>,
    /// Whether the reader named what to build with.
    named: bool,
    /// Where in the site the pages of this check stand: a folder, with a slash behind it; nothing for the only check of a site.
    pub folder: String,
    /// The pack of the version before the first of the kader, when its codes still open.
    pub earlier: Option<PathBuf>,
    /// What the site says of itself, when the reader names a file.
    pub site_file: Option<PathBuf>,
    /// Where the finished site goes.
    pub site: PathBuf,
    /// What this run has made already.
    pub made: Made,
}

/// What one run makes at most once, however many steps ask for it.
#[derive(Clone, Default)]
pub struct Made {
    /// The packs of all versions of the kader.
    pub packs: OnceCell<Vec<Pack>>,
    /// Our own command line.
    pub kader: OnceCell<PathBuf>,
    /// The Wasm of the page and of the module, as the compiler gives it.
    pub compiled: OnceCell<()>,
    /// The Wasm of the page with its glue.
    pub page: OnceCell<PathBuf>,
    /// The Wasm of the module with its glue.
    pub module: OnceCell<PathBuf>,
    /// The npm package as a folder.
    pub package: OnceCell<PathBuf>,
    /// The list of scenarios that the browser tests read.
    pub scenarios: OnceCell<PathBuf>,
}

/// Gives what was made before, or makes it.
pub fn once<T: Clone>(place: &OnceCell<T>, make: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    match place.get() {
        Some(made) => Ok(made.clone()),
        None => make().map(|made| place.get_or_init(|| made).clone()),
    }
}

impl House {
    /// Finds the root: the parent of this crate, told by cargo at run time.
    pub fn find() -> Outcome<Self> {
        let here =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&here).parent().map(Path::to_path_buf);
        match root {
            Some(root) if root.join("Trunk.toml").is_file() => {
                let (kader, site) = (root.join(KADER), root.join("dist"));
                let (others, folder) = (Vec::new(), String::new());
                let (earlier, site_file, made) = (None, None, Made::default());
                let mut house =
                    Self { kader, others, named: false, folder, earlier, site_file, site, made, root };
                house.others = house.kaders()?;
                house.others.retain(|kader| *kader != house.kader);
                Ok(house)
            }
            _ => Err(Fail::new(
                "de map van het project is niet gevonden",
                Path::new(&here).display().to_string(),
                "Start dit vanuit de map van het project, met `cargo xtask …`.",
            )),
        }
    }

    /// A kader the reader names: the first takes the place of the shipped ones, each after it is a further check.
    pub fn add(&mut self, kader: PathBuf) {
        if std::mem::replace(&mut self.named, true) {
            self.others.push(kader);
        } else {
            self.kader = kader;
            self.others.clear();
        }
    }

    /// The first check as a site of its own, in a working folder: what nearly every test looks at.
    pub fn alone(&self) -> Self {
        Self {
            root: self.root.clone(),
            kader: self.kader.clone(),
            others: Vec::new(),
            named: self.named,
            folder: String::new(),
            earlier: self.earlier.clone(),
            site_file: self.site_file.clone(),
            site: self.work().join("alleen"),
            made: self.made.clone(),
        }
    }

    /// Every check of the site, in order, as if it were the only one; of several each has its pages in a folder of its own.
    pub fn checks(&self) -> Outcome<Vec<Self>> {
        let chosen = choice::folders(self)?;
        let check = |kader: &PathBuf| {
            let alone = self.others.is_empty();
            let made =
                if alone { self.made.clone() } else { Made { packs: OnceCell::new(), ..self.made.clone() } };
            Self {
                kader: kader.clone(),
                folder: if alone { String::new() } else { folder(kader, &chosen) },
                earlier: self.earlier.clone().filter(|_| *kader == self.kader),
                site: self.site.clone(),
                made,
                ..self.alone()
            }
        };
        Ok([&self.kader].into_iter().chain(&self.others).map(check).collect())
    }

    /// Every kader that is kept here, by name.
    pub fn kaders(&self) -> Outcome<Vec<PathBuf>> {
        let folder = self.root.join("kaders");
        let entries = fs::read_dir(&folder).or_fail(
            "de map met kaders is niet te lezen",
            folder.display(),
            "Zet die terug.",
        )?;
        let folders = entries.flatten().map(|entry| entry.path());
        let mut kaders: Vec<PathBuf> = folders.filter(|folder| folder.join("kader.toml").is_file()).collect();
        kaders.sort();
        Ok(kaders)
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// Working files of this tool.
    pub fn work(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// The finished site.
    pub fn dist(&self) -> &Path {
        &self.site
    }

    /// Whether the reader named what to build with.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// The page's own sources: style sheets, loader, icon.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// A path as the reader knows it: from the root of the project.
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// The folder for the pages of a check, the same for every version of its kader: of the name that was chosen for it, or one
/// that says nothing of its subject.
fn folder(kader: &Path, chosen: &BTreeMap<String, String>) -> String {
    let id = kader.file_name().unwrap_or_default().to_string_lossy();
    let code: String = seal::sha256_hex(id.as_bytes()).chars().take(4).collect();
    chosen.get(&*id).map_or_else(|| format!("v{code}/"), |name| format!("{name}/"))
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).or_fail(
        "een bestand is niet te lezen",
        path.display(),
        "Bestaat het bestand, en mag u het lezen?",
    )
}

/// Reads a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).or_fail(
        "een bestand is niet te lezen",
        path.display(),
        "Bestaat het bestand, en mag u het lezen?",
    )
}

/// Writes a file, with the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).or_fail(
        "een bestand is niet te schrijven",
        path.display(),
        "Is er ruimte op de schijf, en mag u hier schrijven?",
    )
}

/// Makes a folder, with the folders above it.
pub fn make_folder(path: &Path) -> Outcome<()> {
    fs::create_dir_all(path).or_fail("een map is niet te maken", path.display(), "Mag u hier schrijven?")
}

/// Makes a folder that is surely empty.
pub fn fresh_folder(path: &Path) -> Outcome<()> {
    if path.exists() {
        fs::remove_dir_all(path).or_fail(
            "een oude map is niet te verwijderen",
            path.display(),
            "Is er een ander programma in bezig?",
        )?;
    }
    make_folder(path)
}

/// All files under a folder, sorted, so that every run sees them in the same order.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { todo.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
