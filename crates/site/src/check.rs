//! A kader with all that a site shows of it, made by the tools. A site has one or more of these.

use voorcheck_rules::kader::{Kader, Voice};

use crate::fail::Outcome;

/// A check of a site.
#[derive(Clone)]
pub struct Check {
    /// Where in the site its pages stand: a folder, with a slash behind it; nothing for the only check of a site.
    pub folder: String,
    /// The pack of the version before the first, when its codes still open.
    pub earlier: Option<Earlier>,
    older: Vec<Version>,
    newest: Version,
}

/// A version of the kader.
#[derive(Clone)]
pub struct Version {
    /// The first day it holds, `YYYY-MM-DD`, when there are several.
    pub from: Option<String>,
    /// The rules.
    pub kader: Kader,
    /// The hash over their canonical bytes.
    pub sha256: String,
    /// Them as a pack, JSON.
    pub pack: String,
    /// What the first question needs of it, as JSON, by voice.
    pub openings: Vec<(Voice, String)>,
    /// The page at its first question as HTML, by voice, from who can draw it: it is there before any script.
    pub firsts: Vec<(Voice, String)>,
    /// Where they come from: the body of a page.
    pub account: String,
    /// Them as a list on paper, by voice: the body of a page.
    pub lists: Vec<(Voice, String)>,
}

/// The pack of a version that a site no longer shows.
#[derive(Clone)]
pub struct Earlier {
    /// The pack, JSON.
    pub pack: String,
    /// The hash it carries.
    pub sha256: String,
}

impl Check {
    /// A check of these versions, from old to new; nothing where there is none.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        let newest = versions.pop()?;
        Some(Self { folder: String::new(), earlier: None, older: versions, newest })
    }

    /// Its versions, from old to new.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        self.older.iter().chain([&self.newest])
    }

    /// The rules of the newest version: a page without scripts cannot tell the day.
    pub fn kader(&self) -> &Kader {
        &self.newest.kader
    }

    /// The page at its first question, by voice. Of several versions there is none: which one holds is known once it runs.
    pub fn firsts(&self) -> &[(Voice, String)] {
        if self.older.is_empty() { &self.newest.firsts } else { &[] }
    }

    /// Draws the first question of the newest version, by its openings.
    pub fn draw(&mut self, draw: impl Fn(Voice, &str, &Kader) -> Outcome<String>) -> Outcome<()> {
        let Version { openings, kader, firsts, .. } = &mut self.newest;
        let drawn = openings.iter().map(|(voice, opening)| Ok((*voice, draw(*voice, opening, kader)?)));
        *firsts = drawn.collect::<Outcome<_>>()?;
        Ok(())
    }

    /// The id of the kader, the same for every version.
    pub fn id(&self) -> &str {
        &self.kader().meta.id
    }

    /// What somebody can do without the check, or whatever it says.
    pub fn way_out(&self) -> &str {
        &self.kader().texts.way_out
    }

    /// The ids of the municipalities that a version knows.
    pub fn municipalities(&self) -> impl Iterator<Item = &str> {
        self.versions().flat_map(|version| {
            let asked = version.kader.meta.municipality_fact.as_ref();
            let facts = version.kader.facts.iter().filter(move |fact| Some(&fact.id) == asked);
            let options = facts.flat_map(|fact| &fact.options);
            options.filter(|option| option.is_municipality()).map(|option| option.id.as_str())
        })
    }
}

impl Version {
    /// What a file of this version is called before it is sealed: `kader.json`, or `kader-2027-01-01.json`.
    pub fn file(&self, base: &str) -> String {
        match &self.from {
            None => format!("{base}.json"),
            Some(from) => format!("{base}-{from}.json"),
        }
    }
}
