//! The `site.json` of a build: which file it is, and what a release may not be without.

use std::path::PathBuf;

use serde_json::Value;
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::read_text;
use voorcheck_site::said::NAME;

use crate::house::House;

/// Who a site is of; a release says it.
const SENDER: [&str; 2] = ["naam", "verantwoordelijke"];
const EXAMPLE: &str = "Neem www/site.json over, vul haar in en noem haar: --site site.json. Wat elk veld betekent staat in docs/site.schema.json.";

/// Where the file is: the one that was asked for, or the empty one.
pub fn file(house: &House) -> PathBuf {
    house.site_file.clone().unwrap_or_else(|| house.www().join(NAME))
}

/// Refuses a site that does not say whose it is: nobody may get a release without a sender.
pub fn has_sender(house: &House) -> Outcome<()> {
    let file = file(house);
    let site: Value = serde_json::from_str(&read_text(&file)?).unwrap_or_default();
    let empty = |name: &&str| site.get(name).and_then(Value::as_str).unwrap_or_default().trim().is_empty();
    let missing: Vec<&str> = SENDER.into_iter().filter(|name| empty(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("een uitgave zegt van wie zij is, en hier is niet ingevuld: {}", missing.join(", ")),
        house.show(&file),
        EXAMPLE,
    ))
}
