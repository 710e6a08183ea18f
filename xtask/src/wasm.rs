//! The Wasm of the page and that of the rules as a module: compiled by one cargo, so that what they share is compiled once;
//! given its glue by wasm-bindgen, as a library; made smaller by binaryen.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::{read, read_text, write};
use voorcheck_site::seal;
use wasm_bindgen_cli_support::Bindgen;

use crate::house::{House, once};
use crate::names;
use crate::run::{self, Program};

const TARGET: &str = "wasm32-unknown-unknown";
const WASM_OPT: &str = "node_modules/binaryen/bin/wasm-opt";
/// Measured after brotli: what the compiler inlines at this size repeats itself less than its calls would.
const INLINED: &str = "-Cllvm-args=-inline-threshold=24";
/// Measured after brotli. A flat form first lets the second round find more; functions that are left small and stand by
/// their names, so beside their like, repeat themselves more. Rust never uses the first bytes of its memory.
const SMALLER: [&str; 13] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "20",
    "--always-inline-max-function-size",
    "4",
    "--coalesce-locals-learning",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];
const ABOUT_GLUE: &str = "Kijk wat er sinds de laatste geslaagde bouw aan wasm-bindgen veranderd is.";

/// A Wasm file optimised for size, without names, and its glue.
#[derive(Clone)]
pub struct Wasm {
    /// The Wasm.
    pub bytes: Vec<u8>,
    /// Its glue: a function that gives a new instance with every call. Not minified.
    pub glue: String,
}

/// Compiles both.
pub fn compile(house: &House) -> Outcome<()> {
    let flags = [run::flags_without_machine_paths(house), INLINED.into()].join(OsStr::new("\u{1f}"));
    once(&house.made.compiled, || {
        Program::cargo(house)
            .without_env("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", flags)
            .args(["build", "--locked", "--profile", "page", "--target", TARGET])
            .args([
                "--package",
                "voorcheck",
                "--bin",
                "page",
                "--package",
                "voorcheck-module",
                "--bin",
                "headless",
            ])
            .quietly(
                "Lees de meldingen hierboven: die gaan over de Rust-code van de pagina of van de module.",
            )
    })
}

/// The page, before anything is made smaller: its Wasm, for the walls; its glue stands beside it.
pub fn raw_page(house: &House) -> Outcome<PathBuf> {
    once(&house.made.page, || bound(house, "page", "page", Glue::Module))
}

/// The rules as an ES module, which has one instance; its Wasm stands beside it. Not made smaller: it is there to be tested.
pub fn raw_module(house: &House) -> Outcome<PathBuf> {
    let wasm = once(&house.made.module, || bound(house, "headless", "module", Glue::Module))?;
    Ok(wasm.with_file_name("headless.js"))
}

/// The Wasm of the page, its imports under short names.
pub fn page(house: &House) -> Outcome<Wasm> {
    let raw = raw_page(house)?;
    let glue = raw.with_file_name("page.js");
    let bytes = smaller(house, &raw)?;
    let (bytes, text) = names::shorten_imports(&bytes, &read_text(&glue)?).ok_or_else(|| {
        Fail::new(
            "de WebAssembly vraagt iets anders dan functies van haar lijm",
            house.show(&glue),
            ABOUT_GLUE,
        )
    })?;
    Ok(Wasm { bytes, glue: factory(&text, &house.show(&glue))? })
}

/// The Wasm of the rules alone.
///
/// Its glue is an expression: in a function, every call gives a new instance. The facade frees memory itself; a finaliser of
/// the glue would call into an instance that may have crashed. It is given a compiled module and never an answer of the
/// network, whose very names make Node load its fetch (measured: some 15 ms).
pub fn module(house: &House) -> Outcome<Wasm> {
    let raw = bound(house, "headless", "package", Glue::Expression)?;
    let glue = read_text(&raw.with_file_name("headless.js"))?;
    let glue = format!(
        "export default function () {{\nconst FinalizationRegistry = undefined, Request = undefined, Response = undefined;\n{glue}\nreturn wasm_bindgen;\n}}\n"
    );
    Ok(Wasm { bytes: smaller(house, &raw)?, glue })
}

/// What the glue is to be: a module with one instance, or an expression with all of its state inside.
enum Glue {
    Module,
    Expression,
}

/// The Wasm of a binary after wasm-bindgen, in a folder of its own with its glue. The raw names carry a hash; wasm-bindgen
/// gives them the names a caller sees.
fn bound(house: &House, bin: &str, folder: &str, glue: Glue) -> Outcome<PathBuf> {
    compile(house)?;
    let from = house.target().join(TARGET).join("page").join(format!("{bin}.wasm"));
    let to = house.work().join(folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&from).typescript(false);
    let bindgen = match glue {
        Glue::Module => bindgen.web(true),
        Glue::Expression => bindgen.no_modules(true),
    };
    let made = || {
        let mut output = bindgen?.generate_output()?;
        let functions = &mut output.wasm_mut().funcs;
        let named = |is: fn(&str) -> bool| {
            let is =
                |id: &_| functions.get(*id).name.as_deref().map(without_hashes).is_some_and(|name| is(&name));
            functions.iter_local().map(|(id, _)| id).filter(is).collect::<Vec<_>>()
        };
        let mut of_panics = named(is_of_panics);
        if named(is_formatting).is_empty() {
            of_panics.extend(named(is_of_formatting));
        }
        for (id, function) in functions.iter_local_mut() {
            if of_panics.contains(&id) {
                function.builder_mut().func_body().unreachable_at(0);
            }
        }
        output.emit(&to)
    };
    made().or_fail("de WebAssembly krijgt geen lijm", house.show(&from), ABOUT_GLUE)?;
    Ok(to.join(format!("{bin}_bg.wasm")))
}

