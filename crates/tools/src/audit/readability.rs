//! How the texts for the resident read: sentence by sentence, counted, not judged by taste.
//!
//! Two measures. The length of sentences: guides to Dutch at level B1 advise at most some fifteen words; a sentence above
//! [`LONGEST`] is a finding. And the reading ease of Douma (W.H. Douma, "De leesbaarheid van landbouwbladen", Bulletin 17,
//! Landbouwhogeschool Wageningen, 1960), the Dutch form of Flesch: `206.84 − 0.77 × syllables per 100 words − 0.93 × words
//! per sentence`; from 60 to 70 is plain, above 80 easy. It says little about a few words, so it is given for groups of texts.

mod counting;
pub mod markdown;

use serde::Serialize;
use voorcheck_rules::kader::visit::{Path, Seen, walk};
use voorcheck_rules::kader::{Kader, Problem, Voice};

use crate::audit::parts::{BY, Parts, ways};
use crate::load::{Places, parent};
pub use counting::syllables;

/// The most words a sentence for a resident may have.
pub const LONGEST: usize = 18;
/// A word of this many syllables is listed, for a person to look at.
pub const LONG_WORD: usize = 5;

/// The texts of a kader in the voice of the resident, measured.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readability {
    /// All texts together.
    pub whole: Figures,
    /// By the list of the kader they stand in, in its order.
    pub groups: Vec<Group>,
    /// Words of [`LONG_WORD`] syllables or more, in small letters, with how often they occur: the most frequent first.
    pub long_words: Vec<(String, usize)>,
    /// What has to be mended.
    #[serde(skip)]
    pub findings: Vec<Problem>,
}

/// The texts of one list of a kader.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The name of the list, such as `feit`.
    pub name: String,
    /// All texts in it together.
    pub figures: Figures,
    /// Each of them.
    pub texts: Vec<Measured>,
}

/// A text, measured.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// Where it stands: `uren-begeleiding · hulp`.
    pub place: String,
    /// Whether the resident is spoken to in words of their own, or in those for everybody.
    pub own: bool,
    /// Its measures.
    pub figures: Figures,
}

/// Counts of a text or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Texts.
    pub texts: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables, by groups of vowels.
    pub syllables: usize,
    /// Words of the longest sentence.
    pub longest: usize,
}

impl Figures {
    /// The figures of one text.
    pub fn of(text: &str) -> Figures {
        let mut figures = Figures { texts: 1, ..Figures::default() };
        for sentence in counting::sentences(text) {
            let words = counting::words(sentence);
            figures.sentences += 1;
            figures.words += words.len();
            figures.longest = figures.longest.max(words.len());
            figures.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        }
        figures
    }

    fn add(&mut self, other: Figures) {
        self.texts += other.texts;
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        self.longest = self.longest.max(other.longest);
    }

    /// Words per sentence; none without a sentence.
    pub fn sentence_length(&self) -> Option<f64> {
        (self.sentences > 0).then(|| self.words as f64 / self.sentences as f64)
    }

    /// The reading ease of Douma; none without a sentence.
    pub fn ease(&self) -> Option<f64> {
        let syllables = 100.0 * self.syllables as f64 / self.words as f64;
        self.sentence_length().map(|length| 206.84 - 0.77 * syllables - 0.93 * length)
    }
}

/// Measures every text of a kader in the voice of the resident.
pub fn readability(kader: &Kader, places: &Places) -> Readability {
    let mut result = Readability {
        whole: Figures::default(),
        groups: Vec::new(),
        long_words: Vec::new(),
        findings: Vec::new(),
    };
    let mut long: Vec<(String, usize)> = Vec::new();
    for text in texts(kader) {
        let figures = Figures::of(text.words);
        result.whole.add(figures);
        for sentence in counting::sentences(text.words) {
            let number = counting::words(sentence).len();
            if number > LONGEST {
                result.findings.push(Problem::new(
                    "long-sentence",
                    text.path.clone(),
                    format!("Een zin voor de inwoner heeft {number} woorden: “{sentence}”"),
                    format!("Maak er twee van; ten hoogste {LONGEST} woorden."),
                ));
            }
            for word in counting::words(sentence).into_iter().filter(|word| syllables(word) >= LONG_WORD) {
                let word = word.to_lowercase();
                match long.iter_mut().find(|(known, _)| *known == word) {
                    Some((_, times)) => *times += 1,
                    None => long.push((word, 1)),
                }
            }
        }
        if let Some((message, advice)) = slip(&text) {
            result.findings.push(Problem::new("not-spoken-to", text.path.clone(), message, advice));
        }
        let measured = Measured { place: text.place, own: text.own, figures };
        match result.groups.iter_mut().find(|group| group.name == text.list) {
            Some(group) => {
                group.figures.add(figures);
                group.texts.push(measured);
            }
            None => result.groups.push(Group { name: text.list.to_owned(), figures, texts: vec![measured] }),
        }
    }
    long.sort_by(|(a, times_a), (b, times_b)| times_b.cmp(times_a).then_with(|| a.cmp(b)));
    result.long_words = long;
    result.findings = places.locate(result.findings);
    result
}

