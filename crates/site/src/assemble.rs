//! From parts and checks to the files of a site: static files with relative names, for any web server and any sub-folder.

use voorcheck_rules::kader::Voice;

use crate::begin;
use crate::check::Check;
use crate::checklist;
use crate::choice::{self, Words};
use crate::fail::{Fail, Outcome};
use crate::hand_over;
use crate::offline;
use crate::pages;
use crate::parts::Parts;
use crate::rules::{self, Rules};
use crate::said::Said;
use crate::seal::{self, Seals};
use crate::template;
use crate::ways;

/// What a server shows of a folder.
const PAGE: &str = "index.html";
/// Style sheets that are named after themselves.
const STYLES: [&str; 5] = ["style", "paper", "later", "checklist", "begin"];
/// The icons: their names among the parts, and in a sealed name before and after the hash.
pub const ICONS: [(&str, &str, &str); 3] =
    [("icon.svg", "icon", "svg"), ("icon-192.png", "icon-192", "png"), ("icon-512.png", "icon-512", "png")];

/// A finished site.
pub struct Site {
    /// Every file of it but what it says of itself, by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// What it says of itself, under [`crate::said::NAME`].
    pub said: String,
    /// Where the pages of its first check stand.
    pub folder: String,
    /// Whether the service worker keeps every check, and how many bytes a server sends of all together.
    pub kept: (bool, usize),
}

/// Puts a site together. `words` are those of the choice between several checks.
///
/// Errors: a part is missing; the site names a municipality that no check knows; two checks would be one.
pub fn assemble(parts: &Parts, mut checks: Vec<Check>, words: &Words, said: &Said) -> Outcome<Site> {
    choice::place(&mut checks, words)?;
    said.is_about(&checks)?;
    let Some(first) = checks.first() else {
        return Err(Fail::new("er is geen voorcheck om een site van te maken", "kaders", "Noem een kader."));
    };
    let (way_out, sender) = (first.way_out(), said.sender());

    let mut seals = Seals::new();
    let account = parts.text("account.css")?;
    let rules: Vec<Vec<Rules>> =
        checks.iter().map(|check| rules::of(check, account, &mut seals)).collect::<Outcome<_>>()?;
    for name in STYLES {
        let file = format!("{name}.css");
        let sealed = seal::seal(name, "css", parts.bytes(&file)?.to_vec());
        seals.insert(file, sealed);
    }
    seals.insert(ways::CHECKS.into(), seal::seal("checks", "json", hand_over::list(&checks, &rules, &seals)));
    let beyond = parts.script("beyond.js", &ways::about_checks(&seals))?;
    let scripts = [
        ("boot.js", "boot", "js", parts.bytes("boot.js")?.to_vec()),
        ("beyond.js", "beyond", "js", beyond),
        ("widget_bg.wasm", "widget", "wasm", parts.bytes("widget_bg.wasm")?.to_vec()),
        ("widget.js", "widget", "js", parts.bytes("widget.js")?.to_vec()),
    ];
    for (file, name, kind, bytes) in scripts {
        seals.insert(file.into(), seal::seal(name, kind, bytes));
    }
    for (file, name, kind) in ICONS {
        seals.insert(file.into(), seal::seal(name, kind, parts.bytes(file)?.to_vec()));
    }
    let manifest = ways::manifest(parts.text(ways::MANIFEST)?, &seals);
    seals.insert(ways::MANIFEST.into(), seal::fixed(ways::MANIFEST, manifest));

    let mut pages = Vec::new();
    for (check, rules) in checks.iter().zip(&rules) {
        let made = pages_of(parts, check, rules, sender, &seal::from_folder(&seals, &check.folder))?;
        pages.extend(made.into_iter().map(|(name, bytes)| (check.folder.clone() + name.as_str(), bytes)));
    }
    if checks.len() > 1 {
        pages.push((PAGE.to_owned(), choice::page(parts, words, &checks, way_out, sender, &seals)?));
        let choice = choice::data(words, &checks).to_string().into_bytes();
        seals.insert(ways::CHOICE.into(), seal::seal("choice", "json", choice));
    }
    // What the pages themselves are made of works without a network; the ways into other sites do not go through it.
    let kept = offline::kept(parts, &seals, &pages, way_out, sender)?;
    let without = kept.without.as_ref().map(|(name, _)| name.as_str());
    let worker = ways::worker(parts, &kept.files, without)?;
    let of_first = rules.first().map(Vec::as_slice).unwrap_or_default();
    let single = ways::single_file(parts, first, of_first, said, &seals)?;
    let embed = ways::element(parts, &checks, &rules, way_out, &mut seals)?;
    seals.insert("embed.js".into(), seal::fixed("embed.js", embed));
    let frame = "embed-frame.js";
    seals.insert(frame.into(), seal::fixed(frame, parts.bytes(frame)?.to_vec()));

    let mut files: Vec<(String, Vec<u8>)> = vec![("voorcheck.html".into(), single), ("sw.js".into(), worker)];
    files.extend(pages);
    let (word, kept_all) = (kept.word(), (kept.without.is_none(), kept.sent));
    files.extend(kept.without);
    files.extend(pages::beside(parts, first, &mut seals)?);
    let folder = first.folder.clone();
    files.extend(seals.into_values().map(|sealed| (sealed.name, sealed.bytes)));
    files.push(pages::list(&files, word));
    Ok(Site { files, said: said.text.clone(), folder, kept: kept_all })
}

