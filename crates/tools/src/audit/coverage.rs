//! Coverage: every sentence of the source has its place in the kader, and every norm its use.
//!
//! A sentence is accounted for when each of its letters and digits lies in the quote of a norm or in words that the
//! author lists as not normative, with a reason. Digits of footnotes, headings and the marks of lists need no account.
//! A norm is accounted for when something in the kader rests on it, or when the author says why nothing does. What the
//! author lists must be needed: a list that can grow stale proves nothing.

mod findings;
pub mod html;
mod made;
pub mod markdown;
mod outline;
mod phrases;
pub mod together;
mod weigh;

use serde::Serialize;
use voorcheck_rules::kader::{Kader, Problem, Voice};

pub use self::outline::Level;
use super::names::Names;
use crate::load::Loaded;
use made::made_of;

/// What became of the sources of a kader, for readers; the texts are those of the behandelaar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Id of the kader.
    pub kader: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its pack.
    pub sha256: String,
    /// Counts over all sources.
    pub figures: Figures,
    /// How the text is read where it can be read in more than one way.
    pub choices: Vec<Choice>,
    /// What is still to be confirmed or decided by others, with what they decided.
    pub open_points: Vec<String>,
    /// The sources, in the order of the kader.
    pub sources: Vec<Source>,
    /// What is wrong, by file and line.
    #[serde(skip)]
    pub findings: Vec<Problem>,
}

impl Coverage {
    /// The counts in sentences, as every form of the report has them.
    pub fn summary(&self) -> Vec<String> {
        phrases::figures(self)
    }
}

/// Numbers of sentences, headings and norms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Sentences to account for.
    pub sentences: usize,
    /// Of those: wholly quoted by norms.
    pub quoted: usize,
    /// Of those: quoted in part, the other words listed with a reason.
    pub partly_quoted: usize,
    /// Of those: wholly listed with a reason.
    pub listed: usize,
    /// Of those listed: another norm says the same, and no other reason was needed.
    pub same_as_norm: usize,
    /// Of the sentences: not accounted for.
    pub uncovered: usize,
    /// Headings, which need no account.
    pub headings: usize,
    /// Norms in the register; each quote stands verbatim in its source, or the kader does not load.
    pub norms: usize,
    /// Of those: used by something in the kader.
    pub used: usize,
    /// Of those: not used, with a reason.
    pub unused_with_reason: usize,
}

impl Figures {
    fn add(&mut self, other: Figures) {
        self.sentences += other.sentences;
        self.quoted += other.quoted;
        self.partly_quoted += other.partly_quoted;
        self.listed += other.listed;
        self.same_as_norm += other.same_as_norm;
        self.uncovered += other.uncovered;
        self.headings += other.headings;
        self.norms += other.norms;
        self.used += other.used;
        self.unused_with_reason += other.unused_with_reason;
    }
}

/// A choice between readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What the text leaves open.
    pub text: String,
    /// How we read it, and why.
    pub reading: String,
    /// What would be otherwise with another reading.
    pub otherwise: String,
    /// The norms it is about.
    pub norms: Vec<String>,
}

/// A source with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publication.
    pub publication: String,
    /// Why a part of it is left out, when it is: a reason for each range that is not.
    pub scopes: Vec<String>,
    /// Its own counts.
    pub figures: Figures,
    /// Headings and sentences, in order.
    pub rows: Vec<Row>,
    /// Norms quoted from what is left out.
    pub outside: Vec<Row>,
}

/// A heading, or one or more sentences in a row that have the same account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// What it is.
    pub level: Level,
    /// Its sentences, verbatim but for white space; one for a heading.
    pub sentences: Vec<String>,
    /// The line in the source the first starts on.
    pub line: usize,
    /// Ids of the norms that quote from it, in the order of their words.
    pub norms: Vec<String>,
    /// What rests on those norms, in the order of the kader.
    pub made: Vec<Made>,
    /// What nothing was made of, and why.
    pub nothing: Vec<Nothing>,
    /// Words without account.
    pub uncovered: Option<String>,
}

/// A part of the kader that rests on a norm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Made {
    /// What sort of part, in one word.
    pub kind: &'static str,
    /// Its id in the kader.
    pub id: String,
    /// What it is called or belongs to; may be empty.
    pub name: String,
    /// Its own words; empty where the name says all.
    pub text: String,
    /// The norms of this row it rests on.
    pub norms: Vec<String>,
}

/// Words nothing was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Nothing {
    /// The norm that quotes them and is not used.
    pub norm: Option<String>,
    /// The words, when they are not the whole sentence.
    pub words: Option<String>,
    /// Norms that say the same; what was made of those stands there.
    pub same_as: Vec<String>,
    /// Why; may be empty when another norm says the same.
    pub reason: String,
}

/// Holds the sources of a kader against its norms, its parts and its author's account. `sha256` is that of its pack.
pub fn examine(loaded: &Loaded, sha256: &str) -> Coverage {
    let kader = &loaded.kader;
    let made = made_of(kader);
    let mut findings = findings::of_lists(loaded);
    let mut figures = Figures::default();
    let mut sources = Vec::new();
    for source in &kader.meta.sources {
        let (weighed, found) = weigh::source(loaded, source, &made);
        figures.add(weighed.figures);
        findings.extend(found);
        sources.push(weighed);
    }
    let choices = loaded.account.choices.iter().map(|choice| Choice {
        id: choice.id.clone(),
        title: choice.title.clone(),
        text: choice.text.clone(),
        reading: choice.reading.clone(),
        otherwise: choice.otherwise.clone(),
        norms: choice.norms.clone(),
    });
    Coverage {
        kader: kader.meta.id.clone(),
        title: kader.meta.title.clone(),
        version: kader.meta.version.clone(),
        sha256: sha256.to_owned(),
        figures,
        choices: choices.collect(),
        open_points: kader.meta.open_points.iter().map(|point| names(kader).open_point(point)).collect(),
        sources,
        findings: loaded.places.locate(findings),
    }
}

fn names(kader: &Kader) -> Names<'_> {
    Names::new(kader, Voice::Behandelaar, str::to_owned)
}
