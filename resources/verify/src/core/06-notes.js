// Trust lines and C2SP signed notes: checkpoints of exactly five lines (format.md §5), and rosters of
// the stations of an agency (§5.1).

const ROSTER_KIND = "custody agency roster v1";
const AGENCY_NAME = /^[a-z0-9.-]+\/stations\/[0-9a-f]{16}$/;

function logKeyId(origin, raw) {
  return sha256(toUtf8(`${origin}\n`), NODE, raw).slice(0, 4);
}

/** Read a trust line: `origin+keyid4 hex+base64(0x01 || public key)`. */
async function readTrustLine(text) {
  const [origin, keyId, base64] = splitTrust(text);
  demand(isOrigin(origin) && base64 !== undefined, "it is not a name, a number and a key with plus signs between them");
  const bytes = fromBase64(base64);
  demand(bytes.length === 33 && bytes[0] === 1, "the key is malformed");
  const raw = bytes.slice(1);
  const verify = await ed25519Verifier(raw);
  demand(keyId === toHex(logKeyId(origin, raw)), "its number does not fit its key: a character was lost or changed");
  return { origin, raw, keyId, verify, text };
}

/** The key in base64 may itself hold plus signs: only the first two part the line. */
function splitTrust(text) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 0 || second < 0) return [text];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

/** The digits of a number from 1 to 2^53-1. */
function isSize(digits) {
  return /^[1-9][0-9]{0,15}$/.test(digits) && isCount(Number(digits));
}

/** Read a note's form; its signature is not yet judged. */
function readNote(bytes) {
  const text = "a checkpoint is malformed";
  demand(bytes.length <= 1000, text);
  const lines = fromUtf8(bytes).split("\n");
  demand(lines.length === 6 && lines[5] === "" && lines[3] === "", text);
  const [origin, digits, base64, , signed] = lines;
  demand(isOrigin(origin) && isSize(digits), text);
  demand(signed.startsWith(`— ${origin} `), text);
  const signature = fromBase64(signed.slice(origin.length + 3), 68);
  return {
    origin, size: Number(digits), root: fromBase64(base64, 32),
    keyId: toHex(signature.subarray(0, 4)), signature: signature.slice(4),
    signed: toUtf8(`${origin}\n${digits}\n${base64}\n`),
  };
}

/** Read a note and demand that the log signed it. */
async function openNote(bytes, log) {
  const note = readNote(bytes);
  demand(note.origin === log.origin, "it is of another ledger");
  demand(note.keyId === log.keyId && await log.verify(note.signature, note.signed),
    "the log has not signed it");
  return note;
}

/** Whether a trust line names the key of an agency, and no ledger's. */
function isAgencyLine(line) {
  return AGENCY_NAME.test(line.origin);
}

/** Read a roster and demand that the agency of a line signed it. */
async function openRoster(bytes, line) {
  demand(bytes.length <= MAX_DOCUMENT, "larger than 1 MiB");
  const text = fromUtf8(bytes);
  const end = text.indexOf("\n\n") + 1;
  const [signed, ...after] = text.slice(end + 1).split("\n");
  demand(end > 0 && after.length === 1 && after[0] === "", "the roster is malformed");
  const [name, kind, number, validity, ...stations] = text.slice(0, end - 1).split("\n");
  demand(AGENCY_NAME.test(name) && kind === ROSTER_KIND, "it is no roster of an agency");
  demand(name === line.origin && signed.startsWith(`— ${name} `), "it is of another agency");
  const signature = fromBase64(signed.slice(name.length + 3), 68);
  demand(toHex(signature.subarray(0, 4)) === line.keyId && await line.verify(signature.slice(4), toUtf8(text.slice(0, end))),
    "the key of the agency has not signed it");
  const [from, until, ...more] = validity?.split(" ") ?? [];
  demand(isSize(number) && isInstant(from) && isInstant(until) && from < until && more.length === 0, "the roster is malformed");
  return { name, number: Number(number), from, until, stations: await readStations(stations) };
}

/** The stations of a roster, in order of their trust lines, no ledger twice. */
async function readStations(lines) {
  const stations = [];
  const origins = new Set();
  for (const text of lines) {
    const station = await readStation(text);
    demand(!origins.has(station.trust.origin) && !(station.trust.text < stations.at(-1)?.trust.text),
      "the stations are not in order, or one is there twice");
    origins.add(station.trust.origin);
    stations.push(station);
  }
  return stations;
}

async function readStation(text) {
  const [line, since, at, digits, root, ...more] = text.split(" ");
  demand(isInstant(since) && more.length === 0 && (at === undefined || root !== undefined),
    "the line of a station is malformed");
  const trust = await readTrustLine(line);
  if (at === undefined) return { trust, since, retired: null };
  demand(isInstant(at) && at >= since && isSize(digits), "the line of a station is malformed");
  return { trust, since, retired: { at, size: Number(digits), root: fromBase64(root, 32) } };
}

/**
 * What a roster answers of a ledger whose bundle was sealed under a checkpoint (null where it has
 * none): the result and its reason, and the station.
 */
function judgeByRoster(roster, log, checkpoint, now) {
  const station = roster.stations.find(({ trust }) => trust.origin === log.origin);
  const told = (result, why) => ({ result, why, station });
  if (station === undefined) return told("fail", reason("the agency's roster does not list the ledger {ledger}", { ledger: log.origin }));
  if (station.trust.text !== log.text) return told("fail", reason("the ledger is not the one that the agency's roster lists"));
  const { number, from, until } = roster;
  if (station.retired !== null) {
    const { at, size, root } = station.retired;
    const within = checkpoint !== null && (checkpoint.size < size || (checkpoint.size === size && same(checkpoint.root, root)));
    if (!within) return told("fail", reason("the station was retired on {at}: its heads beyond the size {size} do not count", { at, size }));
  }
  if (now < from) return told("leave", reason("the agency's roster is valid from {at} only", { at: from }));
  if (now > until) return told("leave", reason("the agency's roster was valid until {at}; ask for a newer one", { at: until }));
  if (station.retired !== null) {
    return told("pass", reason("by roster no. {number} the station was retired on {at}; this was sealed no later than its last head",
      { number, at: station.retired.at }));
  }
  return told("pass", reason("the ledger is listed by the agency that you trust, in its roster no. {number}", { number }));
}
