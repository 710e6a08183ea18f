//! The check on paper: static pages made of the kader, for who has no browser that can run it. Their names are fixed, so that
//! anybody can link to them; only their style sheet carries a hash.
//!
//! One version of the kader: `checklist.html`, and `checklist-inwoner.html` for residents. Several: each has a page of its
//! own (`checklist-2027-01-01.html`), and the fixed names lead to them, because a page without scripts cannot tell the day.

use crate::assets;
use crate::fail::{Fail, Outcome};
use crate::house::{House, read_text};
use crate::seal::Seals;
use crate::template;
use crate::versions::Version;

/// The page around each list.
const TEMPLATE: &str = "checklist.html";
/// The voices, with the start of the name of their pages.
const VOICES: [(&str, &str); 2] = [("behandelaar", "checklist"), ("inwoner", "checklist-inwoner")];

/// Every page with its name. The seals hold the style sheet and the icon.
pub fn pages(house: &House, versions: &[Version], seals: &Seals) -> Outcome<Vec<(String, Vec<u8>)>> {
    let template = read_text(&house.www().join(TEMPLATE))?;
    let page = |other: &str, body: &str| framed(&template, other, body, seals).map(String::into_bytes);
    let for_whom = assets::wordings(house)?.for_whom;
    let mut pages = Vec::new();
    for (voice, base) in VOICES {
        for version in versions {
            let body = String::from_utf8_lossy(&assets::checklist(house, version, voice)?).into_owned();
            let suffix = suffix(version);
            pages.push((format!("{base}{suffix}.html"), page(&others(voice, &suffix, &for_whom), &body)?));
        }
        if versions.len() > 1 {
            pages.push((
                format!("{base}.html"),
                page(&others(voice, "", &for_whom), &choice(base, versions))?,
            ));
        }
    }
    Ok(pages)
}

/// What stands behind the start of the name of a page.
fn suffix(version: &Version) -> String {
    version.from.as_ref().map(|from| format!("-{from}")).unwrap_or_default()
}

/// Links to the check itself and to the same list for others: for residents, or for whom the kader says.
fn others(voice: &str, suffix: &str, for_whom: &str) -> String {
    let words = |other: &str| match other {
        "inwoner" => "De lijst in eenvoudige woorden, voor inwoners".to_owned(),
        _ => format!("De lijst {}", template::escaped(for_whom)),
    };
    let lists = VOICES.iter().filter(|(other, _)| *other != voice);
    let lists: String = lists
        .map(|(other, base)| format!(" <a href=\"./{base}{suffix}.html\">{}</a>", words(other)))
        .collect();
    format!("<a href=\"./index.html?stem={voice}\">Naar de voorcheck</a>{lists}")
}

/// Which version somebody needs: the last one that has begun.
fn choice(base: &str, versions: &[Version]) -> String {
    let link = |from: &String| {
        format!("<li><a href=\"./{base}-{from}.html\">Regels die gelden vanaf <time>{from}</time></a></li>")
    };
    let links: String = versions.iter().filter_map(|version| version.from.as_ref()).map(link).collect();
    format!(
        "<h1>Checklist</h1><p>Er zijn meer versies van de regels. Kies de laatste die al geldt. De datum staat er als jaar, \
         maand en dag.</p><ul>{links}</ul>"
    )
}

/// The template with its title, its links and its list.
fn framed(template: &str, other: &str, list: &str, seals: &Seals) -> Outcome<String> {
    let heading =
        list.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>")).map(|(text, _)| text);
    let Some(title) = heading else {
        return Err(Fail::new(
            "de lijst om te printen heeft geen kop",
            "crates/tools/src/audit/checklist.rs",
            "Laat de lijst met een h1 beginnen: die is ook de titel van de bladzijde.",
        ));
    };
    let own = [("title", title), ("other", other), ("list", list)];
    template::fill(&format!("www/{TEMPLATE}"), template, &own, seals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const EMPTY: &str = "<title>[[title]]</title><nav>[[other]]</nav><main>[[list]]</main>";

    #[test]
    fn a_list_gives_its_page_a_title() {
        let page = framed(EMPTY, "<a>x</a>", "<h1>De regels</h1><p>y</p>", &Seals::new()).unwrap();
        assert_eq!(
            page,
            "<title>De regels</title><nav><a>x</a></nav><main><h1>De regels</h1><p>y</p></main>\n"
        );
        assert!(framed(EMPTY, "", "<p>y</p>", &Seals::new()).is_err());
    }

    #[test]
    fn each_of_several_versions_is_led_to() {
        let version = |from: &str| Version { folder: PathBuf::new(), from: Some(from.to_owned()) };
        let both = [version("2026-01-01"), version("2027-01-01")];
        let page = choice("checklist", &both);
        for version in &both {
            assert!(page.contains(&format!("href=\"./checklist{}.html\"", suffix(version))), "{page}");
        }
        let links = others("inwoner", "-2027-01-01", "voor A & B");
        assert!(links.contains("\"./checklist-2027-01-01.html\">De lijst voor A &amp; B</a>"), "{links}");
    }
}
