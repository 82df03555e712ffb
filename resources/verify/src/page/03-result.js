// The result: headline, what it rests on, verdicts, warnings, picture, history, artifacts.

const TONES = { authentic: "good", intact: "warn", partial: "warn", fail: "danger" };
const SIGNS = {
  good: "M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.1-1.8-7-5.4-7-10V6zM8.5 12l2.5 2.5 4.5-5",
  warn: "M12 4L2.5 20h19zM12 10v4.5M12 17.2v.3",
  danger: "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M8.5 8.5l7 7m0-7l-7 7",
};
const ANSWER_SIGNS = { pass: "✓", fail: "✗", not_checked: "–" };
const AT_ONCE = 200;
const MOST_LETTERS = 2000;

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Show a report; called again when the language changes. */
function showReport(report) {
  const section = document.getElementById("result");
  section.dataset.headline = report.headline;
  section.replaceChildren(headlineOf(report), ...notesOf(report), factsOf(report), ...verdictsOf(report), ...warningsOf(report));
  if (report.headline !== "fail") section.append(...pictureOf(report), ...historyOf(report), ...artifactsOf(report));
  section.append(make("p", { class: "more buttons" }, printButton()));
  section.hidden = false;
  document.title = `${report.bundle ? `${clean(report.bundle)} – ` : ""}${WORDS[language].headlines[report.headline]}`;
}

function printButton() {
  const button = make("button", { type: "button" }, word("print"));
  button.addEventListener("click", () => print());
  return button;
}

function headlineOf(report) {
  const words = WORDS[language];
  const tone = report.demonstration && report.headline === "authentic" ? "warn" : TONES[report.headline];
  const sign = draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  sign.append(draw("path", { d: SIGNS[tone] }));
  const text = make("div", {}, make("h2", {}, words.headlines[report.headline]));
  const first = Object.values(report.verdicts).find((verdict) => verdict.result === "fail");
  if (first) text.append(make("p", { class: "why" }, sentence(first.reason)));
  text.append(make("p", {}, meaningOf(report)));
  return make("div", { class: `headline ${tone}`, role: "status" }, sign, text);
}

/** What the headline means for the reader of this bundle. */
function meaningOf(report) {
  const failed = Object.keys(report.verdicts).filter((number) => report.verdicts[number].result === "fail");
  if (failed.length === 1 && failed[0] === "9") return word("meaning_heads");
  if (failed.length === 1 && failed[0] === "5" && !report.station) return word("meaning_trust");
  if (report.headline === "authentic" && report.station) return word("authentic_listed");
  return report.headline === "intact" && !report.trusted ? word("no_trust") : WORDS[language].meanings[report.headline];
}

