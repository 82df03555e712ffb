// Envelopes and events: their form (format.md §3). What an event may mean is judged elsewhere.

const PAYLOAD_TYPE = "application/vnd.custody.event.v1+json";
const LEDGER_CASE = "ledger";
const ROLES = ["INV", "OIC", "SPC", "WIT", "CUS", "EXA", "EXP", "SUP", "POC", "PRO", "JUD", "PRV", "DEF", "ADM",
  "AUD", "SYS"];
const SUITES = ["ed25519", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "rsa-pss-sha256", "rsa-pkcs1v15-sha256"];

// The closed registry (procedures §4.3): how many distinct persons sign at least.
const PERSONS = new Map();
for (const [persons, names] of [
  [3, "item.destroyed"],
  [2, `access.given artifact.access_lifted artifact.purged backup.restored case.closed case.reopened
    conditions.accepted conditions.rejected data.access_restored data.rendered_inaccessible erasure.ordered
    finding.resolved item.checked_out item.presented_in_court item.resealed item.returned_to_store key.enrolled
    ledger.genesis ledger.imported override.recorded person.registered request.approved role.granted role.revoked
    seal.broken spontaneous.sent station.registered team.recorded`],
  [1, `artifact.access_restricted artifact.acquired artifact.copied artifact.derived
    artifact.received_from_provider assistance.given assistance.ordered assistance.refused authority.recorded
    authority.reviewed authority.withdrawn backup.made bundle.disclosed bundle.exported bundle.received bundle.sealed
    bundle.verified case.member_assigned case.opened conditions.offered confirmation.sent consent.recorded
    consent.withdrawn contact.logged copy.handed_over court.decision_recorded disclosure.partial_received
    document.attached erasure.done event.annotated event.corrected examination.finished examination.started
    finding.acknowledged incident.recorded incoming.step item.charge_checked item.child_registered item.confiscated
    item.found item.inspected item.isolated item.labelled item.photographed item.received item.recognised
    item.relocated item.returned_to_owner item.sealed item.seized item.state_recorded item.stored
    item.transferred_outside key.revoked key.rotated notification.recorded preservation.acknowledged
    preservation.released preservation.renewed preservation.requested protocol.signed report.issued
    request.acknowledged request.answered request.clarified request.closed request.postponed request.refused
    request.sent request.withdrawn seal.checked search.extended search.finished search.started signature.refused
    spontaneous.received transfer.accepted transfer.courier_noted transfer.offered transfer.recalled
    transfer.refused`],
  [0, `artifact.accessed artifact.hashed artifact.mismatch_found artifact.missing_found artifact.verified
    clock.checked deadline.alerted finding.raised ledger.checkpoint ledger.verified preservation.expired
    software.updated timestamp.obtained`],      // a station alone, or one person
]) {
  for (const name of names.trim().split(/\s+/)) PERSONS.set(name, persons);
}

