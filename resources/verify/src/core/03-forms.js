// The forms of texts and numbers that the format names (format.md §1, §3, §5).

const DIGEST_HEX = { md5: 32, sha1: 40, sha256: 64, sha512: 128, "sha3-256": 64, blake3: 64 };
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?$/i;
const HIDING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function isText(value) {
  return typeof value === "string" && value !== "";
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether an object has all required members, and beside them none but the optional ones. */
function hasMembers(value, required, optional = []) {
  return isObject(value) && required.every((name) => name in value) &&
    Object.keys(value).every((name) => required.includes(name) || optional.includes(name));
}

function isDeviceName(part) {
  return DEVICE.test(part);
}

function isIdentifier(value) {
  return typeof value === "string" &&
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/.test(value) && !isDeviceName(value);
}

function isDigest(value, algorithm) {
  return typeof value === "string" && Object.hasOwn(DIGEST_HEX, algorithm) &&
    value.length === DIGEST_HEX[algorithm] && /^[0-9a-f]+$/.test(value);
}

function isEventId(value) {
  return typeof value === "string" &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);
}

function isKeyName(value) {
  return typeof value === "string" && /^sha256:[0-9a-f]{64}$/.test(value);
}

function isInstant(value) {
  const found = typeof value === "string" &&
    /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/.exec(value);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1 && days !== undefined && day >= 1 && day <= days;
}

function isOffset(value) {
  const found = typeof value === "string" && /^([+-])([0-9]{2}):([0-5][0-9])$/.exec(value);
  return Boolean(found) && value !== "-00:00" && Number(found[2]) * 60 + Number(found[3]) <= 14 * 60;
}

function isOrigin(value) {
  return typeof value === "string" && value.length <= 128 &&
    /^[a-z0-9.-]+\/[a-z0-9.-]+\/[0-9a-f]{16}$/.test(value);
}

/** The text by which the bytes of a file name found on evidence are shown. */
function shownName(raw) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(raw);
  return composed(text.replace(HIDING, "\ufffd"));
}

/**
 * Normal form C. A browser moves marks into order one by one, which takes minutes where a hostile
 * text has hundreds of thousands of them: long runs are sorted before.
 */
function composed(text) {
  return text.replace(/\p{M}{64,}/gu, inOrder).normalize("NFC");
}

/** Marks in canonical order. Of each kind it is asked of the browser, which knows the classes and does not tell them. */
function inOrder(marks) {
  const letters = [...marks].flatMap((mark) => [...mark.normalize("NFD")]);
  const stays = (pair) => pair.normalize("NFD") === pair;
  const compare = (left, right) => (stays(left + right) ? (stays(right + left) ? 0 : -1) : 1);
  const moving = [...new Set(letters)].filter((mark) => !stays(`${mark}\u0334`) || !stays(`\u0345${mark}`)).sort(compare);
  const ranks = new Map();
  moving.forEach((mark, at) => ranks.set(mark, at > 0 && compare(moving[at - 1], mark) === 0 ? ranks.get(moving[at - 1]) : at + 1));
  let part = 0;                     // what does not move parts the marks before it from those behind
  const placed = letters.map((mark) => ({ mark, part: ranks.has(mark) ? part : ++part, rank: ranks.get(mark) ?? 0 }));
  return placed.sort((left, right) => left.part - right.part || left.rank - right.rank).map(({ mark }) => mark).join("");
}

/** Fold letters' case for comparing: upper case first, so that ß and ss meet. */
function folded(text) {
  return text.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
