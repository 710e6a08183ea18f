//! Texts that go with a part of the kader: they are there when that part is.

use voorcheck_rules::kader::model::Kader;

use super::Report;

/// What the interface says of the parts a kader has.
pub(super) fn check(report: &mut Report, kader: &Kader) {
    let papers = kader.actions.iter().any(|action| action.paper.is_some());
    let prompts = kader.criteria.iter().flat_map(|one| &one.rules).any(|rule| !rule.prompts.is_empty());
    let letter = kader.letter.iter().any(|paragraph| paragraph.form.is_none());
    let cards = kader.routes.iter().flat_map(|route| &route.cards);
    let contacts = cards.map(|card| card.contact).chain(kader.actions.iter().map(|action| action.contact));
    let contacts = contacts.flatten().next().is_some();
    let texts = &kader.texts;
    let with = [
        ("papieren", &texts.papers, papers, "acties met `stuk`"),
        ("onderbouwing", &texts.prompts, prompts, "regels met `onderbouwing`"),
        ("onderbouwing-uitleg", &texts.prompts_use, prompts, "regels met `onderbouwing`"),
        ("contact-zoeken", &texts.find_contact, contacts, "acties of kaarten met `contact`"),
        ("brief", &texts.letter, letter, "alinea's voor een brief"),
    ];
    for (field, text, needed, part) in with {
        if needed && text.is_none() {
            let message = format!("Het kader heeft {part}, en de tekst die daarbij hoort ontbreekt.");
            let advice = format!("Zet onder `[teksten]`: `{field} = \"…\"`.");
            report.add("missing-text", "teksten", message, advice);
        }
    }
}
