//! `mutaties.md`: what became of every mutant.

use std::collections::BTreeMap;

use voorcheck_rules::kader::{Kader, Problem};

use super::{Fate, Mutant, Operator, Proof};
use crate::audit::markdown::{Page, escape};
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
    let mut page = Page::default();
    page.heading(1, &format!("Mutaties van {}", escape(&kader.meta.title)));
    page.paragraph(&format!(
        "Gemaakt door `kader mutate {} --write`; verander het niet met de hand. Elke regel, voorwaarde, status, termijn en \
         elk antwoord is om de beurt een beetje veranderd, alsof iemand zich vergist. Merkt geen van de {scenarios} gevallen \
         uit `scenarios.md` dat, dan is er een geval te weinig of staat er iets dat niets doet.",
        kader.meta.id,
    ));
    page.list([
        "**Geweigerd**: de toets van het kader laat de verandering niet toe.",
        "**Gemerkt**: een scenario verwacht iets anders.",
        "**Gelijk**: bewezen dat er voor geen enkel antwoord iets verandert.",
        "**Overleefd**: niemand merkt het.",
    ]);
    let row = |(name, counts): (&str, Counts)| {
        let Counts { refused, noticed, equivalent, survived } = counts;
        let numbers =
            [counts.total(), refused, noticed, equivalent, survived].map(|number| number.to_string());
        [vec![name.to_owned()], numbers.to_vec()].concat()
    };
    page.table(
        "| Verandering | Aantal | Geweigerd | Gemerkt | Gelijk | Overleefd |\n|---|--:|--:|--:|--:|--:|",
        by.iter().map(|(operator, counts)| (operator.name(), *counts)).chain([("**Samen**", all)]).map(row),
    );
    let with = |wanted: &dyn Fn(&Fate) -> bool| {
        let found = mutants.iter().zip(fates).filter(|(_, fate)| wanted(fate));
        // Lines of files would make the report stale with every sentence that is added above.
        found.map(|(mutant, _)| mutant).collect::<Vec<_>>()
    };
    let survived = with(&|fate| *fate == Fate::Survived);
    if !survived.is_empty() {
        page.heading(2, "Overleefd");
        let line = |mutant: &&Mutant| format!("{} ({})", mutant.change, escape(&place(places, mutant)));
        page.list(survived.iter().map(line));
    }
    for proof in [Proof::Function, Proof::EveryInput, Proof::LeftOpen] {
        let equivalent = with(&|fate| *fate == Fate::Equivalent(proof));
        if !equivalent.is_empty() {
            page.heading(2, &format!("Gelijk: {}", proof.name()));
            page.list(equivalent.iter().map(|mutant| &mutant.change));
        }
    }
    page.heading(2, "Wat niet veranderd wordt");
    page.paragraph(LEFT_OUT);
    page.into_text()
}

const LEFT_OUT: &str = "\
Teksten en hun volgorde op de pagina zijn om te lezen; een scenario hoeft ze niet te herhalen. Daarom worden niet veranderd: \
teksten, koppen, fasen en kleuren, de volgorde van signalen, acties en kaarten, de feiten waar een tegenspraak naar wijst, en de \
normen bij iets anders dan een reden (`dekking.md` toont waar elke norm staat). Een vraag die ‘weet niet’ weigert, wordt niet \
soepeler gemaakt: een scenario kan geen antwoord geven dat geweigerd wordt. Een verandering die nooit iets verbetert, wordt \
niet als aangeboden verandering geprobeerd.";
