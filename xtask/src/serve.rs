//! Builds the page and serves it on this machine, as any static web server would.

use std::net::{Ipv4Addr, TcpListener};

use voorcheck_site::fail::{Fail, Outcome};

use crate::build;
use crate::house::House;
use crate::run::Program;
use crate::say::Steps;
use crate::setup;

/// The port when none is asked for.
pub const PORT: u16 = 8080;

/// Builds and serves until the reader stops it.
pub fn serve(house: &House, port: u16) -> Outcome<()> {
    // Before the build, not after: nobody should wait for a page that cannot be shown.
    if port != 0 && TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(busy(port));
    }
    let mut steps = Steps::new(setup::STEPS + build::STEPS);
    setup::install(house, &mut steps)?;
    build::dist(house, &mut steps)?;
    let code =
        Program::node(house, "xtask/js/serve.mjs").arg(house.dist()).arg(port.to_string()).hand_over()?;
    match code {
        Some(3) => Err(busy(port)),
        Some(code) if code != 0 => Err(Fail::new(
            "de webserver stopte met een fout",
            format!("code {code}"),
            "Lees de melding hierboven.",
        )),
        _ => Ok(()),
    }
}

fn busy(port: u16) -> Fail {
    Fail::new(
        format!("poort {port} is niet vrij"),
        format!("http://127.0.0.1:{port}"),
        format!(
            "Er draait al iets op deze poort, misschien een eerdere `cargo xtask serve`.\nStop dat, of kies een andere poort: cargo xtask serve --port {}",
            if port == u16::MAX { PORT } else { port + 1 }
        ),
    )
}
