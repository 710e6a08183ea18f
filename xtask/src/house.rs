//! Where everything is. All paths derive from the root of the repository.

use std::cell::OnceCell;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::{Check, Parts};
use voorcheck_tools::site;

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
    /// The kaders of the site.
    pub checks: OnceCell<Rc<Vec<Check>>>,
    /// What every site is made of.
    pub parts: OnceCell<Rc<Parts>>,
    /// Our own command line.
    pub kader: OnceCell<PathBuf>,
    /// The Wasm of the page and of the module, as the compiler gives it.
    pub compiled: OnceCell<()>,
    /// The Wasm of the page with its glue.
    pub page: OnceCell<PathBuf>,
    /// The Wasm of the module with its glue.
    pub module: OnceCell<PathBuf>,
    /// The command line as it is in a release.
    pub program: OnceCell<PathBuf>,
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
                let (others, earlier, site_file) = (Vec::new(), None, None);
                let made = Made::default();
                let mut house = Self { kader, others, named: false, earlier, site_file, site, made, root };
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
        let first = self.made.checks.get().map(|checks| Rc::new(checks.iter().take(1).cloned().collect()));
        Self {
            root: self.root.clone(),
            kader: self.kader.clone(),
            others: Vec::new(),
            named: self.named,
            earlier: self.earlier.clone(),
            site_file: self.site_file.clone(),
            site: self.work().join("alleen"),
            made: Made { checks: first.map(OnceCell::from).unwrap_or_default(), ..self.made.clone() },
        }
    }

    /// Every check of the site, in order.
    pub fn checks(&self) -> Outcome<Rc<Vec<Check>>> {
        once(&self.made.checks, || {
            let mut first = site::check(&self.kader)?;
            if let Some(pack) = &self.earlier {
                first.earlier = Some(site::earlier(pack, first.id())?);
            }
            let others = self.others.iter().map(|kader| site::check(kader));
            [Ok(first)].into_iter().chain(others).collect::<Outcome<_>>().map(Rc::new)
        })
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