// The table of bodies, as forms: a name with ? is optional, "..." allows members beyond the row.
const FORMS = {
  text: isText,
  id: isIdentifier,
  count: isCount,
  event: isEventId,
  instant: isInstant,
  keyName: isKeyName,
  log: (value) => typeof value === "string" && /^[a-z0-9./-]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/.test(value),
  any: () => true,
  true: (value) => value === true,
  hex256: (value) => isDigest(value, "sha256"),
  hex512: (value) => isDigest(value, "sha512"),
  base64: (value) => isBase64(value),
  role: (value) => ROLES.includes(value),
  suite: (value) => SUITES.includes(value),
  language: (value) => ["kk", "ru", "en"].includes(value),
  kind: (value) => ["personal", "station"].includes(value),
  source: (value) => ["software", "pkcs12", "pkcs11"].includes(value),
  scope: (value) => ["opening", "private"].includes(value),
  reason: (value) => ["lost", "stolen", "left", "replaced", "other"].includes(value),
  pointer: isPointer,
  plain: (value) => !holdsDigests(value),
};
const KEY = { spki: "base64", suite: "suite", kind: "kind", person: "id", role: "role", source: "source", "chain?": ["base64"] };
const ERASED = { index: "count", leaf: "hex256", scope: "scope" };
const PLACE = { id: "id", seq: "count" };
const CHAIN = { id: "id", events: "count", head: "hex256" };
const BODIES = {
  "ledger.genesis": { agency: "text", log: "log", keys: [KEY], "demonstration?": "true" },
  "key.enrolled": KEY,
  "key.rotated": { ...KEY, replaces: "keyName" },
  "key.revoked": { key: "keyName", reason: "reason", "compromised_since?": "count" },
  "role.granted": { person: "id", role: "role", "until?": "instant" },
  "role.revoked": { person: "id", role: "role" },
  "erasure.ordered": { basis: "text", events: [ERASED, "index"] },
  "erasure.done": { order: "event", events: [{ ...ERASED, case: PLACE, "items?": [PLACE, "id"] }, "index"] },
  "bundle.sealed": {
    bundle: "id", tagmanifests: { sha256: "hex256", sha512: "hex512" }, recipient: "text", purpose: "text",
    language: "language", conditions: ["text", "", "empty"],
    cases: [{ ...CHAIN, withheld: "count", erased: "count" }, "id", "empty"], items: [CHAIN, "id", "empty"],
  },
  "artifact.hashed": { artifacts: [{ artifact: "id", size: "count", digests: "any", "...": "" }, "artifact"], "...": "" },
  "finding.raised": { finding: "id", "artifacts?": ["id", "", "empty"], "...": "" },
  "transfer.offered": { to: "id", "...": "" },
  "item.checked_out": { to: "id", "...": "" },
  "item.returned_to_store": { to: "id", "...": "" },
  "transfer.accepted": { offer: "event", "...": "" },
  "transfer.refused": { offer: "event", "...": "" },
  "transfer.recalled": { offer: "event", "...": "" },
  "item.sealed": { seals: [{ item: "id", seal: "id", "...": "" }], "...": "" },
  "item.resealed": { seals: [{ item: "id", seal: "id", "...": "" }], "...": "" },
  "seal.broken": { seals: [{ item: "id", seal: "id", "...": "" }], "...": "" },
  "search.started": { search: "id", "...": "" },
  "search.finished": { search: "id", "...": "" },
  "event.corrected": { event: "event", field: "pointer", "value?": "plain", reason: "text", "...": "" },
};

function isBase64(value) {
  try {
    return fromBase64(value).length > 0;
  } catch {
    return false;
  }
}

function isPointer(value) {
  return typeof value === "string" && /^\/(?:body|occurred|private)(?:\/(?:[^~/]|~[01])+)+$/.test(value) &&
    !value.split("/").some((part) => part === "digests" || part === "legacy");
}

function holdsDigests(value) {
  if (Array.isArray(value)) return value.some(holdsDigests);
  return isObject(value) && ("digests" in value || "legacy" in value || Object.values(value).some(holdsDigests));
}

/** Whether a value has a form of the table above. A list is [member, ascending by, "empty" allowed]. */
function fits(value, form) {
  if (typeof form === "string") return FORMS[form](value);
  if (Array.isArray(form)) {
    const [member, by, empty] = form;
    return Array.isArray(value) && (value.length > 0 || empty === "empty") &&
      value.every((each) => fits(each, member)) &&
      (!by || value.every((each, at) => at === 0 || value[at - 1][by] < each[by]));
  }
  if (!isObject(value)) return false;
  for (const [name, wanted] of Object.entries(form)) {
    const optional = name.endsWith("?");
    const key = optional ? name.slice(0, -1) : name;
    if (key === "...") continue;
    if (!(key in value) ? !optional : !fits(value[key], wanted)) return false;
  }
  return "..." in form || Object.keys(value).every((key) => Object.hasOwn(form, key) || Object.hasOwn(form, `${key}?`));
}

/** The rule on `digests` and `legacy`, which mean the same at any depth. */
function demandDigests(value) {
  if (Array.isArray(value)) value.forEach(demandDigests);
  if (!isObject(value)) return;
  Object.values(value).forEach(demandDigests);
  if ("digests" in value) {
    demand(isObject(value.digests) && "sha256" in value.digests, "digests without sha256");
    demandAlgorithms(value.digests, ["sha256", "sha512", "blake3", "sha3-256"]);
  }
  if ("legacy" in value) demandAlgorithms(value.legacy, ["md5", "sha1"]);
}

function demandAlgorithms(value, allowed) {
  demand(isObject(value) && Object.entries(value).every(([name, digest]) => allowed.includes(name) && isDigest(digest, name)),
    "{member} is malformed", { member: "digests" });
}

function demandBody(type, body) {
  demand(PERSONS.has(type), "unknown type of event");
  let form = BODIES[type];
  if (type === "item.found" || type === "item.seized") {
    form = "search" in body ? { search: "id", "...": "" } : { ground: "text", "...": "" };
  }
  demand(form === undefined || fits(body, form), "{member} is malformed", { member: "body" });
  demandDigests(body);
}

