//! The words around the figures. No figure stands here.

use super::figures::{
    Figures, Grown, Machine, OTHERS, OURS, SLOW, Spread, Target, Unit, Verdict, Visit, targets,
};
use crate::say;

/// What is never measured here.
const LEFT_OUT: [&str; 5] = [
    "Andere browsers dan Chromium, telefoons en een echt netwerk: dat is hier vertraagd.",
    "Een volgend bezoek, als de browser of de service worker alles al heeft.",
    "De voorcheck in de pagina van een ander (`<voor-check>`, het frame) en het losse bestand: alleen hun gewicht.",
    "Hoe lang een stap na de eerste duurt, de uitkomst, het printen, en hoeveel geheugen dat alles vraagt.",
    "De site met alle voorchecks: de pagina is die van de eerste voorcheck, als site op zichzelf.",
];

/// The whole report.
pub fn report(figures: &Figures) -> String {
    let conditions = figures.visits.conditions.iter();
    let questions: String = conditions
        .map(|one| format!("### {}\n\n{}\n", one.title, first_question(figures, &one.id)))
        .collect();
    let cases = figures.growth.first().map_or(0, |grown| grown.cases);
    let targets: String = targets(&figures.visits).iter().map(target).collect();
    let missing = OTHERS.iter().any(|(page, _)| figures.visits.of(SLOW, page).is_empty());
    let beside = missing.then_some("De twee andere pagina's: die zijn er hier niet.");
    let left_out: String = beside.iter().chain(&LEFT_OUT).map(|one| format!("- {one}\n")).collect();
    format!(
        "# Prestaties\n\n\
         Gemaakt door `cargo xtask bench`: elk getal hieronder is toen gemeten. Tijden zeggen alleen iets naast elkaar; op een andere\n\
         computer zijn ze anders. Er staat steeds de mediaan van alle rondes, met tussen haakjes de kleinste en de grootste.\n\n\
         ## Waarop\n\n{}\n\
         ## De doelen\n\n\
         | Wat (mediaan) | Hoogstens | Gemeten | Gehaald |\n|---|---|---|---|\n{targets}\n\
         ## Tot de eerste vraag\n\n\
         Bruikbaar is de vraag vanaf het moment dat een antwoord te kiezen is dat twee seconden later nog gekozen staat. Bij onze pagina\n\
         staat het dan ook in de code van de uitkomst; anders stopt de meting. De pagina's zijn om de beurt geopend, in een browser die\n\
         niets bewaard had. Verhoudingen zijn per ronde uitgerekend: onder de 1 was onze pagina eerder. Blokkeren is wat taken langer\n\
         duurden dan 50 ms, tot twee seconden na die keuze. Bytes zijn die met brotli, zonder koppen.\n\n\
         {questions}\
         ## Gewicht\n\n\
         Bytes van alles wat een manier om de voorcheck te tonen ophaalt.\n\n\
         | Manier | Kaal | gzip | brotli |\n|---|---|---|---|\n{}\n\
         ## De regels in een programma\n\n\
         Het npm-pakket in Node, elke ronde in een nieuw proces: `loadKader` van het eerste kader, en `assess` van {} verschillende\n\
         gevallen, elk één keer. ‘Eerste’ is de eerste keer in een proces.\n\n\
         | Wat | ms |\n|---|---|\n{}\n\
         ## Groei\n\n\
         Verzonnen kaders, per rij {} verschillende, met half zoveel criteria als feiten; door de regels zelf, zonder Wasm. Nakijken is\n\
         het hele kader met zijn diagrammen; inschatten is van {cases} gevallen waarin de helft van de vragen beantwoord is, elk één keer,\n\
         de mediaan.\n\n\
         ### Elk criterium leest twee eigen feiten\n\n{}\n\
         ### Elk criterium leest twee of drie van alle feiten\n\n\
         Die staan ver uit elkaar en tellen voor meer criteria mee: daarvan groeien diagrammen het snelst. Een kader waarvan zij niet in\n\
         de ruimte passen, wordt met uitleg geweigerd.\n\n{}\n\
         ## Niet gemeten\n\n{left_out}\n{}",
        machine(figures),
        figures.ways.iter().map(way).collect::<String>(),
        say::bytes(figures.rules.cases),
        rules(figures),
        figures.rounds,
        growth(figures.growth.iter().filter(|grown| grown.own)),
        growth(figures.growth.iter().filter(|grown| !grown.own)),
        figures.made_of,
    )
}

