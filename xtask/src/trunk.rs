//! The developer's loop. `trunk serve` compiles the page without optimising it, calls this through its hook, and shows the
//! result anew after each change. What is served is no release: no security policy, nothing minified, no page beside the check.

use std::env;
use std::path::{Path, PathBuf};

use voorcheck_site::assemble::{ICONS, page as page_of};
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::{files_under, read, read_text, write};
use voorcheck_site::seal::{self, Seals};
use voorcheck_site::{hand_over, rules, ways};
use voorcheck_tools::site;

use crate::assets;
use crate::house::House;
use crate::run::{Program, Seen};
use crate::say::{self, Steps};
use crate::setup;
use crate::wasm;

/// The version that the loop is tested with. Later ones need a newer Rust.
const TRUNK: &str = "0.21.14";

/// Completes what Trunk has made, in the folder that its hook names: rules, style, loader, and the glue as the loader wants it.
pub fn stage(house: &House) -> Outcome<()> {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Fail::new(
            "dit is een stap van Trunk, en Trunk is er niet bij",
            "cargo xtask trunk",
            "Bekijk de pagina met `trunk serve` of met `cargo xtask serve`.",
        ));
    };
    let folder = Path::new(&folder);
    setup::npm_packages(house, &mut Steps::new(1))?;

    let mut seals = Seals::new();
    let check = [site::check(&house.kader)?];
    let [first] = &check;
    let account = read_text(&house.www().join("account.css"))?;
    let rules = [rules::of(first, &account, &mut seals)?];
    let [own] = &rules;
    let list = hand_over::list(&check, &rules, &seals);
    seals.insert(ways::CHECKS.to_owned(), seal::fixed(ways::CHECKS, list));
    let built = format!("const BUILT = {};\n", ways::about_checks(&seals));
    let mut add = |key: &str, name: &str, bytes| seals.insert(key.to_owned(), seal::fixed(name, bytes));
    for (name, bytes) in assets::plain_styles(house)? {
        add(&name, &name, bytes);
    }
    // The loader is modules that a browser takes as they are.
    for file in files_under(&house.www()).iter().filter(|file| file.parent() == Some(&house.www())) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".js") {
            add(&name, &name, [built.as_bytes(), &read(file)?].concat());
        } else if ICONS.iter().any(|(icon, ..)| *icon == name) {
            add(&name, &name, read(file)?);
        }
    }
    let glue = wasm::factory(&read_text(&folder.join("page.js"))?, "page.js")?;
    add("widget.js", "page.js", glue.into_bytes());
    add("widget_bg.wasm", "page_bg.wasm", read(&folder.join("page_bg.wasm"))?);

    let manifest = ways::manifest(&read_text(&house.www().join(ways::MANIFEST))?, &seals);
    seals.insert(ways::MANIFEST.to_owned(), seal::fixed(ways::MANIFEST, manifest));
    let page = folder.join("index.html");
    write(&page, page_of(&read_text(&page)?, "name", "", first.way_out(), None, own, &seals)?)?;
    seals.into_values().try_for_each(|sealed| write(&folder.join(sealed.name), sealed.bytes))
}

/// Runs the loop: `trunk build`, `trunk serve`, a page that works and comes anew after a change. Gives what was printed.
pub fn test(house: &House, chrome: &Path) -> Outcome<Seen> {
    let mut steps = Steps::new(2);
    // Without its features Trunk has no web client and no search for updates: nothing of the loop needs those. The lock of
    // wasm-bindgen-cli may name versions that a registry does not carry.
    install(house, &mut steps, "trunk", "trunk", TRUNK, &["--locked", "--no-default-features"])?;
    install(house, &mut steps, "wasm-bindgen-cli", "wasm-bindgen", &bindgen_version(house)?, &[])?;
    let shot = house.work().join("trunk.png");
    let seen = Program::new(house, "node")
        .args(["--test", "--test-reporter=spec"])
        .arg(house.root.join("tests").join("trunk").join("trunk.test.mjs"))
        .env("TRUNK", tools(house).join("bin"))
        .env("CHROME", chrome)
        .env("SCREENSHOT", &shot)
        .visibly()?;
    say::line(&format!("Zo zag de pagina eruit: {}", house.show(&shot)));
    Ok(seen)
}

/// Where Trunk is installed, for that test alone.
fn tools(house: &House) -> PathBuf {
    house.root.join(".tools")
}

/// The version of wasm-bindgen that Trunk would fetch for itself: that of the crate.
fn bindgen_version(house: &House) -> Outcome<String> {
    let text = read_text(&house.root.join("Cargo.toml"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("wasm-bindgen = \"=")?.strip_suffix('"'));
    line.map(str::to_owned).ok_or_else(|| {
        Fail::new(
            "de versie van wasm-bindgen is niet te vinden",
            "Cargo.toml",
            "Zet onder [workspace.dependencies] terug: wasm-bindgen = \"=…\".",
        )
    })
}

/// Installs a program of an exact version into the project, unless it is there.
fn install(
    house: &House,
    steps: &mut Steps,
    package: &str,
    binary: &str,
    version: &str,
    more: &[&str],
) -> Outcome<()> {
    let what = format!("{package} {version}");
    let place = tools(house).join("bin").join(binary);
    let answer = Program::new(house, &place).without_env("NO_COLOR").arg("--version").answer();
    if answer.is_some_and(|text| text.split_whitespace().nth(1) == Some(version)) {
        steps.already(&what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} installeren in .tools"), "eenmalig, enkele minuten");
    Program::cargo(house)
        .args(["install", package, "--version", version, "--force", "--root"])
        .arg(tools(house))
        .args(more)
        // It runs for a second; compiling it thoroughly would take minutes more.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .quietly(
            "Is er verbinding met internet? Het volledige verslag staat in target/xtask/log/cargo.log.",
        )?;
    running.end();
    Ok(())
}
