//! The report beside a kader.

use voorcheck_rules::kader::Kader;

use super::{Figures, LONG_WORD, LONGEST, Measured, Readability};
use crate::audit::markdown::{Page, escape};

/// The report, for `leesbaarheid.md`.
pub fn report(kader: &Kader, shown: &Readability) -> String {
    let mut page = Page::default();
    page.heading(1, &format!("Leesbaarheid: {}", escape(&kader.meta.title)));
    page.paragraph(&format!(
        "Gemaakt met `kader readability`. Dit zijn de teksten zoals een inwoner ze leest, kader `{}`, versie {}.",
        kader.meta.id,
        escape(&kader.meta.version)
    ));
    let whole = &shown.whole;
    page.list([
        format!(
            "Een zin heeft ten hoogste {LONGEST} woorden; langer is een bevinding. Hier heeft de langste er {}, en een zin \
             gemiddeld {}.",
            whole.longest,
            decimal(whole.sentence_length())
        ),
        format!(
            "Leesgemak volgens Douma (1960): tussen 60 en 70 is gewoon, boven 80 makkelijk. Hier {}.",
            decimal(whole.ease())
        ),
    ]);
    page.heading(2, "Per soort tekst");
    let groups = shown.groups.iter().map(|group| (group.name.as_str(), &group.figures));
    page.table(
        "| Soort | Teksten | Zinnen | Woorden per zin | Langste zin | Leesgemak |\n|---|--:|--:|--:|--:|--:|",
        groups.chain([("samen", whole)]).map(row),
    );
    page.heading(2, "Lange woorden");
    page.paragraph(&format!("Woorden van {LONG_WORD} lettergrepen of meer, en hoe vaak zij voorkomen."));
    let words: Vec<String> =
        shown.long_words.iter().map(|(word, times)| format!("{} ({times})", escape(word))).collect();
    page.paragraph(&words.join(" · "));
    page.heading(2, "Elke tekst");
    page.paragraph("`=` betekent: dezelfde woorden als voor de behandelaar.");
    for group in &shown.groups {
        page.heading(3, &group.name);
        let head = "| Tekst | | Zinnen | Woorden | Langste zin |\n|---|---|--:|--:|--:|";
        page.table(head, group.texts.iter().map(measured));
    }
    page.into_text()
}

fn row((name, figures): (&str, &Figures)) -> [String; 6] {
    [
        name.to_owned(),
        figures.texts.to_string(),
        figures.sentences.to_string(),
        decimal(figures.sentence_length()),
        figures.longest.to_string(),
        decimal(figures.ease()),
    ]
}

/// A text by its place, in which a word of the glossary is called by itself.
fn measured(text: &Measured) -> [String; 5] {
    let Figures { sentences, words, longest, .. } = text.figures;
    let same = if text.own { "" } else { "=" };
    [escape(&text.place), same.to_owned(), sentences.to_string(), words.to_string(), longest.to_string()]
}

/// One figure behind the comma, as Dutch writes it.
pub fn decimal(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}").replace('.', ","))
}
