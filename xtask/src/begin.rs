//! The page before the check: what it is, and a door to it for everyone who may read. Plain HTML, of the words of the kader and
//! of what the site says of itself.

use crate::assets::{self, Start};
use crate::fail::Outcome;
use crate::house::House;
use crate::seal::Seals;
use crate::template;

/// The name of the page.
pub const NAME: &str = "begin.html";

/// The page, when the kader has words for it.
pub fn page(house: &House, seals: &Seals) -> Outcome<Option<Vec<u8>>> {
    let wordings = assets::wordings(house)?;
    let Some(start) = wordings.start else { return Ok(None) };
    let own = [
        ("begin", template::escaped(&start.text)),
        ("uitweg", template::escaped(&wordings.way_out)),
        ("deuren", doors(&start)),
    ];
    Ok(Some(template::page(house, NAME, &own, seals)?))
}

/// A link to the check for each reader. What stands behind the question mark is who reads, and nothing of them.
fn doors(start: &Start) -> String {
    let door = |(query, label): &(&str, String)| {
        format!("<li><a href=\"./?{query}\">{}</a></li>", template::escaped(label))
    };
    start.doors.iter().map(door).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_has_a_door() {
        let doors = vec![("stem=inwoner", "Voor mij & jou".to_owned())];
        let start = Start { text: String::new(), doors };
        assert_eq!(super::doors(&start), "<li><a href=\"./?stem=inwoner\">Voor mij &amp; jou</a></li>");
    }
}