function demandLink(link, member) {
  demand(hasMembers(link, ["id", "seq", "prev"]) && isIdentifier(link.id) && isCount(link.seq) &&
    (link.seq === 0 ? link.prev === null : isDigest(link.prev, "sha256")), "{member} is malformed", { member });
}

/** Which types form the reserved case, and which have none. */
function demandCase(event) {
  const id = event.case?.id;
  const reserved = event.type === "ledger.genesis" || /^(?:key|role)\./.test(event.type);
  demand(reserved === (id === LEDGER_CASE), "the case `ledger` is of genesis, key.* and role.*, and theirs only");
  demand(event.type !== "bundle.sealed" || id === undefined, "{member} is malformed", { member: "case" });
  demand(!event.type.startsWith("erasure.") || id !== undefined, "{member} is malformed", { member: "case" });
  if (!("items" in event)) return;
  demand(id !== undefined && Array.isArray(event.items) && event.items.length > 0, "{member} is malformed", { member: "items" });
  event.items.forEach((link) => demandLink(link, "items"));
  demand(event.items.every((link, at) => at === 0 || event.items[at - 1].id < link.id), "{member} is malformed", { member: "items" });
}

function isRecorded(value) {
  return hasMembers(value, ["at", "offset", "source"], ["boot", "monotonic_ms"]) && isInstant(value.at) &&
    isOffset(value.offset) && ["system", "ntp", "manual"].includes(value.source) &&
    (!("boot" in value) || (typeof value.boot === "string" && /^[0-9a-f]{16}$/.test(value.boot))) &&
    (!("monotonic_ms" in value) || isCount(value.monotonic_ms));
}

const REQUIRED = ["v", "type", "ledger", "seq", "tree", "id", "recorded", "actor", "body", "app"];
const OPTIONAL = ["occurred", "case", "items", "private", "statement"];

/** Demand the form of an event's payload. */
function demandEvent(event) {
  demand(hasMembers(event, REQUIRED, OPTIONAL), "members are missing or unknown");
  const app = (value) => isText(value) && [...value].length <= 64;
  const good = {
    v: event.v === 1,
    type: typeof event.type === "string",
    ledger: typeof event.ledger === "string",       // that it is this ledger's is question 8
    seq: isCount(event.seq),
    tree: hasMembers(event.tree, ["size", "root"]) && isCount(event.tree.size) && isBase64(event.tree.root) &&
      fromBase64(event.tree.root).length === 32,
    id: isEventId(event.id),
    recorded: isRecorded(event.recorded),
    occurred: !("occurred" in event) || (hasMembers(event.occurred, ["at", "offset"]) &&
      isInstant(event.occurred.at) && isOffset(event.occurred.offset)),
    actor: hasMembers(event.actor, ["key", "role"]) && isKeyName(event.actor.key) && ROLES.includes(event.actor.role),
    body: isObject(event.body),
    private: !("private" in event) || (hasMembers(event.private, ["commitment"]) &&
      isBase64(event.private.commitment) && fromBase64(event.private.commitment).length === 32),
    statement: !("statement" in event) || ("private" in event && hasMembers(event.statement, ["lang"]) &&
      FORMS.language(event.statement.lang)),
    app: hasMembers(event.app, ["name", "version"]) && app(event.app.name) && app(event.app.version),
  };
  for (const [member, fine] of Object.entries(good)) demand(fine, "{member} is malformed", { member });
  if ("case" in event) demandLink(event.case, "case");
  demandBody(event.type, event.body);
  demandCase(event);
}

/** Open an envelope: the event, the bytes under its signatures, and these. */
function openEnvelope(bytes) {
  const envelope = parseJson(bytes);
  demand(hasMembers(envelope, ["payload", "payloadType", "signatures"]) && envelope.payloadType === PAYLOAD_TYPE,
    "the envelope is malformed");
  const list = envelope.signatures;
  demand(Array.isArray(list) && list.length > 0, "the envelope is malformed");
  const signatures = list.map((each, at) => {
    demand(hasMembers(each, ["keyid", "sig"]) && isKeyName(each.keyid) && (at === 0 || list[at - 1].keyid < each.keyid),
      "the envelope is malformed");
    return { keyid: each.keyid, sig: fromBase64(each.sig) };
  });
  const payload = fromBase64(envelope.payload);
  const event = parseJson(payload);
  demandEvent(event);
  const signed = join(toUtf8(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `), payload);
  return { bytes, event, signed, signatures };
}