fn machine(Figures { visits, rustc, commit, rounds, .. }: &Figures) -> String {
    let Machine { processor, cores, memory, system, node, browser } = &visits.machine;
    format!(
        "| | |\n|---|---|\n\
         | Processor | {processor}, {cores} kernen |\n\
         | Geheugen | {} GB |\n\
         | Systeem | {system} |\n\
         | Versies | {rustc}; Node {node}; {browser} |\n\
         | Commit | {commit} |\n\
         | Rondes | {rounds} |\n",
        number(memory / 1e9, 1)
    )
}

fn target(target: &Target) -> String {
    let found = target.found.map_or_else(|| "–".to_owned(), |found| counted(found, target.unit));
    let margin =
        if target.margin > 0.0 { format!(" (+{})", number(target.margin, 2)) } else { String::new() };
    let verdict = match target.verdict() {
        Verdict::Met => "ja",
        Verdict::WithinMargin => "binnen de marge",
        Verdict::Missed => "**nee**",
        Verdict::NotMeasured => "niet gemeten",
    };
    format!("| {} | {}{margin} | {found} | {verdict} |\n", target.what, counted(target.most, target.unit))
}

/// The visits under one condition, beside each other.
fn first_question(Figures { visits, .. }: &Figures, condition: &str) -> String {
    let there = OTHERS.iter().filter(|(page, _)| !visits.of(condition, page).is_empty());
    let pages: Vec<(&str, &str)> = [(OURS, "onze pagina")].iter().chain(there).copied().collect();
    let titles: String = pages.iter().map(|(_, title)| format!(" {title} |")).collect();
    let mut table = format!("| |{titles}\n|---|{}\n", "---|".repeat(pages.len()));
    let mut row = |what: &str, cell: &dyn Fn(&str) -> Option<(Spread, Unit)>| {
        let cells: String = pages.iter().map(|(page, _)| format!(" {} |", cell_of(cell(page)))).collect();
        table.push_str(&format!("| {what} |{cells}\n"));
    };
    type Figure = fn(&Visit) -> Option<f64>;
    let rows: [(&str, Unit, Figure); 6] = [
        ("eerste vraag getekend", Unit::Milliseconds, |visit| Some(visit.first)),
        ("eerste vraag bruikbaar", Unit::Milliseconds, |visit| Some(visit.usable)),
        ("Wasm klaar", Unit::Milliseconds, |visit| visit.ready),
        ("blokkeren", Unit::Milliseconds, |visit| Some(visit.blocking)),
        ("bytes tot de eerste bruikbare vraag", Unit::Count, |visit| Some(visit.bytes)),
        ("bytes tot de tweede stap kan", Unit::Count, |visit| visit.before),
    ];
    for (what, unit, figure) in rows {
        let of = |page: &str| Spread::of(visits.of(condition, page).iter().filter_map(figure));
        row(what, &|page| Some((of(page)?, unit)));
    }
    row("bruikbaar: onze pagina gedeeld door deze", &|page| {
        let other = (page != OURS).then_some(page)?;
        Some((visits.ratio(condition, other)?, Unit::Times))
    });
    table
}

fn way((name, [plain, gzip, brotli]): &(&str, [u64; 3])) -> String {
    format!("| {name} | {} | {} | {} |\n", say::bytes(*plain), say::bytes(*gzip), say::bytes(*brotli))
}

fn rules(Figures { rules, .. }: &Figures) -> String {
    let rows = [
        ("load() first", "`load()`, eerste"),
        ("loadKader first", "`loadKader`, eerste"),
        ("loadKader", "`loadKader`"),
        ("assess first", "`assess`, eerste"),
        ("assess", "`assess`"),
    ];
    let row = |(name, title): (&str, &str)| {
        let spread = Spread::of(rules.rounds.iter().filter_map(|round| round.get(name).copied()));
        format!("| {title} | {} |\n", cell_of(spread.map(|spread| (spread, Unit::Milliseconds))))
    };
    rows.map(row).concat()
}

fn growth<'a>(rows: impl Iterator<Item = &'a Grown>) -> String {
    let row = |Grown { facts, kaders, .. }: &Grown| {
        let made = || kaders.iter().filter(|kader| kader.refused.is_none());
        let refused = kaders.iter().filter(|kader| kader.refused.is_some());
        let milliseconds =
            |spread: Option<Spread>| cell_of(spread.map(|spread| (spread, Unit::Milliseconds)));
        let nodes = Spread::of(made().filter_map(|kader| kader.nodes));
        format!(
            "| {facts} | {} | {} | {} | {} van {} | {} |\n",
            milliseconds(Spread::of(made().map(|kader| kader.check))),
            cell_of(nodes.map(|spread| (spread, Unit::Count))),
            milliseconds(Spread::of(made().filter_map(|kader| kader.assess))),
            refused.clone().count(),
            kaders.len(),
            milliseconds(Spread::of(refused.map(|kader| kader.check))),
        )
    };
    let rows: String = rows.map(row).collect();
    format!(
        "| Feiten | Nakijken (ms) | Knopen | Inschatten (ms) | Geweigerd | Weigeren (ms) |\n|---|---|---|---|---|---|\n{rows}"
    )
}

