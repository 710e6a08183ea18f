//! How large every way to show the check is, file by file, and the limits they must stay under.

use std::fs;
use std::path::{Path, PathBuf};

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::files_under;

use crate::compress::{BROTLI, GZIP};
use crate::house::House;
use crate::say;

/// The files of a way to show the check before its first question: a name, or how it starts. Of several openings a visitor
/// fetches one: the largest counts.
struct Way {
    name: &'static str,
    files: &'static [&'static str],
    limit: u64,
    /// What each further check of the site may add to that.
    each: u64,
    /// Which of [`KINDS`] the limit is about.
    kind: usize,
}

const KINDS: [&str; 3] = ["kaal", "gzip", "brotli"];
/// The page of a check with the first question in it, in its folder.
const PAGE: &str = "behandelaar.html";
const PLAIN: usize = 0;
const SENT: usize = 2;

/// What a visitor waits for, and what a site puts in its pages. The page's limit is the promise of the project, however many
/// checks a site has; an element has its own loader, the check on paper, and no page, and names the beginning of each check.
const WAYS: [Way; 5] = [
    Way {
        name: "de eerste vraag, in de pagina zelf",
        files: &[PAGE, "style-"],
        limit: 9_000,
        each: 0,
        kind: SENT,
    },
    Way {
        name: "de pagina, tot de tweede stap",
        files: &[PAGE, "boot-", "opening-", "style-", "widget-"],
        limit: 144_000,
        each: 0,
        kind: SENT,
    },
    Way {
        name: "het element, tot de eerste vraag",
        files: &["embed.js", "element-", "opening-", "paper-", "style-", "widget-"],
        limit: 146_600,
        each: 250,
        kind: SENT,
    },
    Way { name: "embed.js", files: &["embed.js"], limit: 3_000, each: 0, kind: SENT },
    Way { name: "het losse bestand", files: &["voorcheck.html"], limit: 412_000, each: 0, kind: PLAIN },
];

/// Prints a table of the files of the site and of every way to show the first of its checks; fails above a limit, unless the
/// reader named what to build with. `folder` is where the pages of the first stand, of so many `checks`.
pub fn report(house: &House, names: &[String], folder: &str, checks: usize) -> Outcome<()> {
    let further = u64::try_from(checks.saturating_sub(1)).unwrap_or_default();
    say::line(&format!("\n      {:<40}{:>10}{:>10}{:>10}", "bytes", KINDS[0], KINDS[1], KINDS[2]));
    let rows = weighed(house, names)?;
    rows.iter().for_each(|(name, sizes)| print_row(name, sizes));
    say::line("");
    let mut over = Vec::new();
    for way in &WAYS {
        let total = total(&rows, way, folder);
        print_row(way.name, &total);
        let limit = way.limit + way.each * further;
        let size = total.get(way.kind).copied().unwrap_or_default();
        let kind = KINDS.get(way.kind).copied().unwrap_or_default();
        say::line(&format!("        grens, {kind}: {}, dus {}", say::bytes(limit), verdict(size, limit)));
        if size > limit {
            over.push(format!(
                "{}: {} bytes, {} te veel",
                way.name,
                say::bytes(size),
                say::bytes(size - limit)
            ));
        }
    }
    say::line("");
    // Somebody who looks at a kader of their own must see it, however large.
    if over.is_empty() || house.is_named() {
        return Ok(());
    }
    Err(Fail::new(
        format!("te groot: {}", over.join("; ")),
        format!("{}/ (tabel hierboven)", house.show(house.dist())),
        "Haal weg wat niet nodig is voor de eerste vraag. Een nieuwe afhankelijkheid van de pagina is de eerste verdachte.",
    ))
}

/// What every way to show the only check of a site weighs: as it is, as gzip and as brotli.
pub fn ways(house: &House) -> Outcome<Vec<(&'static str, [u64; 3])>> {
    let below = |file: PathBuf| Some(file.strip_prefix(house.dist()).ok()?.to_string_lossy().into_owned());
    let mut names: Vec<String> = files_under(house.dist()).into_iter().filter_map(below).collect();
    names.retain(|name| !name.ends_with(GZIP) && !name.ends_with(BROTLI));
    let rows = weighed(house, &names)?;
    Ok(WAYS.iter().map(|way| (way.name, total(&rows, way, ""))).collect())
}

fn weighed(house: &House, names: &[String]) -> Outcome<Vec<(String, [u64; 3])>> {
    names.iter().map(|name| Ok((name.clone(), sizes(house.dist(), name)?))).collect()
}

/// A file as it is, and as much as a server sends of it in each form: what does not get smaller goes as it is.
fn sizes(site: &Path, name: &str) -> Outcome<[u64; 3]> {
    let size = |end: &str| fs::metadata(site.join(format!("{name}{end}"))).map(|file| file.len());
    let plain = size("").or_fail("een bestand van de site is niet te wegen", name, "Bouw opnieuw.")?;
    Ok([plain, size(GZIP).unwrap_or(plain), size(BROTLI).unwrap_or(plain)])
}

fn total(rows: &[(String, [u64; 3])], way: &Way, folder: &str) -> [u64; 3] {
    let (mut total, mut opening) = ([0; 3], [0; 3]);
    let page = format!("{folder}{PAGE}");
    let is = |name: &str, start: &str| if start == PAGE { name == page } else { name.starts_with(start) };
    let counts = |name: &str| way.files.iter().any(|start| is(name, start));
    for (name, sizes) in rows.iter().filter(|(name, _)| counts(name)) {
        if name.starts_with("opening-") {
            opening
                .iter_mut()
                .zip(sizes)
                .for_each(|(largest, size): (&mut u64, &u64)| *largest = (*largest).max(*size));
        } else {
            total.iter_mut().zip(sizes).for_each(|(sum, size): (&mut u64, &u64)| *sum += size);
        }
    }
    total.iter_mut().zip(opening).for_each(|(sum, largest)| *sum += largest);
    total
}

fn print_row(name: &str, sizes: &[u64]) {
    let cells: String = sizes.iter().map(|size| format!("{:>10}", say::bytes(*size))).collect();
    say::line(&format!("      {name:<40}{cells}"));
}

fn verdict(size: u64, limit: u64) -> String {
    match limit.checked_sub(size) {
        Some(left) => format!("nog {} over", say::bytes(left)),
        None => "eroverheen".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_openings_the_largest_counts() {
        let rows = [
            ("opening-a", [1, 1, 1]),
            ("opening-b", [5, 4, 3]),
            ("boot-1", [2, 2, 2]),
            ("sw.js", [9, 9, 9]),
            ("behandelaar.html", [10, 10, 10]),
            ("v1/behandelaar.html", [20, 20, 20]),
        ]
        .map(|(name, sizes)| (name.to_owned(), sizes));
        let of = |folder| WAYS.get(1).map(|way| total(&rows, way, folder));
        assert_eq!((of(""), of("v1/")), (Some([17, 16, 15]), Some([27, 26, 25])));
    }
}
