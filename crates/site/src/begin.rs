//! The page before the check: what it is, and a door to it for everyone who may read. Plain HTML, of the words of the kader and
//! of what the site says of itself.

use std::collections::BTreeMap;

use crate::assemble::first_page;
use crate::check::Check;
use crate::fail::Outcome;
use crate::parts::Parts;
use crate::seal::Seals;
use crate::template;

/// The name of the page.
pub const NAME: &str = "begin.html";

/// Who reads, behind the question mark of an address, and nothing of them.
const READERS: [&str; 3] = ["stem=behandelaar", "stem=inwoner", "stem=behandelaar&amp;rol=beoordelaar"];

/// The page, when the kader has words for it.
pub fn page(parts: &Parts, check: &Check, sender: &str, seals: &Seals) -> Outcome<Option<Vec<u8>>> {
    let kader = check.kader();
    let Some(start) = &kader.texts.start else { return Ok(None) };
    let (start, way_out) = (template::escaped(start), template::escaped(&kader.texts.way_out));
    let texts = &kader.texts;
    let labels = [&texts.start_professional, &texts.start_resident, &texts.start_judge];
    let drawn = check.firsts().iter().map(|(voice, _)| (format!("stem={}", voice.id()), first_page(*voice)));
    let doors = doors(labels, &drawn.collect());
    let own = [("begin", start.as_str()), ("uitweg", way_out.as_str()), ("deuren", doors.as_str())];
    template::page(parts, NAME, &own, sender, seals).map(Some)
}

/// A link to the check for each reader of [`READERS`] that the kader has words for: to the page with the first question in it,
/// where there is one.
fn doors(labels: [&Option<String>; 3], drawn: &BTreeMap<String, String>) -> String {
    let labelled = READERS.iter().zip(labels).filter_map(|(query, label)| Some((query, label.as_ref()?)));
    labelled
        .map(|(query, label)| {
            let page = drawn.get(*query).cloned().unwrap_or_else(|| format!("?{query}"));
            format!("<li><a href=\"./{page}\">{}</a></li>", template::escaped(label))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_the_kader_has_words_for_has_a_door() {
        let label = Some("Voor mij & jou".to_owned());
        let mut drawn = BTreeMap::new();
        let link = |page: &str| format!("<li><a href=\"./{page}\">Voor mij &amp; jou</a></li>");
        assert_eq!(doors([&None, &label, &None], &drawn), link("?stem=inwoner"));
        drawn.insert("stem=inwoner".to_owned(), "inwoner.html".to_owned());
        assert_eq!(doors([&None, &label, &None], &drawn), link("inwoner.html"));
        assert_eq!(doors([&label, &None, &None], &drawn), link("?stem=behandelaar"));
    }
}
