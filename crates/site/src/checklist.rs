//! The check on paper: static pages made of the kader, for who has no browser that can run it. Their names are fixed, so that
//! anybody can link to them; only their style sheet carries a hash.
//!
//! One version of the kader: `checklist.html`, and `checklist-inwoner.html` for residents. Several: each has a page of its
//! own (`checklist-2027-01-01.html`), and the fixed names lead to them, because a page without scripts cannot tell the day.

use voorcheck_rules::kader::Voice;

use crate::check::{Check, Version};
use crate::fail::{Fail, Outcome};
use crate::parts::Parts;
use crate::seal::Seals;
use crate::template;

/// The page around each list.
const TEMPLATE: &str = "checklist.html";
/// The voices, with the start of the name of their pages.
const VOICES: [(Voice, &str); 2] = [(Voice::Behandelaar, "checklist"), (Voice::Inwoner, "checklist-inwoner")];

/// Every page with its name. The seals hold the style sheet and the icon.
pub fn pages(parts: &Parts, check: &Check, seals: &Seals) -> Outcome<Vec<(String, Vec<u8>)>> {
    let template = parts.text(TEMPLATE)?;
    let page = |other: &str, body: &str| framed(template, other, body, seals).map(String::into_bytes);
    let for_whom = check.kader().texts.for_whom.get(Voice::Behandelaar);
    let mut pages = Vec::new();
    for (voice, base) in VOICES {
        for version in check.versions() {
            let suffix = suffix(version.from.as_deref());
            let body = list_in(voice, version);
            pages.push((format!("{base}{suffix}.html"), page(&others(voice, &suffix, for_whom), body)?));
        }
        let days: Vec<&str> = check.versions().filter_map(|version| version.from.as_deref()).collect();
        if days.len() > 1 {
            pages.push((format!("{base}.html"), page(&others(voice, "", for_whom), &choice(base, &days))?));
        }
    }
    Ok(pages)
}

/// The list of a version in a voice.
pub fn list_in(voice: Voice, version: &Version) -> &str {
    version.lists.iter().find(|(one, _)| *one == voice).map_or("", |(_, list)| list)
}

/// What stands behind the start of the name of a page.
fn suffix(from: Option<&str>) -> String {
    from.map(|from| format!("-{from}")).unwrap_or_default()
}

/// Links to the check itself and to the same list for others: for residents, or for whom the kader says.
fn others(voice: Voice, suffix: &str, for_whom: &str) -> String {
    let words = |other: Voice| match other {
        Voice::Inwoner => "De lijst in eenvoudige woorden, voor inwoners".to_owned(),
        Voice::Behandelaar => format!("De lijst {}", template::escaped(for_whom)),
    };
    let lists = VOICES.iter().filter(|(other, _)| *other != voice);
    let lists: String = lists
        .map(|(other, base)| format!(" <a href=\"./{base}{suffix}.html\">{}</a>", words(*other)))
        .collect();
    format!("<a href=\"./index.html?stem={}\">Naar de voorcheck</a>{lists}", voice.id())
}

/// Which version somebody needs: the last one that has begun.
fn choice(base: &str, days: &[&str]) -> String {
    let link = |from: &&str| {
        format!("<li><a href=\"./{base}-{from}.html\">Regels die gelden vanaf <time>{from}</time></a></li>")
    };
    let links: String = days.iter().map(link).collect();
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
    template::fill(TEMPLATE, template, &own, seals)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let both = ["2026-01-01", "2027-01-01"];
        let page = choice("checklist", &both);
        for day in both {
            assert!(page.contains(&format!("href=\"./checklist{}.html\"", suffix(Some(day)))), "{page}");
        }
        let links = others(Voice::Inwoner, "-2027-01-01", "voor A & B");
        assert!(links.contains("\"./checklist-2027-01-01.html\">De lijst voor A &amp; B</a>"), "{links}");
    }
}
