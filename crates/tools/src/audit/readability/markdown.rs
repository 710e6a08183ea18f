//! The report beside a kader.

use voorcheck_rules::kader::Kader;

use super::{Figures, LONG_WORD, LONGEST, Readability};
use crate::audit::markdown::escape;

/// The report, for `leesbaarheid.md`.
pub fn report(kader: &Kader, shown: &Readability) -> String {
    let mut page = format!(
        "# Leesbaarheid: {}\n\nGemaakt met `kader readability`. Dit zijn de teksten zoals een inwoner ze leest, kader `{}`, versie {}.\n\n",
        escape(&kader.meta.title),
        kader.meta.id,
        escape(&kader.meta.version)
    );
    page.push_str(&format!(
        "- Een zin heeft ten hoogste {LONGEST} woorden; langer is een bevinding. Hier heeft de langste er {}, en een zin gemiddeld {}.\n\
         - Leesgemak volgens Douma (1960): tussen 60 en 70 is gewoon, boven 80 makkelijk. Hier {}.\n",
        shown.whole.longest,
        decimal(shown.whole.sentence_length()),
        decimal(shown.whole.ease())
    ));
    page.push_str("\n## Per soort tekst\n\n| Soort | Teksten | Zinnen | Woorden per zin | Langste zin | Leesgemak |\n|---|--:|--:|--:|--:|--:|\n");
    for group in &shown.groups {
        page.push_str(&row(&group.name, &group.figures));
    }
    page.push_str(&row("samen", &shown.whole));
    page.push_str(&format!(
        "\n## Lange woorden\n\nWoorden van {LONG_WORD} lettergrepen of meer, en hoe vaak zij voorkomen.\n\n"
    ));
    let words: Vec<String> =
        shown.long_words.iter().map(|(word, times)| format!("{} ({times})", escape(word))).collect();
    page.push_str(&words.join(" · "));
    page.push_str("\n\n## Elke tekst\n\n`=` betekent: dezelfde woorden als voor de behandelaar.\n");
    for group in &shown.groups {
        page.push_str(&format!(
            "\n### {}\n\n| Tekst | | Zinnen | Woorden | Langste zin |\n|---|---|--:|--:|--:|\n",
            group.name
        ));
        for text in &group.texts {
            let Figures { sentences, words, longest, .. } = text.figures;
            let same = if text.own { "" } else { "=" };
            page.push_str(&format!("| {} | {same} | {sentences} | {words} | {longest} |\n", text.place));
        }
    }
    page
}

fn row(name: &str, figures: &Figures) -> String {
    format!(
        "| {name} | {} | {} | {} | {} | {} |\n",
        figures.texts,
        figures.sentences,
        decimal(figures.sentence_length()),
        figures.longest,
        decimal(figures.ease())
    )
}

/// One figure behind the comma, as Dutch writes it.
pub fn decimal(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}").replace('.', ","))
}
