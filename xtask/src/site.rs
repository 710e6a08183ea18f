//! `site.json`: what a site says of itself and of the doors of municipalities. Whoever puts the site somewhere writes it, and may
//! change it there, so it is no sealed file; what it may say is known to `www/site.js` alone.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::assets;
use crate::fail::{Fail, OrFail, Outcome};
use crate::house::House;
use crate::run::Program;

/// The name of the file, beside the pages.
pub const NAME: &str = "site.json";
/// Who a site is of; a release says it.
const SENDER: [&str; 2] = ["naam", "verantwoordelijke"];
const EXAMPLE: &str = "Neem www/site.json over, vul haar in en noem haar: --site site.json. Wat elk veld betekent staat in docs/site.schema.json.";

/// Where the file is: the one that was asked for, or the empty one.
fn file(house: &House) -> PathBuf {
    house.site_file.clone().unwrap_or_else(|| house.www().join(NAME))
}

fn text(house: &House) -> Outcome<String> {
    let file = file(house);
    fs::read_to_string(&file).or_fail("het bestand van de site is niet te lezen", house.show(&file), EXAMPLE)
}

/// The file, once it is in order and names no municipality that none of the checks knows.
pub fn checked(house: &House, checks: &[House]) -> Outcome<String> {
    let mut ids: Vec<String> = Vec::new();
    for check in checks {
        ids.extend(assets::packs(check)?.into_iter().flat_map(|pack| pack.municipalities));
    }
    let text = text(house)?;
    let wrong = Program::node(house, "xtask/js/site.mjs").arg("check").arg(file(house)).args(&ids).read()?;
    if wrong.is_empty() {
        return Ok(text);
    }
    Err(Fail::new(wrong, house.show(&file(house)), EXAMPLE))
}

/// Refuses a site that does not say whose it is: nobody may get a release without a sender.
pub fn has_sender(house: &House) -> Outcome<()> {
    let site: Value = serde_json::from_str(&text(house)?).unwrap_or_default();
    let empty = |name: &&str| site.get(name).and_then(Value::as_str).unwrap_or_default().trim().is_empty();
    let missing: Vec<&str> = SENDER.into_iter().filter(|name| empty(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("een uitgave zegt van wie zij is, en hier is niet ingevuld: {}", missing.join(", ")),
        house.show(&file(house)),
        EXAMPLE,
    ))
}

/// Who a site is of, as HTML for the foot of a page; nothing where that is not filled in.
pub fn sender(house: &House) -> Outcome<String> {
    Program::node(house, "xtask/js/site.mjs").arg("sender").arg(file(house)).read()
}