/** A reason with a capital, unless it begins with a name: of a file, an event, a person. */
function sentence(why) {
  const text = told(why);
  const template = WORDS[language].reasons[why.text] ?? why.text;
  return /^(?:\{(?!count|cases)|\S+[./]\S)/.test(template) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}

function note(name, tone, facts) {
  return make("div", { class: `note ${tone}` }, make("p", {}, word(name, facts)));
}

function notesOf(report) {
  const notes = [];
  if (!report.trusted && report.headline === "partial") notes.push(note("no_trust", "warn"));
  if (report.demonstration) notes.push(note("demonstration", "warn"));
  notes.push(note("scope", ""));
  return notes;
}

function factsOf(report) {
  const list = make("dl");
  const add = (name, value) => value && list.append(make("dt", {}, word(name)), make("dd", {}, value));
  add("bundle", clean(report.bundle));
  if (report.agency && report.headline !== "fail") add("agency", shortened(clean(report.agency), MOST_LETTERS));
  add("ledger", clean(report.ledger));
  if (report.station) add("station", stationInWords(report.station));
  if (report.headline !== "fail") {
    add("recipient", shortened(clean(report.recipient), MOST_LETTERS));
    add("purpose", shortened(clean(report.purpose), MOST_LETTERS));
    add("conditions", shortened(report.conditions.map(conditionInWords).join("; "), MOST_LETTERS));
    if (report.withheld + report.erased > 0) add("undisclosed", word("undisclosed_count", { withheld: report.withheld, erased: report.erased }));
    if (report.sealed) {
      const { person, role, at, offset } = report.sealed;
      add("sealed", `${clean(person)}, ${roleInWords(role)}, ${instantInWords(at, offset)}`);
    }
  }
  add("checked", instantInWords(report.checkedAt, "+00:00"));
  return list;
}

/** The station as the agency lists it. */
function stationInWords({ name, number, since, until, retired }) {
  const facts = { name, number, since: instantInWords(since), until: instantInWords(until) };
  return retired ? word("station_retired", { ...facts, retired: instantInWords(retired) }) : word("station_listed", facts);
}

function verdictsOf(report) {
  const { questions, limits, results } = WORDS[language];
  const list = make("ol", { class: "verdicts" });
  for (const [number, { result, reason, more }] of Object.entries(report.verdicts)) {
    const why = sentence(reason) + (more ? ` ${word("and_more", { count: more })}` : "");
    list.append(make("li", { "data-question": number, "data-result": result },
      make("span", { class: "number" }, number),
      make("span", { class: "asked" }, questions[number]),
      make("span", { class: `answer ${result}` }, `${ANSWER_SIGNS[result]} ${results[result]}`),
      make("span", { class: "reason" }, why),
      make("span", { class: "limit" }, limits[number])));
  }
  return [make("h2", {}, word("verdicts_title")), list];
}

function warningsOf(report) {
  const lists = [["warnings", report.warnings], ["remarks", report.notes]].filter(([, told]) => told.length)
    .map(([name, told]) => make("ul", { class: name }, ...told.map((each) => make("li", {}, sentence(each)))));
  return lists.length ? [make("h2", {}, word("warnings_title")), ...lists] : [];
}

function pictureOf(report) {
  const drawn = picturesOf(report.story, WIDTH);
  if (drawn.length === 0) return [];
  const place = make("div", { class: "pictures" }, ...drawn);
  let width = WIDTH;
  place.fit = (wanted = Math.min(WIDTH, Math.floor(place.clientWidth))) => {
    if (wanted === width || wanted < 1) return;
    width = wanted;
    place.replaceChildren(...picturesOf(report.story, width));
  };
  new ResizeObserver(() => place.fit()).observe(place);
  return [make("h2", {}, word("picture_title")), make("p", { class: "who" }, word("picture_help")), place];
}

/** A long list in parts; all of it before printing. */
function growing(list, members, render, step = AT_ONCE) {
  const button = make("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = (count) => {
    list.append(...members.slice(shown, shown + count).map(render));
    shown = Math.min(members.length, shown + count);
    button.textContent = word("show_more", { count: members.length - shown });
    button.hidden = shown === members.length;
  };
  button.addEventListener("click", () => grow(step));
  button.showAll = () => grow(members.length);
  grow(step);
  return [list, button];
}

addEventListener("beforeprint", () => {
  for (const button of document.querySelectorAll("#result button.more")) button.showAll?.();
  document.querySelector(".pictures")?.fit(WIDTH);
});
addEventListener("afterprint", () => document.querySelector(".pictures")?.fit());

function historyOf(report) {
  const { count, story } = report;
  const help = story.length < count ? word("history_part", { count, shown: story.length }) : word("history_help", { count });
  const heading = [make("h2", {}, word("history_title")), make("p", {}, help)];
  return [...heading, ...growing(make("ol", { class: "story" }), report.story, eventOf)];
}

function eventOf(event) {
  const text = make("div", {},
    make("div", { class: "what" }, WORDS[language].titles[event.type] ?? clean(event.type)),
    make("div", {}, sentenceOf(event)),
    make("div", { class: "who" }, `${clean(event.person)}, ${roleInWords(event.role)} · #${event.seq}`));
  const more = make("details", {}, make("summary", {}, word("details")));
  more.addEventListener("toggle", () => {
    if (!more.open || more.children.length > 1) return;
    if (event.statement) more.append(make("p", { class: "who" }, word("statement")), make("pre", { class: "read", lang: event.lang }, clean(event.statement)));
    more.append(make("pre", {}, clean(JSON.stringify({ type: event.type, ...event.body }, null, 2))));
  });
  const { at, offset } = event.occurred ?? event;
  const when = make("div", {}, make("time", { datetime: at }, instantInWords(at, offset)));
  if (event.occurred) when.append(make("div", { class: "who" }, word("entered", { at: instantInWords(event.at) })));
  return make("li", { "data-seq": event.seq }, when, text, more);
}

function artifactsOf(report) {
  const title = make("h2", {}, word("artifacts_title"));
  const absent = report.absent.length ? [make("p", {}, word("absent", { names: listInWords(report.absent.map(clean)) }))] : [];
  if (report.artifacts.length === 0) return absent.length ? [title, ...absent] : [];
  const body = make("tbody");
  const head = make("tr", {}, ...["artifact", "name", "size", "digest"].map((name) => make("th", { scope: "col" }, word(name))));
  const [, button] = growing(body, report.artifacts, (each) => make("tr", {}, make("td", {}, clean(each.artifact)), make("td", {}, shortened(clean(each.name), MOST_LETTERS)),
    make("td", { class: "size" }, sizeInWords(each.size)), make("td", { class: "mono" }, clean(each.sha256.replace(/.{8}/g, "$& ").trim()))));
  return [title, ...absent, make("table", {}, make("thead", {}, head), body), button];
}
