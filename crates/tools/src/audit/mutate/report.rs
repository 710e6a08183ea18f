//! `mutaties.md`: what became of every mutant.

use std::collections::BTreeMap;
use std::fmt::Write;

use voorcheck_rules::kader::{Kader, Problem};

use super::{Fate, Mutant, Operator, Proof};
use crate::audit::markdown::escape;
use crate::load::Places;

/// How many mutants of a kind had each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Refused by the checks.
    pub refused: usize,
    /// Noticed by a scenario.
    pub noticed: usize,
    /// Proven to be no change.
    pub equivalent: usize,
    /// Noticed by nobody.
    pub survived: usize,
}

impl Counts {
    /// All together.
    pub fn total(self) -> usize {
        self.refused + self.noticed + self.equivalent + self.survived
    }

    fn add(&mut self, fate: &Fate) {
        match fate {
            Fate::Refused(_) => self.refused += 1,
            Fate::Noticed(_) => self.noticed += 1,
            Fate::Equivalent(_) => self.equivalent += 1,
            Fate::Survived => self.survived += 1,
        }
    }
}

/// Counts by operator, those that made a mutant, in order; and all together.
pub fn counts(mutants: &[Mutant], fates: &[Fate]) -> (Vec<(Operator, Counts)>, Counts) {
    let mut by: BTreeMap<Operator, Counts> = BTreeMap::new();
    let mut all = Counts::default();
    for (mutant, fate) in mutants.iter().zip(fates) {
        by.entry(mutant.operator).or_default().add(fate);
        all.add(fate);
    }
    (by.into_iter().collect(), all)
}

/// `vragen.toml:12`: where the changed part stands; the path for a kader that was not read from files.
pub fn place(places: &Places, mutant: &Mutant) -> String {
    let problem = Problem::new("", mutant.path.as_str(), "", "");
    let located = places.locate(vec![problem]).into_iter().next().and_then(|problem| problem.place);
    located.map_or_else(|| mutant.path.clone(), |(file, line)| format!("{file}:{line}"))
}

/// The whole report, as Markdown.
pub fn markdown(
    kader: &Kader,
    scenarios: usize,
    mutants: &[Mutant],
    fates: &[Fate],
    places: &Places,
) -> String {
    let (by, all) = counts(mutants, fates);
    let mut text = format!(
        "# Mutaties van {}\n\nGemaakt door `kader mutate {} --write`; verander het niet met de hand. Elke regel, \
         voorwaarde, status, termijn en elk antwoord is om de beurt een beetje veranderd, alsof iemand zich vergist. Merkt \
         geen van de {scenarios} gevallen uit `scenarios.md` dat, dan is er een geval te weinig of staat er iets dat niets doet.\n\n",
        escape(&kader.meta.title),
        kader.meta.id,
    );
    let _ = writeln!(
        text,
        "- **Geweigerd**: de toets van het kader laat de verandering niet toe.\n\
         - **Gemerkt**: een scenario verwacht iets anders.\n\
         - **Gelijk**: bewezen dat er voor geen enkel antwoord iets verandert.\n\
         - **Overleefd**: niemand merkt het.\n"
    );
    let _ = writeln!(
        text,
        "| Verandering | Aantal | Geweigerd | Gemerkt | Gelijk | Overleefd |\n|---|--:|--:|--:|--:|--:|"
    );
    let mut row = |name: &str, counts: Counts| {
        let Counts { refused, noticed, equivalent, survived } = counts;
        let _ = writeln!(
            text,
            "| {name} | {} | {refused} | {noticed} | {equivalent} | {survived} |",
            counts.total()
        );
    };
    for (operator, counts) in by {
        row(operator.name(), counts);
    }
    row("**Samen**", all);
    let with = |wanted: &dyn Fn(&Fate) -> bool| {
        let found = mutants.iter().zip(fates).filter(|(_, fate)| wanted(fate));
        // Lines of files would make the report stale with every sentence that is added above.
        found.map(|(mutant, _)| mutant).collect::<Vec<_>>()
    };
    let survived = with(&|fate| *fate == Fate::Survived);
    if !survived.is_empty() {
        let _ = writeln!(text, "\n## Overleefd\n");
        for mutant in survived {
            let _ = writeln!(text, "- {} ({})", mutant.change, place(places, mutant));
        }
    }
    for proof in [Proof::Function, Proof::EveryInput, Proof::LeftOpen] {
        let equivalent = with(&|fate| *fate == Fate::Equivalent(proof));
        if equivalent.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n## Gelijk: {}\n", proof.name());
        for mutant in equivalent {
            let _ = writeln!(text, "- {}", mutant.change);
        }
    }
    text.push_str(LEFT_OUT);
    text
}

const LEFT_OUT: &str = "
## Wat niet veranderd wordt

Teksten en hun volgorde op de pagina zijn om te lezen; een scenario hoeft ze niet te herhalen. Daarom worden niet veranderd: \
teksten, koppen, fasen en kleuren, de volgorde van signalen, acties en kaarten, de feiten waar een tegenspraak naar wijst, en de \
normen bij iets anders dan een reden (`dekking.md` toont waar elke norm staat). Een vraag die ‘weet niet’ weigert, wordt niet \
soepeler gemaakt: een scenario kan geen antwoord geven dat geweigerd wordt. Een verandering die nooit iets verbetert, wordt \
niet als aangeboden verandering geprobeerd.
";
