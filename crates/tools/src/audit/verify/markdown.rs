//! The report as Markdown, to be kept beside the kader: in the words of the kader, the same every day.

use voorcheck_rules::assessment::dutch::{either, listed};
use voorcheck_rules::kader::{Kader, Voice};

use super::brief::{NOT_CLIENTS, brief, proof};
use super::dutch::{combinations, number};
use super::lattice::MOST_ASSIGNMENTS;
use super::model::{
    ConditionsShown, CriterionShown, DecisionShown, FactShown, FactSize, Finding, Given, OrderShown,
    PassShown, Proof, Share, Verification,
};
use crate::audit::markdown;
use crate::audit::markdown::escape;
use crate::audit::names::Names;

/// The report.
pub fn report(kader: &Kader, shown: &Verification) -> String {
    let mut page =
        Page { names: Names::new(kader, Voice::Behandelaar, escape), page: markdown::Page::default() };
    page.head(shown);
    page.brief(shown);
    page.found("Bevindingen", "Geen: er is niets gevonden dat hersteld moet worden.", &shown.findings);
    page.found("Opmerkingen", "Geen.", &shown.remarks);
    page.reference(shown);
    page.decisions(shown);
    page.criteria(shown);
    page.rules(shown);
    page.facts(shown);
    page.orders(shown);
    page.contradictions(shown);
    page.conditions(shown);
    page.passes(shown);
    page.page.into_text()
}

struct Page<'a> {
    names: Names<'a>,
    page: markdown::Page,
}

