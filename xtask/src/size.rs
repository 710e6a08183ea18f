//! How large the page is, file by file, and the limit it must stay under.

use crate::fail::{Fail, Outcome};
use crate::house::House;
use crate::run::Program;
use crate::say;

/// All bytes a visitor needs before the first question shows, compressed with brotli.
const LIMIT: u64 = 130_000;

/// What the first question does without: a sign for the tab, a message for browsers too old to show a question, the
/// style sheet for paper; and what is fetched after the page stands: the whole rules, the style of an outcome, and where the
/// rules come from.
const BESIDE: [&str; 6] = ["icon-", "kader-", "later-", "nomodule-", "paper-", "verantwoording-"];

/// Prints a table of the files of `dist/`, and fails above the limit when the page is the one that is shipped. Of several
/// versions of the rules, a visitor fetches one: the largest counts.
///
/// Node does the compressing (brotli 11, gzip 9): it is there anyway, and a crate more would only be compiled for this.
pub fn report(house: &House, names: &[String]) -> Outcome<()> {
    let text = Program::node(house, "xtask/js/sizes.mjs")?.arg(house.dist()).args(names).read()?;
    let (mut total, mut rules) = ([0_u64; 3], [0_u64; 3]);
    say::line(&format!("\n      {:<32}{:>10}{:>10}{:>10}", "bytes", "kaal", "gzip", "brotli"));
    for row in text.lines() {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let sizes: Vec<u64> = cells.filter_map(|cell| cell.parse().ok()).collect();
        let beside = BESIDE.iter().any(|start| name.starts_with(start));
        if name.starts_with("opening-") {
            rules.iter_mut().zip(&sizes).for_each(|(largest, size)| *largest = (*largest).max(*size));
        } else if !beside {
            total.iter_mut().zip(&sizes).for_each(|(sum, size)| *sum += size);
        }
        print_row(&format!("{name}{}", if beside { " *" } else { "" }), &sizes);
    }
    total.iter_mut().zip(rules).for_each(|(sum, largest)| *sum += largest);
    print_row("samen, tot de eerste vraag", &total);
    say::line("      * niet nodig voor de eerste vraag, niet meegeteld");
    let [_, _, brotli] = total;
    say::line(&format!("      grens voor brotli: {}, dus {}\n", say::bytes(LIMIT), verdict(brotli)));
    // Somebody who looks at a kader of their own must see it, however large.
    if brotli <= LIMIT || !house.is_shipped() {
        return Ok(());
    }
    Err(Fail::new(
        format!(
            "de pagina is te groot: {} bytes, {} te veel",
            say::bytes(brotli),
            say::bytes(brotli - LIMIT)
        ),
        "dist/ (tabel hierboven)",
        "Haal weg wat niet nodig is voor de eerste vraag. Een nieuwe afhankelijkheid van de pagina is de eerste verdachte.",
    ))
}

fn print_row(name: &str, sizes: &[u64]) {
    let cells: String = sizes.iter().map(|size| format!("{:>10}", say::bytes(*size))).collect();
    say::line(&format!("      {name:<32}{cells}"));
}

fn verdict(brotli: u64) -> String {
    match LIMIT.checked_sub(brotli) {
        Some(left) => format!("nog {} over", say::bytes(left)),
        None => "eroverheen".to_owned(),
    }
}