/// What a resident stumbles over besides length: to read about "the resident" where they are meant themselves, and a
/// sentence that begins with words in lower case. What a word means and what is open about the text is said of anybody.
fn slip(text: &Text<'_>) -> Option<(String, String)> {
    let words = text.words;
    let of_anybody = ["woord", "kader"].contains(&text.list);
    if !of_anybody && format!(" {}", words.to_lowercase()).contains(" de inwoner ") {
        return Some((
            format!("De inwoner leest hier over ‘de inwoner’: “{words}”"),
            "Schrijf een eigen tekst voor de inwoner: `{ behandelaar = \"…\", inwoner = \"… u …\" }`."
                .to_owned(),
        ));
    }
    let mut sentences = counting::sentences(words).into_iter();
    let lower = sentences.find(|sentence| sentence.trim_start().starts_with("{gemeente}"))?;
    let message =
        format!("`{{gemeente}}` begint met een kleine letter en staat hier vooraan: “{}”", lower.trim());
    Some((message, "Begin de zin met een ander woord.".to_owned()))
}

/// A text for the resident, and where it was found.
struct Text<'k> {
    list: &'static str,
    place: String,
    path: String,
    own: bool,
    words: &'k str,
}

fn texts(kader: &Kader) -> Vec<Text<'_>> {
    let parts = Parts::known_by(kader, &BY);
    let mut texts = Vec::new();
    walk(kader, &mut |path, seen| {
        let Seen::Text(text) = seen else { return };
        if unread(kader, path) {
            return;
        }
        let (list, mut path) = (path.kind(), path.to_string());
        let mut place: Vec<String> = ways(&path).map(|way| step(&parts, way)).collect();
        // The list has a heading of its own.
        place.pop();
        place.reverse();
        let own = text.inwoner.is_some();
        if own {
            path.push_str(".inwoner");
        }
        texts.push(Text { list, place: place.join(" · "), path, own, words: text.get(Voice::Inwoner) });
    });
    texts
}

/// Whether a text is of a form in the other voice: no resident reads it.
fn unread(kader: &Kader, path: &Path) -> bool {
    let paragraph = path.index().filter(|_| path.kind() == "brief").and_then(|at| kader.letter.get(at));
    let form = match path.kind() {
        "vorm" => path.index().and_then(|at| kader.forms.get(at)),
        _ => kader.forms.iter().find(|form| paragraph.is_some_and(|one| one.form.as_ref() == Some(&form.id))),
    };
    let voice = form.and_then(|form| form.voice.as_deref());
    voice == Some(Voice::Behandelaar.id())
}

/// The last step of a way: the name of a field, or what a record of a list is known by, else its number.
fn step(parts: &Parts<'_>, way: &str) -> String {
    let last = way.strip_prefix(parent(way)).unwrap_or(way);
    match last.strip_prefix('[').and_then(|last| last.strip_suffix(']')?.parse::<usize>().ok()) {
        Some(index) => parts.get(way).map_or_else(|| (index + 1).to_string(), str::to_owned),
        None => last.trim_start_matches('.').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_hand() {
        // 4 + 3 words; u-kan-al-tijd-mel-den is 1 + 1 + 2 + 2, dat-is-goed 1 + 1 + 1.
        let figures = Figures::of("U kan altijd melden. Dat is goed.");
        assert_eq!(figures, Figures { texts: 1, sentences: 2, words: 7, syllables: 9, longest: 4 });
        let expected = 206.84 - 0.77 * (100.0 * 9.0 / 7.0) - 0.93 * 3.5;
        assert!((figures.ease().unwrap() - expected).abs() < 1e-9);
        assert_eq!(Figures::of("").ease(), None);
    }
}
