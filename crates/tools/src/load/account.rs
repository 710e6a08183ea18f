//! The author's account (`verantwoording.toml`): what is said about the text and expected of the rules, beside the rules
//! themselves. It is held against the kader and shown to readers; no pack carries it.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::condition::Values;
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::records;

use super::dutch::syntax_problems;
use super::files;
use super::places::{Places, TextFile};
use super::reading::Findings;

/// Name of the account in a kader's folder; a kader may do without.
pub const ACCOUNT: &str = "verantwoording.toml";

records! {
    /// What the author declares.
    #[derive(Default)]
    pub struct Account {
        /// Which parts of a source have to be accounted for here; without one, the whole of it.
        scopes: Vec<Scope> as "bereik" or default,
        /// Sentences that no norm quotes, with why.
        not_normative: Vec<NotNormative> as "niet-normatief" or default,
        /// Norms that nothing in the kader rests on, with why.
        unused: Vec<Unused> as "niet-gebruikt" or default,
        /// How we read the text where it can be read in more than one way.
        choices: Vec<Reading> as "keuze" or default,
        /// Which answers are better than others.
        orders: Vec<Order> as "gunstig" or default,
    }

    /// A part of a source that has to be accounted for; what no part holds is up to other kaders of that source.
    pub struct Scope {
        /// Id of the source.
        source: String as "bron",
        /// The line it starts with, verbatim; absent: the start of the source.
        from: Option<String> as "van" or default,
        /// The line before which it ends, verbatim; absent: the end of the source.
        until: Option<String> as "tot" or default,
        /// Why the rest is left out.
        reason: String as "reden",
    }

    /// Sentences of a source, or parts of one, that no norm quotes.
    pub struct NotNormative {
        /// Id of the source.
        source: String as "bron",
        /// The sentences or parts of one, verbatim but for white space.
        sentences: Vec<String> as "zinnen",
        /// Norms that say the same, often of another source.
        same_as: Vec<String> as "hetzelfde-als" or default,
        /// Why they hold no norm of their own; may be left out when another norm says the same.
        reason: Option<String> as "reden" or default,
    }

    /// Norms that nothing in the kader rests on.
    pub struct Unused {
        /// Ids of the norms.
        norms: Vec<String> as "normen",
        /// Why nothing does.
        reason: String as "reden",
    }

    /// A choice between readings of the text.
    pub struct Reading {
        /// Id.
        id: String as "id",
        /// What it is about, in a few words.
        title: String as "titel",
        /// What the text leaves open: how it can be read.
        text: String as "tekst",
        /// How we read it, and why.
        reading: String as "lezing",
        /// What would be otherwise with another reading.
        otherwise: String as "anders",
        /// The norms that can be read in more than one way.
        norms: Vec<String> as "normen",
    }

    /// The answers to a question from favourable to unfavourable: a better answer never gives a worse outcome.
    pub struct Order {
        /// Id of the fact.
        fact: String as "feit",
        /// Values, best first; answers in one list are not compared with each other.
        ranks: Vec<Values> as "volgorde",
    }
}

/// Reads the account in `dir`, if there is one; its places get paths that start with `verantwoording`.
pub(super) fn read(dir: &Path, places: &mut Places) -> Result<Account, Vec<Problem>> {
    if !dir.join(ACCOUNT).exists() {
        return Ok(Account::default());
    }
    let text = files::read(dir, ACCOUNT).map_err(|problem| vec![problem.at(ACCOUNT, 1)])?;
    let file = TextFile::new(ACCOUNT.to_owned(), text);
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    let unseen = files::unseen(&file);
    if !errors.is_empty() || !unseen.is_empty() {
        return Err([syntax_problems(&file, &errors), unseen].concat());
    }
    for (key, raw) in table.get_ref() {
        places.insert_value(
            &format!("verantwoording.{}", key.get_ref()),
            &file,
            file.line(key.span().start),
            raw,
        );
    }
    let raw = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let mut findings = Findings::new(vec![&file], "verantwoording");
    let value = findings.value(0, &raw);
    let account = Account::read(value, &mut findings);
    findings.problems.extend(files::unseen_within(&file, &raw));
    if findings.problems.is_empty() { Ok(account) } else { Err(findings.problems) }
}