/// Whether a function, by its demangled name, only makes the words of a panic. They are for nobody: the page says itself
/// that a check got stuck, and the words may quote what was entered. So a panic is a trap at once, and binaryen leaves
/// out all that made its words.
fn is_of_panics(path: &str) -> bool {
    const OF_PANICS: [&str; 5] = [
        "core::panicking::",
        "core::str::slice_error_fail",
        "core::option::expect_failed",
        "core::result::unwrap_failed",
        "console_error_panic_hook::hook::",
    ];
    OF_PANICS.iter().any(|start| path.starts_with(start))
}

/// Whether a function makes a text of a template: `format!`, or `to_string` of what is no number.
fn is_formatting(path: &str) -> bool {
    path.starts_with("alloc::fmt::format") || path.contains("SpecToString>::spec_to_string")
}

/// Whether a function is a part of that. Where nobody asks for it, it is there for the words of panics alone.
fn is_of_formatting(path: &str) -> bool {
    path.starts_with("core::fmt::") || path.contains(" as core::fmt::") || path.starts_with("<core::fmt::")
}

/// A name without the hashes that crates may carry, as in `core[0123456789abcdef]::panicking::panic_fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 => path.push_str(rest),
            _ => path.extend(["[", part]),
        }
    }
    path
}

/// The glue of `--target web`, which has one instance for ever, made into a function that gives a new one from the compiled
/// Wasm: a check that is taken away leaves nothing behind, and one that gets stuck takes no other with it. What surrounds
/// an instance is the loader's, see `surroundings` in `www/loader.js`; the classes of the browser are those of `www/pristine.js`.
pub fn factory(glue: &str, place: &str) -> Outcome<String> {
    let made = || {
        let (types, start) = ("/* @ts-self-types", "let wasmModule, wasmInstance, wasm;");
        let body = glue.get(..glue.find(start)?)?;
        let body = body.get(if body.starts_with(types) { body.find('\n')? } else { 0 }..)?;
        let (mount, get) = ("export function mount(", "function __wbg_get_imports()");
        if body.matches("export ").count() != 1 || !body.contains(mount) || !body.contains(get) {
            return None;
        }
        let body = body.replacen(mount, "function mount(", 1);
        Some(format!(
            "export default async function (module, {{ guard, setInterval }}) {{\nlet wasm;\n{body}\
             const instance = await WebAssembly.instantiate(module, __wbg_get_imports());\n\
             wasm = guard(instance.exports);\nwasm.__wbindgen_start();\nreturn {{ mount }};\n}}\n"
        ))
    };
    made().ok_or_else(|| Fail::new("de lijm van de WebAssembly heeft een andere vorm", place, ABOUT_GLUE))
}

/// A Wasm file optimised for size, without names. What was made of the same bytes by the same tools is kept.
fn smaller(house: &House, from: &Path) -> Outcome<Vec<u8>> {
    let to = from.with_extension("small.wasm");
    let stamp = from.with_extension("small.txt");
    let mut made_of = read(from)?;
    made_of.extend(read(&house.root.join("package-lock.json"))?);
    made_of.extend(SMALLER.join(" ").bytes());
    let made_of = seal::sha256_hex(&made_of);
    if read_text(&stamp).is_ok_and(|known| known == made_of) && to.is_file() {
        return read(&to);
    }
    Program::node(house, WASM_OPT)
        .args(SMALLER)
        .arg(from)
        .arg("-o")
        .arg(&to)
        .quietly("Lees de melding hierboven. Past binaryen in package.json bij deze versie van Rust?")?;
    write(&stamp, made_of)?;
    read(&to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_panic_says_is_left_out() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core::panicking::panic_display::hff0a0b4319ff889f",
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "console_error_panic_hook::hook::h659e3df7ba144134",
        ] {
            assert!(is_of_panics(&without_hashes(name)), "{name}");
        }
        for name in [
            "console_error_panic_hook::set_once::h0123456789abcdef",
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "<[u8] as core[c5930c85a12de822]::panicking::Trait>::method",
            "page",
        ] {
            assert!(!is_of_panics(&without_hashes(name)), "{name}");
        }
        for name in [
            "core[c5930c85a12de822]::fmt::write",
            "<core[c5930c85a12de822]::fmt::Formatter>::pad_integral",
            "<alloc[3ca501edff3f0c7c]::string::String as core[c5930c85a12de822]::fmt::Write>::write_char.6",
        ] {
            assert!(is_of_formatting(&without_hashes(name)), "{name}");
        }
        assert!(!is_of_formatting("<u32>::_fmt"));
        assert!(is_formatting(&without_hashes("alloc[3ca501edff3f0c7c]::fmt::format.390")));
    }

    #[test]
    fn the_glue_becomes_a_function_or_an_error() {
        let glue = "/* @ts-self-types=\"x\" */\nexport function mount(a) {}\nfunction __wbg_get_imports() {}\nlet wasmModule, wasmInstance, wasm;\nexport default f;";
        let made = factory(glue, "page.js").unwrap();
        assert!(made.starts_with("export default async function (module"), "{made}");
        assert!(!made.contains("export function") && !made.contains("export default f"), "{made}");
        assert!(factory(&glue.replace("mount", "other"), "page.js").is_err());
        assert!(factory(&format!("export function more() {{}}\n{glue}"), "page.js").is_err());
    }
}
