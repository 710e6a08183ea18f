// Reads the outcome off the page, and holds it against the assessment it should show.

/** So many criteria that are not met have their key quote on the table. */
const IN_FULL = 3;
/** So many dates stand on the table. */
const DAYS = 5;
/** Where the text points, where it has to be weighed. */
const POINTS = { lichter: "eerder naar ja", zwaarder: "eerder naar nee", open: "De tekst kiest niet" };

/** What the page shows, as plain data. */
export function shown(page) {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    const all = (selector, within = main) => [...within.querySelectorAll(selector)];
    const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
    const inside = (selector, within = main) => text(within.querySelector(selector));
    const marked = (name, within = main) =>
      within ? all(`[data-${name}]`, within).map((one) => ({ id: one.getAttribute(`data-${name}`), text: text(one) })) : [];
    const head = main.querySelector("[data-route]");
    const [acties, daarna, papieren] = ["acties", "daarna", "papieren"].map((part) =>
      marked("action", main.querySelector(`[data-part="${part}"]`)));
    return {
      route: head.dataset.route,
      outcome: head.dataset.outcome,
      headline: inside("h1"),
      head: text(head),
      text: text(main),
      decisions: all("[data-decision]").map((one) => ({ id: one.dataset.decision, outcome: one.dataset.outcome, text: text(one) })),
      remarks: marked("signal", head),
      contradictions: marked("contradiction"),
      actions: [...acties, ...daarna, ...papieren],
      now: acties,
      openSteps: marked("signal", main.querySelector('[data-part="open-stappen"]')),
      timeline: marked("moment"),
      days: marked("day"),
      criteria: all("[data-criterion]").map((one) => {
        // What is not met has a few words on the table, and all of it behind a click.
        const full = one.querySelector("details.vc-details:has(.vc-reason)") ?? one;
        const table = all(".vc-reason", one).filter((reason) => full === one || !full.contains(reason));
        return {
          id: one.dataset.criterion,
          status: one.dataset.status,
          title: inside("h3", one),
          text: text(one),
          quotes: all("blockquote", full).map(text),
          places: all("figcaption", full).map(text),
          table: table.map((reason) => ({ text: text(reason), quotes: all("blockquote", reason).map(text) })),
        };
      }),
      findOut: marked("find-out"),
      links: all('[data-part="uitzoeken"] > ul button').map(text),
      signals: marked("signal", main.querySelector('[data-part="signalen"]')),
      cards: all('[data-part="kaart"], [data-card]').map(text),
      prompts: all('[data-part="onderbouwing"] li').map(text),
      answers: Object.fromEntries(marked("answer").map(({ id, text }) => [id, text])),
      quotes: all("figure").map((one) => ({ quote: inside("blockquote", one), place: inside("figcaption", one) })),
    };
  });
}

/** A text of a pack in a voice: one text for both, or one each; without that voice the other one speaks. */
export function say(text, voice) {
  return typeof text === "string" ? text : text?.[voice] ?? text?.behandelaar;
}

/** How the page writes a place of the source: "§ 2.2, toelichting" for "2.2 Toelichting". */
export function place(text) {
  if (!/^\d/.test(text)) return text;
  const [number, ...rest] = text.split(" ");
  const words = rest.join(" ");
  return words ? `§ ${number}, ${words[0].toLowerCase()}${words.slice(1)}` : `§ ${number}`;
}

