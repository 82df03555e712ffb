// Words in three languages, switched live. Everything that comes from a bundle goes through `clean`
// and into text nodes, never into markup.

// Without prototypes: a text of a bundle may be "constructor", of which there is no word.
const WORDS = JSON.parse(document.getElementById("words").textContent,
  (_, value) => (value !== null && typeof value === "object" ? Object.setPrototypeOf(value, null) : value));
const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" };
const NUMBERS = { kk: "ru", ru: "ru", en: "en" };        // of Kazakh, whose numbers are written so, not every browser knows
const FORMS = { ru: ["one", "few", "many"], en: ["one", "other"] };        // in Kazakh nouns stay as they are
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HIDING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
let language = ["kk", "ru"].find((code) => navigator.language.toLowerCase().startsWith(code)) ?? "en";

/** A text of a bundle with nothing in it that hides or turns letters. */
function clean(text) {
  return String(text).replace(HIDING, "\ufffd");
}

/** Facts in their {places}; {count:event|events} is the form that goes with the number. */
function fill(template, facts) {
  return template.replace(/\{(\w+)(?::([^{}]*))?\}/g, (whole, name, forms) => {
    if (!Object.hasOwn(facts, name)) return whole;
    return forms === undefined ? facts[name] : forms.split("|")[FORMS[language].indexOf(new Intl.PluralRules(language).select(facts[name]))];
  });
}

/** A word of the page by its name. */
function word(name, facts = {}) {
  return fill(WORDS[language].page[name], facts);
}

/** A reason of the check in words; a template without a translation is told as it stands. */
function told({ text, facts = {} }) {
  const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, factInWords(name, value)]));
  return fill(WORDS[language].reasons[text] ?? text, values);
}

function factInWords(name, value) {
  if (value !== null && typeof value === "object") return told(value);
  if (name === "at") return instantInWords(value);
  if (name === "role") return roleInWords(value);
  return clean(value);
}

function roleInWords(code) {
  const known = WORDS[language].roles[code];
  return known ? `${known} (${code})` : clean(code);
}

/** An instant as the clocks of a place showed it: to the second where it has any. */
function instantInWords(at, offset = "+00:00") {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  const shift = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
  const shown = new Date(Date.parse(at) + shift).toISOString();
  const clock = shown.slice(11, shown.slice(17, 19) === "00" ? 16 : 19);
  return `${dayInWords(shown.slice(0, 10))}, ${clock} ${offset === "+00:00" ? "UTC" : `(UTC${offset})`}`;
}

/** A day as people write it. */
function dayInWords(text) {
  const [year, month, day] = text.split("-");
  return language === "en" ? `${Number(day)} ${MONTHS[month - 1]} ${Number(year)}` : `${day}.${month}.${year}`;
}

function sizeInWords(bytes) {
  const units = WORDS[language].page.units.split(" ");
  let place = 0;
  for (; bytes >= 1000 && place < units.length - 1; place++) bytes /= 1000;
  const digits = place > 0 && bytes < 100 ? 1 : 0;
  return `${bytes.toLocaleString(NUMBERS[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${units[place]}`;
}

// ---- what an event says ----

const SHOWN_AT_MOST = 5;
const NAMING = ["condition", "artifact", "item", "seal", "person", "name", "ref", "photo", "document", "text", "id", "kind"];

function fieldInWords(field, value, offset) {
  const { choices, phrases } = WORDS[language];
  if (Array.isArray(value)) return listInWords(value.map((each) => fieldInWords(field, each, offset)));
  if (value !== null && typeof value === "object") {
    if (typeof value.raw === "string" && typeof value.shown === "string") return clean(value.shown);
    const name = NAMING.find((each) => each in value) ?? Object.keys(value)[0];
    return name === undefined ? "" : fieldInWords(name, value[name], offset);
  }
  if (typeof value === "boolean") return phrases[value ? "yes" : "no"];
  if (typeof value !== "string") return clean(value);
  if (/(?:^|_)role$/.test(field)) return roleInWords(value);
  if (/(?:^|_)language$/.test(field) && phrases[value]) return phrases[value];
  if (field === "rule") return WORDS[language].rules[value] ?? clean(value);
  if (field === "field" && value.startsWith("/")) return pointerInWords(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return instantInWords(value, offset);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInWords(value);
  return choices[`${field}.${value}`] ?? choices[value] ?? clean(value);
}

/** A condition, which the seal tells in one language, in that of the page where its words are known. */
function conditionInWords(text) {
  const [, name, said] = /^([^:]+): ([^]+)$/.exec(text) ?? [];
  for (const { choices } of Object.values(WORDS)) {
    const code = Object.keys(choices).find((each) => choices[each] === said);
    if (code !== undefined) return `${clean(name)}: ${WORDS[language].choices[code]}`;
  }
  return clean(text);
}

/** The place in an event that a JSON Pointer names. */
function pointerInWords(pointer) {
  const { labels } = WORDS[language];
  const told = [];
  let group = "";
  for (const part of pointer.split("/").slice(2)) {
    if (/^\d+$/.test(part) && told.length > 0) told.push(`${told.pop()} (${Number(part) + 1})`);
    else {
      const text = labels[`${group}.${part}`] ?? labels[part] ?? clean(part);
      told.push(text.slice(0, 1).toUpperCase() + text.slice(1));
      group = part;
    }
  }
  return told.join(": ");
}

/** What a finding is about: its kind alone does not tell. */
function concerned({ items, body }) {
  const artifacts = Array.isArray(body.artifacts) ? body.artifacts : [];
  return [...items, ...artifacts, body.request, body.bundle].filter((each) => typeof each === "string").map(clean);
}

function listInWords(names) {
  const shown = names.slice(0, SHOWN_AT_MOST).join(", ");
  const more = names.length - SHOWN_AT_MOST;
  return more > 0 ? `${shown} ${fill(WORDS[language].phrases.more, { count: more })}` : shown;
}

/** The sentence of the history for an event; what is withheld is said to be. */
function sentenceOf(event) {
  const { sentences, phrases, extension } = WORDS[language];
  const template = event.body.status === "extension" ? extension.history : sentences[event.type] ?? "";
  const sentence = template.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "case" && event.caseId) return clean(event.caseId);
    if (name === "items" && event.items.length) return listInWords(event.items.map(clean));
    return (Object.hasOwn(event.body, name) && shortened(fieldInWords(name, event.body[name], event.offset), MOST_LETTERS)) || phrases.missing;
  });
  const about = event.type === "finding.raised" ? concerned(event) : [];
  const whole = about.length > 0 ? `${sentence} ${fill(phrases.about, { about: listInWords(about) })}` : sentence;
  return event.withheld ? `${whole} ${phrases.withheld}` : whole;
}