impl Page<'_> {
    fn heading(&mut self, heading: &str) {
        self.page.heading(2, heading);
    }

    fn paragraph(&mut self, text: &str) {
        self.page.paragraph(text);
    }

    fn table(&mut self, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let head = format!("| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()));
        self.page.table(&head, rows);
    }

    fn head(&mut self, shown: &Verification) {
        let kader = &shown.kader;
        self.page.heading(1, &format!("Verificatie: {}", escape(&kader.title)));
        self.paragraph(&format!(
            "Gemaakt met `kader verify`; niet met de hand wijzigen. Kader `{}`, versie {}, controlesom `{}`.",
            kader.id,
            escape(&kader.version),
            kader.sha256
        ));
        self.heading("Wat hier staat");
        self.paragraph(
            "De regels van dit kader zijn nagerekend voor **elke** combinatie van antwoorden, niet voor een steekproef. In \
             een combinatie heeft elke vraag die meetelt één antwoord.",
        );
        self.paragraph(NOT_CLIENTS);
    }

    /// What was asked and what came out, one line each.
    fn brief(&mut self, shown: &Verification) {
        self.heading("In het kort");
        let rows = brief(shown).into_iter().map(|line| vec![line.question.to_owned(), line.answer]);
        self.table(&["Onderzocht", "Resultaat"], rows);
    }

    fn found(&mut self, heading: &str, none: &str, found: &[Finding]) {
        self.heading(heading);
        if found.is_empty() {
            return self.paragraph(none);
        }
        self.page.list(found);
    }

    fn reference(&mut self, shown: &Verification) {
        self.heading("Het uitgangsgeval");
        self.paragraph(
            "Elk voorbeeld hieronder wijkt in zo min mogelijk antwoorden af van dit geval, waarin elke vraag haar eerste \
             antwoord heeft. Genoemd wordt alleen wat afwijkt.",
        );
        let names = self.names;
        let row = |given: &Given| vec![names.fact(&given.fact), names.option(&given.fact, &given.value)];
        self.table(&["Vraag", "Antwoord"], shown.reference.iter().map(row));
    }

    fn decisions(&mut self, shown: &Verification) {
        self.heading("Besluiten en uitkomsten");
        for decision in &shown.decisions {
            self.decision(decision);
        }
    }

    fn decision(&mut self, decision: &DecisionShown) {
        let names = self.names;
        self.page.heading(3, &names.decision(&decision.id));
        let fact = |size: &FactSize| format!("{} ({})", names.fact(&size.fact), size.values);
        let facts: Vec<String> = decision.facts.iter().map(fact).collect();
        let (questions, count) = match facts.len() {
            1 => ("Eén vraag telt mee".to_owned(), "het aantal antwoorden"),
            number => (format!("{number} vragen tellen mee"), "het aantal antwoorden per vraag"),
        };
        self.paragraph(&format!(
            "{questions}, met {count} tussen haakjes: {}. Samen {} van antwoorden. Dat zijn geen cliënten: hoe vaak een \
             uitkomst in het echt voorkomt, zegt deze tabel niet.",
            facts.join("; "),
            combinations(decision.cases)
        ));
        let row = |share: &Share| {
            let example = share.example.as_ref().map(|example| names.departures(example));
            vec![names.outcome(&decision.id, &share.id), number(share.cases), example_words(example)]
        };
        self.table(&["Uitkomst", "Combinaties", "Voorbeeld"], decision.outcomes.iter().map(row));
    }

    fn criteria(&mut self, shown: &Verification) {
        self.heading("Criteria en statussen");
        self.paragraph(
            "Voor elke combinatie van antwoorden waar een criterium naar kijkt, is er een regel die een status geeft. Een \
             streepje betekent dat geen regel van het criterium die status geeft.",
        );
        for decision in &shown.decisions {
            let of_decision: Vec<&CriterionShown> =
                shown.criteria.iter().filter(|criterion| criterion.decision == decision.id).collect();
            let Some(first) = of_decision.first() else { continue };
            let names = self.names;
            let statuses: Vec<String> =
                first.statuses.iter().map(|share| names.status(&decision.id, &share.id)).collect();
            let mut heads = vec!["Criterium", "Combinaties", "Zonder regel"];
            heads.extend(statuses.iter().map(String::as_str));
            let row = |criterion: &&CriterionShown| {
                let mut cells = vec![
                    names.criterion(&criterion.id),
                    number(criterion.cases),
                    number(criterion.uncovered),
                ];
                let count = |share: &Share| {
                    if share.cases == 0 { "–".to_owned() } else { number(share.cases) }
                };
                cells.extend(criterion.statuses.iter().map(count));
                cells
            };
            self.page.heading(3, &format!("Criteria van {}", names.decision(&decision.id)));
            self.table(&heads, of_decision.iter().map(row));
        }
    }

    fn rules(&mut self, shown: &Verification) {
        self.heading("Regels");
        self.paragraph(
            "De eerste regel die geldt, bepaalt de status. Van die status staat elke regel die geldt als reden op de pagina. \
             Een regel die nergens een reden geeft, is dood. De aantallen zijn combinaties van de antwoorden waar het \
             criterium naar kijkt.",
        );
        let names = self.names;
        let rows = shown.criteria.iter().flat_map(|criterion| {
            criterion.rules.iter().map(move |rule| {
                vec![
                    names.criterion(&criterion.id),
                    format!("`{}`", rule.id),
                    names.status(&criterion.decision, &rule.status),
                    number(rule.holds),
                    number(rule.first),
                    number(rule.reason),
                ]
            })
        });
        self.table(&["Criterium", "Regel", "Status", "Geldt", "Bepaalt de status", "Is een reden"], rows);
    }

    fn facts(&mut self, shown: &Verification) {
        self.heading("Vragen die beslissen");
        self.paragraph(
            "Op elke regel staan twee gevallen die alleen in deze ene vraag verschillen en toch een andere uitkomst hebben.",
        );
        let names = self.names;
        let rows = shown.facts.iter().flat_map(|fact| {
            fact.pairs.iter().map(move |pair| {
                let side = |value: &str, result: &str| {
                    format!("“{}”: {}", names.option(&fact.id, value), names.outcome(&pair.target, result))
                };
                let [one, other] = &pair.values;
                let [with_one, with_other] = &pair.results;
                vec![
                    names.fact(&fact.id),
                    names.decision(&pair.target),
                    side(one, with_one),
                    side(other, with_other),
                    others(&names.departures(&pair.others)),
                ]
            })
        });
        self.table(&["Vraag", "Besluit", "Met dit antwoord", "En met dit", "Overige antwoorden"], rows);
        self.same(shown);
    }

    fn same(&mut self, shown: &Verification) {
        let deciding = |fact: &&FactShown| !fact.pairs.is_empty() && !fact.same_outcomes.is_empty();
        let names = self.names;
        let rows: Vec<Vec<String>> = shown
            .facts
            .iter()
            .filter(deciding)
            .flat_map(|fact| {
                fact.same_outcomes
                    .iter()
                    .map(move |group| vec![names.fact(&fact.id), listed(&names.values(&fact.id, group))])
            })
            .collect();
        if !rows.is_empty() {
            self.paragraph(
                "Deze antwoorden geven in elk geval dezelfde uitkomst. Zij kunnen wel een andere reden, een ander signaal of \
                 een andere actie geven.",
            );
            self.table(&["Vraag", "Antwoorden met altijd dezelfde uitkomst"], rows);
        }
        let without: Vec<String> = shown
            .facts
            .iter()
            .filter(|fact| fact.pairs.is_empty() && fact.role != "beslist")
            .map(|fact| names.fact(&fact.id))
            .collect();
        if !without.is_empty() {
            self.paragraph(&format!(
                "Zonder invloed op een uitkomst, en alleen gevraagd voor een route, signaal of actie: {}.",
                without.join("; ")
            ));
        }
    }

    fn orders(&mut self, shown: &Verification) {
        self.heading("Gunstiger antwoorden");
        self.paragraph(
            "Waar de tekst zelf zegt welk antwoord beter bij het kader past, staat die volgorde in `verantwoording.toml`. \
             “Gunstig” gaat over dit kader, niet over de cliënt. Nagerekend is dat een gunstiger antwoord, als al het andere \
             gelijk blijft, nooit een zwaardere uitkomst of status geeft: bij geen enkele combinatie, voor elk besluit en elk \
             criterium. Antwoorden met “of” ertussen zijn niet met elkaar vergeleken.",
        );
        let names = self.names;
        let row = |order: &OrderShown| {
            let ranks: Vec<String> =
                order.ranks.iter().map(|rank| either(&names.values(&order.fact, rank))).collect();
            let outside = if order.unordered.is_empty() {
                "–".to_owned()
            } else {
                listed(&names.values(&order.fact, &order.unordered))
            };
            let result = match order.counterexamples.len() {
                0 => "geldt".to_owned(),
                number => format!("geldt niet: {number} keer, zie de bevindingen"),
            };
            vec![names.fact(&order.fact), ranks.join(" → "), outside, result]
        };
        if !shown.orders.is_empty() {
            let heads = ["Vraag", "Van gunstig naar ongunstig", "Niet vergeleken", "Resultaat"];
            self.table(&heads, shown.orders.iter().map(row));
        }
        let without: Vec<String> = unordered(shown).map(|fact| names.fact(&fact.id)).collect();
        if !without.is_empty() {
            self.paragraph(&format!(
                "Beslissende vragen zonder volgorde, en dus niet vergeleken: {}.",
                without.join("; ")
            ));
        }
    }

    fn contradictions(&mut self, shown: &Verification) {
        let found = &shown.contradictions;
        self.heading("Tegenspraken");
        if found.each.is_empty() {
            return self.paragraph("Dit kader noemt geen tegenspraken.");
        }
        self.paragraph(&format!(
            "Antwoorden die niet samengaan, worden getoond en nooit stil opgelost: er blijft een uitkomst. Dat is nagegaan door \
             van elke tegenspraak een geval te beoordelen. Van de {} van alle vragen waar tegenspraken zonder datum over gaan, \
             bevat {} er ten minste één.",
            combinations(found.cases),
            number(found.contradictory)
        ));
        let names = self.names;
        let rows = names.kader.contradictions.iter().zip(&found.each).map(|(contradiction, one)| {
            let example = one.example.as_ref().map(|example| names.departures(example));
            let assessed = if one.assessed { "ja" } else { "nee" };
            vec![
                names.text(&contradiction.text),
                format!("{} van {}", number(one.holds), number(one.cases)),
                example_words(example),
                assessed.to_owned(),
            ]
        });
        self.table(&["Tegenspraak", "Combinaties", "Voorbeeld", "Beoordeeld zonder fout"], rows);
        self.paragraph("Een voorwaarde op datums telt hier als een vraag met ja of nee, en het voorbeeld is beoordeeld zonder datums.");
    }

    fn conditions(&mut self, shown: &Verification) {
        if shown.conditions.iter().all(|of| of.examined == 0) {
            return;
        }
        self.heading("Routes, koppen en wat naast de uitkomst verschijnt");
        let row = |of: &ConditionsShown| {
            let kind = match of.kind {
                "route" => "Routes",
                "variant" => "Andere koppen bij een uitkomst",
                "onbeslist" => "Andere koppen bij een open uitkomst",
                "tegenspraak" => "Tegenspraken",
                "signaal" => "Signalen",
                "bronconflict" => "Bronconflicten",
                "open-stap" => "Open stappen",
                "overdracht" => "Overdrachten",
                "actie" => "Acties",
                "infokaart" => "Infokaarten",
                "moment" => "Momenten van de planner",
                kind => kind,
            };
            vec![kind.to_owned(), of.examined.to_string(), of.dead.to_string()]
        };
        let there = shown.conditions.iter().filter(|of| of.examined > 0);
        self.table(&["Onderdeel", "Onderzocht", "Verschijnt nooit"], there.map(row));
        self.paragraph(
            "Niet onderzocht: of voorwaarden op datums elkaar uitsluiten. Zij tellen hier als vrij te kiezen, want datums staan \
             buiten de beslisdiagrammen.",
        );
    }

    fn passes(&mut self, shown: &Verification) {
        self.heading("Tweede berekening");
        self.paragraph(
            "Wie nog niet alles weet, heeft een deelantwoord: elke vraag heeft een antwoord, een antwoord dat nog een paar \
             mogelijkheden openlaat, of geen antwoord. Over een deelantwoord zeggen beide berekeningen twee dingen: welke \
             uitkomsten nog kunnen, en welke open vragen er nog toe doen.",
        );
        self.paragraph(
            "Vergeleken zijn twee berekeningen. De ene volgt letterlijk de regels: zij beoordeelt elk volledig geval, en bepaalt \
             elk deelantwoord uit de gevallen die ervan kunnen komen. De andere is het beslisdiagram van het programma, vraag \
             voor vraag ingeperkt. Deelantwoorden die hetzelfde overlaten, komen uit op hetzelfde ingeperkte diagram; voor elk \
             verschillend diagram is ook nagegaan dat de functies die het programma zelf gebruikt (`Partial::reachable` en \
             `Partial::support`) hetzelfde zeggen. Bovendien zijn deelantwoorden rechtstreeks aan die functies voorgelegd: \
             alle, of bij grote aantallen een vast deel, gelijkmatig verspreid.",
        );
        self.paragraph("Voor elk criterium en elk besluit staat hieronder welk bewijs er is:");
        self.page.list([
            "**Elk deelantwoord**: alle deelantwoorden zijn nagegaan, en dus ook elk volledig geval.".to_owned(),
            format!("**Samengesteld**: een besluit met meer dan {} deelantwoorden. Een besluit is het zwaarste van zijn criteria, \
             en van elk criterium is elk deelantwoord nagegaan. Uit de diagrammen van de criteria is het diagram van het \
             besluit opnieuw gemaakt, en dat is hetzelfde. Gelijke diagrammen zijn gelijke functies, dus dit geldt voor elk \
             volledig geval en elk deelantwoord. Daarnaast zijn deelantwoorden getrokken, evenveel rond elke uitkomst, en met \
             beide berekeningen nagegaan.", number(MOST_ASSIGNMENTS)),
            "**Niet gedaan** of **niet bewezen**: er is geen bewijs. Dat is een bevinding.".to_owned(),
        ]);
        let names = self.names;
        let row = |pass: &PassShown| {
            let diagrams = pass.diagrams.map_or("–".to_owned(), |count| number(count as u128));
            let result = match pass.proof {
                _ if pass.differing > 0 || pass.unlike_the_product > 0 => "verschilt, zie de bevindingen",
                Proof::None => "niet bewezen, zie de bevindingen",
                Proof::EveryAssignment | Proof::Composition => "gelijk",
            };
            vec![names.pass(pass), proof(pass), diagrams, number(pass.asked), result.to_owned()]
        };
        let heads = ["Van", "Bewijs", "Verschillende diagrammen", "Rechtstreeks voorgelegd", "Resultaat"];
        self.table(&heads, shown.passes.iter().map(row));
    }
}

/// Facts that decide and have no order.
fn unordered(shown: &Verification) -> impl Iterator<Item = &FactShown> {
    let ordered = |fact: &FactShown| shown.orders.iter().any(|order| order.fact == fact.id);
    shown.facts.iter().filter(move |fact| !fact.pairs.is_empty() && !ordered(fact))
}

fn others(departures: &str) -> String {
    if departures.is_empty() { "als in het uitgangsgeval".to_owned() } else { departures.to_owned() }
}

fn example_words(example: Option<String>) -> String {
    match example.as_deref() {
        None => "–".to_owned(),
        Some("") => "het uitgangsgeval".to_owned(),
        Some(example) => example.to_owned(),
    }
}