fn cell_of(found: Option<(Spread, Unit)>) -> String {
    let Some((Spread { median, least, most }, unit)) = found else { return "–".to_owned() };
    let [median, least, most] = [median, least, most].map(|figure| counted(figure, unit));
    if least == most { median } else { format!("{median} ({least} – {most})") }
}

/// A figure as a reader writes it: whole bytes and larger times, and what is small with what tells it apart.
fn counted(figure: f64, unit: Unit) -> String {
    match unit {
        Unit::Times => number(figure, 2),
        Unit::Milliseconds if figure < 10.0 => number(figure, 2),
        Unit::Milliseconds | Unit::Count => number(figure, 0),
    }
}

/// A number in Dutch: `1.234,5`.
fn number(figure: f64, decimals: usize) -> String {
    let text = format!("{figure:.decimals$}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), say::bytes);
    if rest.is_empty() { whole } else { format!("{whole},{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figures::{Made, Rules, tests::visits};

    fn figures(pages: &[(&str, [f64; 3])]) -> Figures {
        let fits = Made { check: 3.0, nodes: Some(1_234.0), assess: Some(0.5), refused: None };
        let refused = Made { check: 900.0, nodes: None, assess: None, refused: Some("code".to_owned()) };
        Figures {
            rounds: 3,
            rustc: "rustc 1.0".to_owned(),
            commit: "abc".to_owned(),
            visits: visits(pages),
            ways: vec![("de pagina", [400_000, 150_000, 120_000])],
            rules: Rules {
                cases: 2_000,
                rounds: [0.25, 0.75].map(|took| [("assess".to_owned(), took)].into()).into(),
            },
            growth: vec![
                Grown { own: true, facts: 10, cases: 60, kaders: vec![fits.clone()] },
                Grown { own: false, facts: 200, cases: 60, kaders: vec![fits, refused.clone(), refused] },
            ],
            made_of: "- Code: `1`\n".to_owned(),
        }
    }

    fn line<'a>(report: &'a str, start: &'a str) -> &'a str {
        report.lines().find(|line| line.starts_with(start)).unwrap_or(start)
    }

    #[test]
    fn every_figure_has_its_place() {
        let report = report(&figures(&[
            (OURS, [90.0, 100.0, 1_234.0]),
            ("preact", [100.0; 3]),
            ("statisch", [50.0; 3]),
        ]));
        for (start, all) in [
            ("| Processor", "| Processor | Rekenmachine, 2 kernen |"),
            ("| Geheugen", "| Geheugen | 8,0 GB |"),
            ("| Versies", "| Versies | rustc 1.0; Node v20; Chromium 1 |"),
            (
                "| eerste bruikbare vraag, langzaam, gedeeld door P",
                "| eerste bruikbare vraag, langzaam, gedeeld door Preact | 1,00 (+0,05) | 1,00 | ja |",
            ),
            ("| blokkeren, ", "| blokkeren, langzaam | 250 | 251 | **nee** |"),
            ("### Zo: s", "### Zo: slow"),
            ("| eerste vraag bruikbaar", "| eerste vraag bruikbaar | 100 (90 – 1.234) | 100 | 50 |"),
            (
                "| bruikbaar: ",
                "| bruikbaar: onze pagina gedeeld door deze | – | 1,00 (0,90 – 12,34) | 2,00 (1,80 – 24,68) |",
            ),
            ("| de pagina", "| de pagina | 400.000 | 150.000 | 120.000 |"),
            ("| `assess` ", "| `assess` | 0,50 (0,25 – 0,75) |"),
            ("| 10 ", "| 10 | 3,00 | 1.234 | 0,50 | 0 van 1 | – |"),
            ("| 200 ", "| 200 | 3,00 | 1.234 | 0,50 | 2 van 3 | 900 |"),
        ] {
            assert_eq!(line(&report, start), all);
        }
        assert!(report.ends_with("- Code: `1`\n") && !report.contains("andere pagina's"), "{report}");
    }

    #[test]
    fn without_the_other_pages_it_says_so() {
        let report = report(&figures(&[(OURS, [90.0; 3])]));
        assert!(report.contains("- De twee andere pagina's: die zijn er hier niet.\n"), "{report}");
        let beside = "| eerste bruikbare vraag, lokaal, gedeeld door statisch";
        assert_eq!(line(&report, beside), format!("{beside} | 1,15 | – | niet gemeten |"));
        assert_eq!(line(&report, "| | onze"), "| | onze pagina |");
    }
}
