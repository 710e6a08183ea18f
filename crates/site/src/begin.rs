//! The page before the check: what it is, and a door to it for everyone who may read. Plain HTML, of the words of the kader and
//! of what the site says of itself.

use voorcheck_rules::kader::Kader;

use crate::fail::Outcome;
use crate::parts::Parts;
use crate::seal::Seals;
use crate::template;

/// The name of the page.
pub const NAME: &str = "begin.html";

/// What stands behind the question mark: who reads, and nothing of them.
const READERS: [&str; 3] = ["stem=behandelaar", "stem=inwoner", "stem=behandelaar&amp;rol=beoordelaar"];

/// The page, when the kader has words for it.
pub fn page(parts: &Parts, kader: &Kader, sender: &str, seals: &Seals) -> Outcome<Option<Vec<u8>>> {
    let Some(start) = &kader.texts.start else { return Ok(None) };
    let (start, way_out) = (template::escaped(start), template::escaped(&kader.texts.way_out));
    let texts = &kader.texts;
    let doors = doors([&texts.start_professional, &texts.start_resident, &texts.start_judge]);
    let own = [("begin", start.as_str()), ("uitweg", way_out.as_str()), ("deuren", doors.as_str())];
    template::page(parts, NAME, &own, sender, seals).map(Some)
}

/// A link to the check for each reader of [`READERS`] that the kader has words for.
fn doors(labels: [&Option<String>; 3]) -> String {
    let labelled = READERS.iter().zip(labels).filter_map(|(query, label)| Some((query, label.as_ref()?)));
    labelled
        .map(|(query, label)| format!("<li><a href=\"./?{query}\">{}</a></li>", template::escaped(label)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_the_kader_has_words_for_has_a_door() {
        let label = Some("Voor mij & jou".to_owned());
        assert_eq!(
            doors([&None, &label, &None]),
            "<li><a href=\"./?stem=inwoner\">Voor mij &amp; jou</a></li>"
        );
    }
}
