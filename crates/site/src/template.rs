//! A page out of a template: named places, and no line that only its author or Trunk reads.

use crate::fail::{Fail, Outcome};
use crate::parts::Parts;
use crate::seal::Seals;

/// What every page without a script has around its content.
const PLAIN: &str = "plain.html";

/// A template with its places filled: `[[name]]` is one of its own, each of which it must have, or the name of a finished file;
/// `[[name integrity]]` is what stands for the bytes of that file. Comments, indentation and what is for Trunk alone go.
///
/// A preload `as="fetch"` takes no integrity: browsers ignore it there and say so in the console. The loader checks those
/// itself.
pub fn fill(file: &str, template: &str, own: &[(&str, &str)], seals: &Seals) -> Outcome<String> {
    let place = |name: &str| format!("[[{name}]]");
    if let Some((missing, _)) = own.iter().find(|(name, _)| !template.contains(&place(name))) {
        return Err(Fail::new(
            format!("er ontbreekt een plaats: {}", place(missing)),
            file,
            "Zet die terug.",
        ));
    }
    let template = plain(template);
    let mut parts = template.split("[[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once("]]").unwrap_or((part, ""));
        let known = own.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        let filled = known.or_else(|| match name.strip_suffix(" integrity") {
            Some(name) => seals.get(name).map(|sealed| sealed.integrity.clone()),
            None => seals.get(name).map(|sealed| format!("./{}", sealed.name)),
        });
        out.push_str(&filled.ok_or_else(|| {
            Fail::new(
                format!("op deze plaats is niets in te vullen: {}", place(name)),
                file,
                "Is de naam goed geschreven? Zo niet, dan maakt de bouw dat bestand niet.",
            )
        })?);
        out.push_str(after);
    }
    Ok(out)
}

/// A page without a script, out of the template for all of those and the part that holds its content. `sender` stands at its foot.
pub fn page(
    parts: &Parts,
    file: &str,
    own: &[(&str, &str)],
    sender: &str,
    seals: &Seals,
) -> Outcome<Vec<u8>> {
    let content = fill(file, parts.text(file)?, own, seals)?;
    let own = [("inhoud", content.as_str()), ("afzender", sender)];
    Ok(fill(PLAIN, parts.text(PLAIN)?, &own, seals)?.into_bytes())
}

/// A text as it stands in HTML, also within an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// HTML without comments and indentation, and without the lines that only Trunk reads.
fn plain(html: &str) -> String {
    let mut comments = html.split("<!--");
    let before = comments.next().unwrap_or_default().to_owned();
    let html: String =
        comments.fold(before, |out, rest| out + rest.split_once("-->").map_or("", |(_, after)| after));
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains("data-trunk"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::seal;

    fn seals() -> Seals {
        let mut seals = Seals::new();
        seals.insert("a.js".into(), seal("a", "js", b"1".to_vec()));
        seals
    }

    #[test]
    fn places_are_filled_with_files_their_integrity_and_own_words() {
        let html = "<!-- weg -->\n  <p>[[own]]</p>\n\n<link data-trunk rel=\"rust\">\n<script src=\"[[a.js]]\" integrity=\"[[a.js integrity]]\"></script>";
        let out = fill("x.html", html, &[("own", "[[geen plaats]]")], &seals()).unwrap();
        let wanted = "<p>[[geen plaats]]</p>\n<script src=\"./a-6b86b273ff.js\" integrity=\"sha384-";
        assert!(out.starts_with(wanted) && !out.contains("weg"), "{out}");
    }

    #[test]
    fn a_text_stays_a_text_in_html() {
        assert_eq!(escaped("a & \"b\" <c>"), "a &amp; &quot;b&quot; &lt;c>");
    }

    #[test]
    fn a_place_that_is_missing_or_unknown_is_an_error() {
        let missing = fill("x.html", "<p></p>", &[("own", "")], &seals()).unwrap_err().to_string();
        assert!(
            missing.contains("ontbreekt") && missing.contains("[[own]]") && missing.contains("x.html"),
            "{missing}"
        );
        let unknown = fill("x.html", "[[b.js]]", &[], &seals()).unwrap_err().to_string();
        assert!(unknown.contains("[[b.js]]"), "{unknown}");
    }
}
