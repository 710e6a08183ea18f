// What a site says of itself and of the doors of municipalities: `site.json`, beside the pages. Whoever has the site writes it,
// so it is looked at before anything of it is shown; the build and the diagnose page look with the same function.

/** What a text in the file must be: a pattern, and how to say it. What is not filled in is empty, or not there. */
const TEXT = [/\S/, "een tekst"];
export const LINK = [/^https:\/\/[\w.-]+(:\d+)?([/?#][^\s"<>\\]*)?$/, "een adres dat met https:// begint"];
export const MAIL = [/^[^\s"<>@?&:/\\]+@[\w.-]+$/, "een mailadres"];
const REPORT = [new RegExp(`${LINK[0].source}|${MAIL[0].source}`), "een mailadres, of een adres dat met https:// begint"];
const PHONE = [/^\+?\d[\d ()-]{3,20}$/, "een telefoonnummer: alleen cijfers, spaties, streepjes en haakjes"];
export const DAY = [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "een dag die bestaat, als JJJJ-MM-DD"];

/** A door, by the name of each text. */
const DOOR = { naam: TEXT, link: LINK, telefoon: PHONE, mail: MAIL, "nagegaan-op": DAY };

/** The whole file. `gemeenten` has a door by the id of each municipality. */
export const FORM = {
  $schema: TEXT,
  naam: TEXT,
  maker: TEXT,
  verantwoordelijke: TEXT,
  fouten: REPORT,
  privacy: LINK,
  toegankelijkheid: LINK,
  "snel-weg": LINK,
  "codes-tot": DAY,
  gemeenten: DOOR,
};

/** How the lines of the sender read, in order. */
export const SENDER = {
  naam: "Deze voorcheck is van",
  maker: "Gemaakt door",
  verantwoordelijke: "Verantwoordelijk",
  fouten: "Fouten melden",
  privacy: "Privacyverklaring",
  toegankelijkheid: "Toegankelijkheidsverklaring",
};

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a text is of this kind; of a day also whether the calendar has it. */
function fits(text, kind) {
  if (!kind[0].test(text)) return false;
  const day = new Date(kind === DAY ? `${text}T12:00Z` : 0);
  return !Number.isNaN(+day) && (kind !== DAY || day.toISOString().startsWith(text));
}

/** Throws where a table is not of its form. */
function hold(value, form, place) {
  const no = (at, what) => {
    throw new Error(`\`${[...place, at].join(".")}\`: ${what}`);
  };
  for (const [name, one] of Object.entries(value)) {
    const known = Object.keys(form).includes(name) ? form[name] : no(name, `dit veld bestaat niet. Hier mag: ${Object.keys(form).join(", ")}`);
    if (!Array.isArray(known)) {
      if (!isTable(one)) no(name, "hier hoort een tabel, met een contact voor elke gemeente");
      for (const [id, door] of Object.entries(one)) {
        if (!isTable(door) || !door.naam) no(`${name}.${id}`, "hier hoort een contact, met ten minste een naam");
        hold(door, known, [...place, name, id]);
      }
    } else if (typeof one !== "string" || (one && !fits(one, known))) {
      no(name, `hier hoort ${known[1]}, of niets ("")`);
    }
  }
}

/** What the text of the file says. Throws with what is wrong, and where. */
export function readSite(text) {
  let site;
  try {
    site = JSON.parse(text);
  } catch (error) {
    throw new Error(`dit is geen JSON: ${error.message}`);
  }
  if (!isTable(site)) throw new Error("hier hoort een tabel: { … }");
  hold(site, FORM, []);
  return site;
}

/** Who shows the check, line by line: a label, and a text or `[text, address]`; only what is filled in. */
export function linesOf(site) {
  return Object.entries(SENDER).filter(([name]) => site[name]).map(([name, label]) => {
    const said = site[name];
    if (MAIL[0].test(said)) return [`${label}: `, [said, `mailto:${said}`]];
    return LINK[0].test(said) ? ["", [label, said]] : [`${label}: `, [said]];
  });
}

/** The same as a block for the foot of the page; nothing without a line. */
export function senderOf(site) {
  const block = document.createElement("div");
  block.className = "vc-sender vc-screen";
  for (const [label, [text, href]] of linesOf(site)) {
    const line = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { className: "vc-link", href, textContent: text });
    // A page would take the place of the check, and of all that was answered.
    if (!label) Object.assign(link, { target: "_blank", rel: "noreferrer" });
    line.append(label, href ? link : text);
    block.append(line);
  }
  return block.childElementCount ? block : undefined;
}

/** How to get to each municipality, by its id: in one line, and as pairs of a text and an address in the order of what is done. */
export function doorsOf({ gemeenten = {} }) {
  return Object.fromEntries(Object.entries(gemeenten).map(([id, { naam, link, telefoon, mail, "nagegaan-op": checked }]) => {
    const day = checked && `nagegaan op ${new Date(`${checked}T12:00`).toLocaleDateString("nl-NL", { dateStyle: "long" })}`;
    const page = [naam, link || undefined];
    const phone = telefoon && [`Bel ${telefoon}`, `tel:${telefoon.replace(/[^+\d]/g, "")}`];
    const more = [mail && [mail, `mailto:${mail}`], day && [day]];
    const line = [link, telefoon && `telefoon ${telefoon}`, mail && `mail ${mail}`].filter(Boolean).join(", ");
    return [id, {
      line: `${naam}${line && `: ${line}`}${day ? ` (${day})` : ""}`,
      melden: [page, phone, ...more].filter(Boolean),
      bellen: [phone, page, ...more].filter(Boolean),
    }];
  }));
}