/// The pages of one check: itself, what comes before it, and its lists on paper. The seals are named as its folder sees them.
fn pages_of(
    parts: &Parts,
    check: &Check,
    rules: &[Rules],
    sender: &str,
    seals: &Seals,
) -> Outcome<Vec<(String, Vec<u8>)>> {
    let begin = begin::page(parts, check, sender, seals)?;
    let before = begin.as_ref().map_or("", |_| begin::NAME);
    let html = |first| page(parts.text(PAGE)?, "http-equiv", before, check.way_out(), first, rules, seals);
    let mut pages = checklist::pages(parts, check, seals)?;
    pages.push((PAGE.to_owned(), html(None)?.into_bytes()));
    for (voice, first) in check.firsts() {
        pages.push((first_page(*voice), html(Some((*voice, first)))?.into_bytes()));
    }
    pages.extend(begin.map(|bytes| (begin::NAME.to_owned(), bytes)));
    Ok(pages)
}

/// The name of the page that has the first question in it, in a voice.
pub(crate) fn first_page(voice: Voice) -> String {
    format!("{}.html", voice.id())
}

/// The page. `policy` is the name of the attribute that makes its security policy count, or another. One version of the rules
/// is named by the script, and asked for at once; several are named in templates, from old to new, among which the loader
/// chooses by today's date. `before` is the page before it, if there is one; `way_out` is what somebody can do without the check, and
/// `first` the page at its first question in a voice, to be there before any script.
pub fn page(
    html: &str,
    policy: &str,
    before: &str,
    way_out: &str,
    first: Option<(Voice, &str)>,
    rules: &[Rules],
    seals: &Seals,
) -> Outcome<String> {
    let fetched = |file: &str, kind: &str| {
        format!(
            "<link rel=\"preload\" href=\"[[{file}]]\" as=\"fetch\" type=\"{kind}\" crossorigin=\"anonymous\">"
        )
    };
    let glue = "<link rel=\"modulepreload\" href=\"[[widget.js]]\" integrity=\"[[widget.js integrity]]\">";
    let mut early = glue.to_owned() + &fetched("widget_bg.wasm", "application/wasm");
    let named = match rules {
        [only] => {
            let opening = format!("opening-{}", Voice::default().id());
            early += &fetched(only.file(&opening).unwrap_or_default(), "application/json");
            only.attributes(seals)
        }
        several => {
            let template = |rules: &Rules| format!("<template {}></template>", rules.attributes(seals));
            early.extend(several.iter().map(template));
            String::new()
        }
    };
    // A first question that is there goes before what comes after it. (Measured at 1.6 Mbit/s: else it waits for the Wasm.)
    if first.is_some() {
        early.clear();
    }
    let early = template::fill("index.html", &early, &[], seals)?;
    let way_out = template::escaped(way_out);
    let stem = first.map(|(voice, _)| format!("data-stem=\"{}\"", voice.id())).unwrap_or_default();
    let own = [
        ("policy", policy),
        ("before", before),
        ("early", early.trim_end()),
        ("rules", named.as_str()),
        ("uitweg", way_out.as_str()),
        ("stem", stem.as_str()),
        ("verborgen", first.map_or("", |_| "hidden")),
        ("eerste", first.map_or("", |(_, html)| html)),
    ];
    template::fill("index.html", html, &own, seals)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "[[policy]]\n[[early]]\n<script [[rules]]></script>\n[[before]][[uitweg]]<div [[stem]] [[verborgen]]>[[eerste]]</div>";

    fn rules(from: Option<&str>, seals: &mut Seals) -> Rules {
        for (file, kind) in [("widget.js", "js"), ("widget_bg.wasm", "wasm")] {
            seals.insert(file.into(), seal::seal("widget", kind, file.into()));
        }
        let file = format!("opening-behandelaar{}.json", from.unwrap_or_default());
        seals.insert(file.clone(), seal::seal("opening", "json", file.clone().into_bytes()));
        let files = vec![("opening-behandelaar".to_owned(), file)];
        Rules { from: from.map(str::to_owned), id: "k".into(), sha256: "ab".into(), files }
    }

    #[test]
    fn one_version_is_named_by_the_script_and_asked_for_at_once() {
        let mut seals = Seals::new();
        let made =
            page(PAGE, "http-equiv", "", "Bel <ons>.", None, &[rules(None, &mut seals)], &seals).unwrap();
        let name = &seals.get("opening-behandelaar.json").unwrap().name;
        let asked = format!("<link rel=\"preload\" href=\"./{name}\" as=\"fetch\" type=\"application/json\"");
        assert!(
            made.starts_with("http-equiv\n<link rel=\"modulepreload\"") && made.contains(&asked),
            "{made}"
        );
        assert!(made.ends_with("\nBel &lt;ons>.<div  ></div>\n"), "{made}");
        assert!(
            made.contains(&format!("<script data-kader-sha256=\"ab\" data-opening-behandelaar=\"./{name}\"")),
            "{made}"
        );
    }

    #[test]
    fn a_first_question_goes_before_all_that_comes_after_it() {
        let mut seals = Seals::new();
        let rules = [rules(None, &mut seals)];
        let first = Some((Voice::Inwoner, "<p>Wat?</p>"));
        let made = page(PAGE, "http-equiv", "", "", first, &rules, &seals).unwrap();
        assert!(made.contains("<div data-stem=\"inwoner\" hidden><p>Wat?</p></div>"), "{made}");
        assert!(made.contains("data-kader-sha256=\"ab\"") && !made.contains("preload"), "{made}");
    }

    #[test]
    fn of_several_versions_none_is_asked_for_before_the_loader_chose() {
        let mut seals = Seals::new();
        let both = [rules(Some("1"), &mut seals), rules(Some("2"), &mut seals)];
        let made = page(PAGE, "http-equiv", "", "", None, &both, &seals).unwrap();
        assert!(made.contains("><template data-from=\"1\""), "{made}");
        assert!(
            made.contains("</template><template data-from=\"2\"") && made.contains("<script ></script>"),
            "{made}"
        );
        assert!(!made.contains("application/json"), "{made}");
        assert!(page("<p></p>", "http-equiv", "", "", None, &both, &seals).is_err());
    }
}