/** All that the page shows otherwise than the assessment says; empty when all is well. */
export function differences(page, assessment, input, { kader }, voice = "behandelaar") {
  const found = [];
  const same = (what, wanted, got) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got)) {
      found.push(`${what}: verwacht ${JSON.stringify(wanted)}, op de pagina ${JSON.stringify(got)}`);
    }
  };
  const holds = (what, texts, text) => {
    for (const one of texts) if (one && !text?.includes(flat(one))) found.push(`${what}: niet op de pagina: ${one}`);
  };
  const listed = (what, wanted, got, texts) => {
    same(what, wanted.map(({ id }) => id), got.map(({ id }) => id));
    wanted.forEach((one, index) => holds(`${what} ${one.id}`, texts(one), got[index]?.text));
  };
  const norms = (ids) => ids.map((id) => kader.norm.find((norm) => norm.id === id));
  // A municipality's own words stand right behind the sentence of the region.
  const beside = (id) => assessment.localWordings.filter((one) => one.norm === id).map((one) => one.own);

  for (const { quote, place: where } of page.quotes) {
    const known = kader.norm.some((norm) => quote === flat(`“${norm.citaat}”`) && where.startsWith(flat(place(norm.vindplaats))));
    if (!known) found.push(`dit citaat staat zo niet in het kader: ${quote} (${where})`);
  }
  holds("voorbehoud", [assessment.disclaimer], page.text);
  for (const [id, value] of [...Object.entries(input.answers), ...Object.entries(input.dates)]) {
    if (!assessment.route) holds(`antwoord ${id}`, [answer(kader, id, value, voice)], page.answers[id]);
  }
  same("route", assessment.route ?? "", page.route);
  if (assessment.route) {
    const { headline, summary, cards } = assessment.routePage;
    same("kop", flat(headline), page.headline);
    same("kaarten", cards.length, page.cards.length);
    holds("pagina", [summary], page.head);
    cards.forEach((card, at) => holds(card.title, [card.title, ...card.points.map((one) => one.text)], page.cards[at]));
    return found;
  }

  const { first, shown } = decided(assessment);
  same("uitkomst", assessment.guide ? "" : first.outcome ?? "open", page.outcome);
  same("kop", flat(first.headline), page.headline);
  holds("kopblok", [first.summary, ...first.provisos], page.head);
  listed("besluiten", shown, page.decisions, (one) => [one.title, one.headline, ...one.provisos]);
  same("uitkomsten", shown.map((one) => one.outcome ?? "open"), page.decisions.map((one) => one.outcome));
  holds("tegengeluid", [assessment.dissent], page.text);
  listed("tegenspraken", assessment.contradictions, page.contradictions, (one) => [one.text]);
  const remarks = [...assessment.signals, ...assessment.incomplete];
  listed("opmerkingen in de kop", remarks.filter((one) => one.inHeadline), page.remarks, (one) => [one.text]);
  listed("signalen", remarks.filter((one) => !one.inHeadline), page.signals, (one) => [one.text]);
  listed("open stappen", assessment.openSteps, page.openSteps, (one) => [one.text]);
  // On the table stands the first phase, and after a no what can be done instead; papers have a list of their own.
  const steps = assessment.actions.filter((one) => !one.paper);
  const instead = kader.fase.filter((one) => one["titel-bij-nee"] && first.tone === "niet").map((one) => one.id);
  const now = steps.filter((one) => one.phase === steps[0].phase || instead.includes(one.phase));
  const later = steps.filter((one) => !now.includes(one));
  const papers = assessment.actions.filter((one) => one.paper);
  same("nu te doen", now.map((one) => one.id), page.now.map((one) => one.id));
  listed("acties", [...now, ...later, ...papers], page.actions, (one) => [one.text, one.who, one.paper]);
  listed("planning", assessment.timeline, page.timeline, (one) => [
    one.text, one.status, one.background, ...one.remarks.map((point) => point.text),
  ]);
  holds("planning", [assessment.timelineSummary], page.head);
  const dated = assessment.timeline.filter((one) => one.date && !one.background).slice(0, DAYS);
  listed("planning in het kort", dated, page.days, (one) => [one.text]);
  const open = assessment.toFindOut.map((one) => ({ ...one, id: one.fact }));
  listed("uitzoeken", open, page.findOut, (one) => [one.question, one.why, one.whoKnows]);
  same("uit te zoeken vragen", open.map(({ id }) => flat(`${name(kader, id, voice)} invullen`)), page.links);

  same("kaarten", assessment.cards.length, page.cards.length);
  assessment.cards.forEach((card, at) => {
    holds(`kaart ${card.id}`, [card.title, ...card.points.map((one) => one.text)], page.cards[at]);
  });

  const criteria = [first, ...shown].flatMap((one) => one.criteria);
  const prompts = criteria.flatMap((one) => one.reasons).flatMap((one) => one.prompts);
  same("onderbouwing", prompts.map(flat), page.prompts);
  const of = (tone) => criteria.filter((one) => one.tone === tone);
  const unmet = [...of("niet"), ...of("wegen")];
  const ordered = [...unmet, ...of("open"), ...of("goed")];
  listed("criteria", ordered, page.criteria, (one) => [one.title, one.statusName]);
  // A sentence that several reasons rest on, is on the table once.
  const read = new Set();
  ordered.forEach((wanted, index) => {
    const got = page.criteria[index];
    const what = `criterium ${wanted.id}`;
    same(what, wanted.status ?? "open", got?.status);
    const met = wanted.tone === "goed";
    for (const reason of wanted.reasons) {
      // What to write down for who weighs it, stands in place of the advice.
      const advice = reason.prompts.length ? "" : reason.advice;
      holds(`${what}, ${reason.id}`, [reason.text, advice, ...(met ? [] : [reason.forceName])], got?.text);
    }
    const ids = wanted.reasons.length ? wanted.reasons.flatMap((one) => one.norms) : wanted.norms;
    const grounds = norms(ids.flatMap((id) => [id, ...beside(id)]));
    same(`${what}, citaten`, grounds.map((norm) => flat(`“${norm.citaat}”`)), got?.quotes);
    holds(`${what}, vindplaatsen`, grounds.map((norm) => place(norm.vindplaats)), got?.places.join(" | "));
    if (!unmet.includes(wanted)) return;
    same(`${what}, redenen in het kort`, wanted.reasons.length, got?.table.length);
    wanted.reasons.forEach((reason, at) => {
      const short = got?.table[at];
      // What the verdict says, is not said again.
      const said = (reason.short ?? reason.text).replace(/\.$/, "");
      const told = first.criteria.includes(wanted) && first.tone === wanted.tone && first.summary.includes(said);
      const own = told ? "" : flat(said).slice(1);
      holds(`${what}, ${reason.id}, in het kort`, [own, reason.direction && POINTS[reason.direction.points], reason.direction?.tips], short?.text);
      const keys = index < IN_FULL ? reason.norms.slice(0, 1).filter((id) => !read.has(id)) : [];
      keys.forEach((id) => read.add(id));
      same(`${what}, ${reason.id}, kerncitaat`, norms(keys).map((norm) => flat(`“${norm.citaat}”`)), short?.quotes);
    });
  });
  return found;
}

/**
 * What stands on top, `first`: the first main decision, or what a guide says; and the decisions beside it.
 * Those matter while that one is not a no, as far as they apply.
 */
function decided({ decisions, guide }) {
  const first = decisions.find((one) => one.role === "hoofd");
  if (guide) return { first: { ...guide, provisos: [], criteria: [] }, shown: [] };
  return { first, shown: first.tone === "niet" ? [] : decisions.filter((one) => one !== first && !one.notApplicable) };
}

/** What the answers call a question. */
function name(kader, id, voice) {
  return say([...kader.feit, ...kader.datum].find((one) => one.id === id).naam, voice);
}

function flat(text) {
  return text.replace(/\s+/g, " ").trim();
}

function answer(kader, id, value, voice) {
  const fact = kader.feit.find((one) => one.id === id);
  if (!fact) {
    const [year, month, day] = value.split("-").map(Number);
    return new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(new Date(year, month - 1, day));
  }
  const option = fact.optie.find((one) => one.id === value);
  return say(option ? option.tekst : kader.kader["weet-niet"], voice);
}
