//! How large every way to show the check is, file by file, and the limits they must stay under.

use crate::fail::{Fail, Outcome};
use crate::house::House;
use crate::run::Program;
use crate::say;

/// The files of a way to show the check before its first question: a name, or how it starts. Of several openings a visitor
/// fetches one: the largest counts.
struct Way {
    name: &'static str,
    files: &'static [&'static str],
    limit: u64,
    /// Which of [`KINDS`] the limit is about.
    kind: usize,
}

const KINDS: [&str; 3] = ["kaal", "gzip", "brotli"];
const PLAIN: usize = 0;
const BROTLI: usize = 2;

/// What a visitor waits for, and what a site puts in its pages. The page's limit is the promise of the project; an element
/// has its own loader, the check on paper, and no page.
const WAYS: [Way; 4] = [
    Way {
        name: "de pagina, tot de eerste vraag",
        files: &["index.html", "boot-", "opening-", "style-", "widget-"],
        limit: 133_000,
        kind: BROTLI,
    },
    Way {
        name: "het element, tot de eerste vraag",
        files: &["embed.js", "element-", "opening-", "paper-", "style-", "widget-"],
        limit: 140_000,
        kind: BROTLI,
    },
    Way { name: "embed.js", files: &["embed.js"], limit: 3_000, kind: BROTLI },
    Way { name: "het losse bestand", files: &["voorcheck.html"], limit: 400_000, kind: PLAIN },
];

/// Prints a table of the files of `dist/` and of every way to show the check, and fails above a limit when the page is the
/// one that is shipped.
///
/// Node does the compressing (brotli 11, gzip 9): it is there anyway, and a crate more would only be compiled for this.
pub fn report(house: &House, names: &[String]) -> Outcome<()> {
    let text = Program::node(house, "xtask/js/sizes.mjs")?.arg(house.dist()).args(names).read()?;
    say::line(&format!("\n      {:<40}{:>10}{:>10}{:>10}", "bytes", KINDS[0], KINDS[1], KINDS[2]));
    let rows: Vec<(&str, Vec<u64>)> = text
        .lines()
        .map(|row| {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or_default();
            (name, cells.filter_map(|cell| cell.parse().ok()).collect())
        })
        .collect();
    rows.iter().for_each(|(name, sizes)| print_row(name, sizes));
    say::line("");
    let mut over = Vec::new();
    for way in &WAYS {
        let total = total(&rows, way);
        print_row(way.name, &total);
        let size = total.get(way.kind).copied().unwrap_or_default();
        let kind = KINDS.get(way.kind).copied().unwrap_or_default();
        say::line(&format!(
            "        grens, {kind}: {}, dus {}",
            say::bytes(way.limit),
            verdict(size, way.limit)
        ));
        if size > way.limit {
            over.push(format!(
                "{}: {} bytes, {} te veel",
                way.name,
                say::bytes(size),
                say::bytes(size - way.limit)
            ));
        }
    }
    say::line("");
    // Somebody who looks at a kader of their own must see it, however large.
    if over.is_empty() || !house.is_shipped() {
        return Ok(());
    }
    Err(Fail::new(
        format!("te groot: {}", over.join("; ")),
        "dist/ (tabel hierboven)",
        "Haal weg wat niet nodig is voor de eerste vraag. Een nieuwe afhankelijkheid van de pagina is de eerste verdachte.",
    ))
}

fn total(rows: &[(&str, Vec<u64>)], way: &Way) -> [u64; 3] {
    let (mut total, mut opening) = ([0; 3], [0; 3]);
    for (name, sizes) in rows.iter().filter(|(name, _)| way.files.iter().any(|start| name.starts_with(start)))
    {
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
            ("opening-a", vec![1, 1, 1]),
            ("opening-b", vec![5, 4, 3]),
            ("boot-1", vec![2, 2, 2]),
            ("sw.js", vec![9, 9, 9]),
        ];
        assert_eq!(WAYS.first().map(|way| total(&rows, way)), Some([7, 6, 5]));
    }
}
