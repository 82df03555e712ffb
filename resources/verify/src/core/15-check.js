// One check of one bundle, in the order in which each part needs the others.

const MOST_SHOWN = 20000;
const MOST_TOLD = 1 << 24;          // bytes of events whose content is kept to be shown
const MOST_MALFORMED = 1000;

/** Read a proof: {"index", "salt", "path"}. */
function readProof(bytes) {
  const proof = parseJson(bytes);
  demand(hasMembers(proof, ["index", "salt", "path"]) && isCount(proof.index) && Array.isArray(proof.path) &&
    proof.path.length <= 64, "a proof is malformed");
  return { index: proof.index, salt: fromBase64(proof.salt, 32), path: proof.path.map((step) => fromBase64(step, 32)) };
}

function named(event) {
  return `${event.seq} ${event.type}`;
}

class Check {
  /** The reader pins a ledger (`trust`) or an agency (`stations`, its roster), and holds heads. */
  constructor(source, pool, { trust = null, stations = null, priors = [], progress = () => {} }) {
    this.source = source;
    this.pool = pool;
    this.trust = trust;
    this.stations = stations;
    this.station = null;            // what the roster says of the ledger
    this.priors = priors;
    this.progress = progress;
    this.findings = new Findings();
    this.roster = new Roster();
    this.chains = new Chains();
    this.artifacts = new Artifacts();
    this.unnamed = new Map();       // SHA-256: paths of papers that no event has named yet
    this.roots = new Map();         // size: root, of sizes that are wanted
    this.salts = new Set();
    this.ids = new Set();
    this.erased = new Set();
    this.shown = new Set();         // indices whose private part is there
    this.story = [];
    this.told = 0;
    this.count = 0;
  }

  async run() {
    const { source, findings } = this;
    const bag = await checkBag(source, findings, this.pool);
    this.warnOfSource(bag.id);
    const stored = await this.readLists(bag.found);
    for (const { path, sha256: digest } of bag.found.values()) {
      if (path.startsWith("data/documents/")) this.unnamed.set(digest, [...this.unnamed.get(digest) ?? [], path]);
    }
    this.head = await findings.hold(7, "ledger/checkpoint", async () => readNote(await source.read("ledger/checkpoint")));
    this.seal = await this.readSeal();
    this.cover = this.seal === null ? null : new Cover(this.seal.event.body);
    await findings.hold(6, null, () => this.readEvents());
    if (this.roster.logFault !== null) await findings.hold(6, "0 ledger.genesis", () => { throw this.roster.logFault; });
    findings.pass(6, this.roster.demonstration ? "{count} events, signed by those who may; a demonstration ledger, in which one person may do everything"
      : "{count} events, signed by those who may", { count: this.count });
    if (this.seal !== null) {
      await this.checkSeal(bag);
      this.checkChains();
    }
    await this.checkHeads();
    for (const line of stored) checkArtifact(line, bag.found.get(line.path), this.artifacts, findings);
    findings.pass(13, "{count} artifacts are as the record has them", { count: stored.length });
    this.warnOfKeys();
    this.noteDocuments();
    return this.report(bag, stored);
  }

  report(bag, stored) {
    const asked = this.priors.length ? [9] : [];
    const told = this.findings.report(asked);
    const body = this.seal?.event.body;
    return { ...told, bundle: body?.bundle ?? bag.id, ledger: this.roster.origin ?? this.head?.origin ?? "",
      agency: this.roster.agency, demonstration: this.roster.demonstration, size: this.head?.size ?? 0,
      recipient: body?.recipient ?? "", purpose: body?.purpose ?? "", conditions: body?.conditions ?? [],
      sealed: this.seal === null ? null : { at: this.seal.event.recorded.at, offset: this.seal.event.recorded.offset,
        person: this.roster.keys.get(this.seal.event.actor.key)?.person ?? "", role: this.seal.event.actor.role },
      log: this.roster.log?.text ?? "", trusted: this.trust !== null || this.stations !== null,
      station: this.station, count: this.count,
      withheld: sum(body?.cases, "withheld"), erased: sum(body?.cases, "erased"),
      story: told.headline === "fail" ? [] : this.story, absent: told.headline === "fail" ? [] : this.absent(stored),
      artifacts: told.headline === "fail" ? [] : stored.slice(0, MOST_SHOWN).map((line) => ({ artifact: line.artifact,
        name: line.name.shown, size: line.size, sha256: line.digests.sha256, path: line.path })) };
  }

  /** Artifacts that the record knows and the bundle does not bring. */
  absent(stored) {
    const there = new Set(stored.map((line) => line.artifact));
    return [...this.artifacts.recorded.keys()].filter((id) => !there.has(id)).slice(0, MOST_SHOWN);
  }

  warnOfSource(id) {
    const { source, findings } = this;
    if (source.container && (!source.plain || source.top !== id)) findings.warn("the container was packed again");
    if (source.litter.length) findings.warn("not part of the bundle, left unread: {names}", { names: source.litter.slice(0, 20).join(", ") });
    for (const folder of source.emptyFolders.slice(0, 20)) findings.warn("empty folder: {folder}", { folder });
  }

  warnOfKeys() {
    const suspects = this.roster.suspects();
    if (suspects.events.length) {
      this.findings.warn("suspect: signed by a key later reported compromised: events {names}", { names: suspects.events.slice(0, 50).join(", ") });
    }
    for (const known of this.roster.keys.values()) {
      if (known.key.weak) this.findings.warn("a key of {person} has less than 3072 bits", { person: known.person });
    }
  }

  /** Papers in the bundle that no disclosed event names. */
  noteDocuments() {
    const paths = [...this.unnamed.values()].flat().sort();
    if (paths.length === 0) return;
    this.findings.note("documents that no disclosed event names; the seal alone answers for them ({count}): {names}",
      { count: paths.length, names: paths.length > 20
        ? reason("{names} and {count} more", { names: paths.slice(0, 20).join(", "), count: paths.length - 20 }) : paths.join(", ") });
  }

  /** Take the digests that an event or its private part names, at whatever depth. */
  nameDocuments(value) {
    if (this.unnamed.size === 0 || value === null || typeof value !== "object") return;
    if (typeof value.sha256 === "string") this.unnamed.delete(value.sha256);
    for (const each of Object.values(value)) this.nameDocuments(each);
  }

  async readLists(found) {
    const folders = new Set();
    for (const path of this.source.files.keys()) {
      if (/^data\/(?:items|artifacts)\//.test(path)) folders.add(path.slice(0, path.lastIndexOf("/")));
    }
    const stored = [];
    for (const folder of [...folders].sort()) await readList(this.source, folder, found, stored, this.findings);
    return stored;
  }

  // ---- events ----

  async readEvents() {
    const { source } = this;
    const proofs = source.lines("custody/proofs.jsonl");
    const anchors = [...source.files.keys()].map((path) => ANCHOR.exec(path)).filter(Boolean).map((found) => Number(found[1]));
    this.wanted = new Set([...anchors, ...this.priors.map((prior) => prior.size)]);
    this.private = new PrivateParts(this);
    await this.private.advance();
    let last = -1;
    let malformed = 0;
    let done = 0;
    const path = "custody/events.jsonl";
    const total = source.files.get(path)?.size ?? 0;
    this.progress(0, total, path, 0);
    const tell = seldom(this.progress);
    for await (const line of source.lines(path)) {
      this.count++;
      tell(done += line.length + 1, total, path, this.count);
      const proofLine = await proofs.next();
      const envelope = await this.findings.hold(6, `custody/events.jsonl ${this.count}`, () => openEnvelope(line.slice()));
      if (envelope === null) {
        demand(++malformed < MOST_MALFORMED, "too many malformed lines; the rest is unread");
        continue;
      }
      const { event } = envelope;
      const admitted = await this.checkRight(envelope);
      await this.private.check(event);
      const proof = await this.findings.hold(7, named(event), () => {
        demand(!proofLine.done, "there is no proof of it");
        return readProof(proofLine.value);
      });
      if (proof === null) continue;
      const leaf = leafHash(proof.salt, envelope.bytes);
      this.checkPlace(event, proof, leaf, last);
      last = Math.max(last, proof.index);
      this.follow(event, toHex(leaf), admitted);
      if (admitted !== null) {
        this.nameDocuments(event.body);
        this.nameDocuments(this.private.told);
      }
      this.tell(event, admitted, envelope.bytes.length);
    }
    if (!(await proofs.next()).done) this.findings.fail(7, "there are more proofs than events");
    await this.private.finish();
  }

  /** Signatures and rights of an event. */
  async checkRight(envelope) {
    const { event } = envelope;
    if (this.ids.has(event.id)) this.findings.fail(6, "{where}: {why}", { where: named(event), why: reason("its id is used twice") });
    this.ids.add(event.id);
    return this.findings.hold(6, named(event), () => this.roster.admit(envelope));
  }

  /** Where the event stands in the tree. */
  checkPlace(event, proof, leaf, last) {
    const where = named(event);
    const fail = (question, text) => this.findings.fail(question, "{where}: {why}", { where, why: reason(text) });
    if (proof.index <= last) fail(7, "not in order of index");
    this.useSalt(proof.salt, 7, where);
    if (event.ledger !== (this.roster.origin ?? event.ledger)) fail(8, "it is of another ledger");
    if (event.seq !== event.tree.size || event.seq !== proof.index) fail(8, "seq, tree.size and index differ");
    if (this.head === null) return;
    let roots = null;
    try {
      roots = rootsOfPath(leaf, proof.index, this.head.size, proof.path);
    } catch (error) {
      this.findings.fail(7, "{where}: {why}", { where, why: asReason(error) });
      return;
    }
    if (!same(roots.root, this.head.root)) fail(7, "its proof does not lead to the root");
    else if (toBase64(roots.before) !== event.tree.root) fail(8, "it names another tree before it");
    else if (this.wanted.has(proof.index)) this.roots.set(proof.index, roots.before);
  }

  useSalt(salt, question, where) {
    const text = toHex(salt);
    if (this.salts.has(text)) this.findings.fail(question, "{where}: {why}", { where, why: reason("a salt is used twice") });
    this.salts.add(text);
  }

  /** Chains and artifacts. */
  follow(event, leaf, admitted) {
    if (this.cover !== null && !this.cover.has(event)) {
      this.findings.fail(11, "{where}: {why}", { where: named(event), why: reason("it is of no disclosed item") });
    }
    this.chains.follow(event, leaf);
    if (event.type === "erasure.done") {
      for (const entry of event.body.events) {
        if (this.shown.has(entry.index)) this.findings.fail(6, "{where}: {why}", { where: String(entry.index), why: reason("its private part was erased and is there") });
      }
    }
    if (admitted !== null) this.artifacts.follow(event);
  }

  /** Keep what the page will tell, as far as that does not fill the memory. */
  tell(event, admitted, length) {
    const { statement } = this.private;
    this.told += length + statement.length;
    if (this.story.length === MOST_SHOWN || this.told > MOST_TOLD) return;
    this.story.push({ seq: event.seq, type: event.type, at: event.recorded.at, offset: event.recorded.offset,
      occurred: event.occurred ?? null, person: admitted?.actor.person ?? "", role: event.actor.role,
      caseId: event.case?.id ?? "", items: (event.items ?? []).map((link) => link.id), body: event.body,
      withheld: "private" in event && !this.shown.has(event.seq), lang: event.statement?.lang ?? "", statement });
  }

  // ---- seal ----

  async readSeal() {
    const { findings, source } = this;
    const envelope = await findings.hold(3, "seal/event.json", async () => {
      const opened = openEnvelope(await source.read("seal/event.json"));
      demand(opened.event.type === "bundle.sealed", "it is no bundle.sealed");
      return opened;
    });
    if (envelope === null) {
      for (const question of [4, 8, 11]) findings.leave(question, "the seal cannot be read");
      return null;
    }
    const checkpoint = await findings.hold(7, "seal/checkpoint", async () => readNote(await source.read("seal/checkpoint")));
    return { ...envelope, checkpoint };
  }

  async checkSeal(bag) {
    const { findings, seal, source } = this;
    const { body, id } = seal.event;
    const manifests = {};
    for (const [algorithm, hash] of [["sha256", sha256], ["sha512", sha512]]) {
      const bytes = await findings.hold(3, null, () => source.read(`tagmanifest-${algorithm}.txt`, MAX_MANIFEST));
      manifests[algorithm] = bytes;
      if (bytes !== null && toHex(hash(bytes)) !== body.tagmanifests[algorithm]) {
        findings.fail(3, "the seal names another tag manifest ({algorithm})", { algorithm });
      }
    }
    if (bag.id && body.bundle !== bag.id) findings.fail(3, "the seal is of the bundle {id}", { id: body.bundle });
    if (this.ids.has(id)) findings.fail(3, "its id is used twice");
    const signed = await this.checkSigner();
    if (signed !== null && manifests.sha256 !== null) await this.checkSignature(signed, manifests.sha256);
  }

  /** The signatures of the seal's event (3) and the right of its signer (4). */
  async checkSigner() {
    const { findings, seal, roster } = this;
    let admitted = null;
    try {
      const before = roster.suspects();
      admitted = await roster.admit(seal);
      if ([...admitted.signers.keys()].some((name) => before.keys.has(name))) {
        findings.fail(4, "a suspect event enrolled the key of the seal");
      }
      findings.pass(4, "{person}, {role}, with a key in good standing", { person: admitted.actor.person, role: seal.event.actor.role });
    } catch (error) {
      const why = asReason(error);
      findings.fail(error instanceof Right ? 4 : 3, why.text, why.facts);
    }
    return roster.keys.get(seal.event.actor.key) ?? null;
  }

  async checkSignature(known, manifest) {
    const { findings, source } = this;
    await findings.hold(3, null, async () => {
      const lines = toBase64(known.key.spki).replace(/.{1,64}/g, "$&\n");
      const pem = `-----BEGIN PUBLIC KEY-----\n${lines}-----END PUBLIC KEY-----\n`;
      demand(same(await source.read("seal/signer.pem"), toUtf8(pem)), "seal/signer.pem is not the key of the seal");
      const signature = await source.read("seal/tagmanifest-sha256.sig");
      demand(await known.key.verify(signature, manifest), "the signature over the tag manifest is not good");
      if (source.files.has("seal/tagmanifest-sha256.p7s")) {
        await verifyCms(await source.read("seal/tagmanifest-sha256.p7s"), manifest, known.key);
      }
    });
    findings.pass(3, "signed over the tag manifest, which lists everything else");
  }

  checkChains() {
    const told = this.chains.check(this.seal.event.body);
    for (const fault of this.chains.faults) this.findings.fail(11, fault.text, fault.facts);
    for (const fault of this.chains.doubts) this.findings.warn(fault.text, fault.facts);
    this.findings.pass(11, "{cases} cases, {items} items; events withheld: {withheld}, erased: {erased}", told);
  }

  // ---- heads ----

  async checkHeads() {
    const { findings, roster, trust, head, seal } = this;
    this.checkTrust();
    const log = roster.log ?? trust;
    if (log === null) findings.leave(7, "no good genesis names the log of the ledger");
    else await this.checkNotes(log);
    if (log !== null && head !== null) {
      if (head.origin !== log.origin) findings.fail(8, "it is of another ledger");
      await this.checkAnchors(log);
      this.roots.set(head.size, head.root);
      if (seal !== null) await this.checkSealPlace();
      findings.pass(8, "every event names the tree before it, and the seal is the next");
    } else findings.leave(8, "there is no signed head to compare with");
    findings.pass(7, "every event is in the tree that the log has signed");
    if (this.priors.length === 0) findings.leave(9, "you gave no head that you hold");
    else if (seal?.checkpoint && log !== null) await this.checkPriors(log);
  }

  checkTrust() {
    const { findings, roster: { log }, trust, stations } = this;
    if (trust === null && stations === null) findings.leave(5, "you gave no trust line, so anybody may have made this ledger");
    else if (log === null) findings.leave(5, "no good genesis names the log of the ledger");
    else if (stations !== null) this.checkListed(log);
    else if (trust.text === log.text) findings.pass(5, "the ledger is the one that your trust line names");
    else findings.fail(5, "the ledger is not the one that your trust line names");
  }

  /** Question 5, where the reader pins an agency. */
  checkListed(log) {
    const { result, why, station } = judgeByRoster(this.stations, log, this.seal?.checkpoint ?? null, new Date().toISOString());
    this.findings[result](5, why.text, why.facts);
    if (station === undefined) return;
    const { number, from, until } = this.stations;
    this.station = { name: log.origin.split("/")[1], number, from, until, since: station.since, retired: station.retired?.at ?? null };
  }

  async checkNotes(log) {
    for (const name of ["ledger/checkpoint", "seal/checkpoint"]) {
      await this.findings.hold(7, name, async () => openNote(await this.source.read(name), log));
    }
  }

  async checkAnchors(log) {
    const sizes = new Map();
    for (const path of this.source.files.keys()) {
      const found = ANCHOR.exec(path);
      if (found) sizes.set(Number(found[1]), (sizes.get(Number(found[1])) ?? new Set()).add(found[2]));
    }
    for (const [size, kinds] of sizes) {
      await this.findings.hold(8, `ledger/anchors/${size}`, async () => {
        const anchor = await openNote(await this.source.read(`ledger/anchors/${size}.checkpoint`), log);
        demand(anchor.size === size, "a checkpoint is malformed");
        if (kinds.has("consistency")) await this.checkConsistency(anchor);
        else demand(size === this.head.size || this.roots.has(size), "nothing proves it to be of the same tree");
        const known = size === this.head.size ? this.head.root : this.roots.get(size) ?? anchor.root;
        demand(same(known, anchor.root), "it is of another tree");
        this.roots.set(size, anchor.root);
      });
    }
  }

  async checkConsistency(anchor) {
    const proof = parseJson(await this.source.read(`ledger/anchors/${anchor.size}.consistency`));
    demand(hasMembers(proof, ["from", "to", "path"]) && proof.from === anchor.size && proof.to === this.head.size &&
      Array.isArray(proof.path), "the consistency proof is not good");
    demandConsistent(anchor.size, this.head.size, proof.path.map((step) => fromBase64(step, 32)), anchor.root, this.head.root);
  }

  /** The seal's part of 7 and 8: it is the one leaf behind ledger/checkpoint. */
  async checkSealPlace() {
    const { findings, seal, head } = this;
    const { event, checkpoint } = seal;
    const proof = await findings.hold(7, "seal/proof.json", async () => readProof(await this.source.read("seal/proof.json")));
    if (proof === null) return;
    this.useSalt(proof.salt, 7, "seal");
    if (event.ledger !== head.origin) findings.fail(8, "it is of another ledger");
    if (event.seq !== head.size || event.tree.size !== head.size || proof.index !== head.size ||
      event.tree.root !== toBase64(head.root)) findings.fail(8, "the seal does not follow its checkpoint immediately");
    if (checkpoint === null) return;
    if (checkpoint.size !== head.size + 1 || checkpoint.origin !== head.origin) findings.fail(8, "the seal does not follow its checkpoint immediately");
    await findings.hold(7, "seal/proof.json", () => {
      const roots = rootsOfPath(leafHash(proof.salt, seal.bytes), proof.index, checkpoint.size, proof.path);
      demand(same(roots.root, checkpoint.root), "its proof does not lead to the root");
      if (!same(roots.before, head.root)) findings.fail(8, "the seal does not follow its checkpoint immediately");
      this.roots.set(checkpoint.size, checkpoint.root);
    });
  }

  async checkPriors(log) {
    const { findings, seal } = this;
    for (const prior of this.priors) {
      const fail = (text) => findings.fail(9, "your head of size {size}: {why}", { size: prior.size, why: reason(text) });
      if (prior.origin !== log.origin) fail("it is of another ledger");
      else if (prior.keyId !== log.keyId || !await log.verify(prior.signature, prior.signed)) fail("the log has not signed it");
      else if (prior.size > seal.checkpoint.size) fail("the head that you hold is larger: this is older, or was rolled back");
      else if (!this.roots.has(prior.size)) findings.leave(9, "the bundle proves nothing for the size {size}", { size: prior.size });
      else if (!same(this.roots.get(prior.size), prior.root)) fail("it is of another tree");
    }
    findings.pass(9, "the heads that you hold are of the same tree");
  }
}


/** The private parts that are disclosed, read side by side with the events. */
class PrivateParts {
  constructor(check) {
    this.findings = check.findings;
    this.owner = check;
    this.next = null;
    this.last = -1;
    this.statement = "";
    this.told = null;               // the document of the last event, where it fits its commitment
    this.lines = check.source.files.has("custody/private.jsonl") ? check.source.lines("custody/private.jsonl") : null;
  }

  fail(where, text) {
    this.findings.fail(6, "{where}: {why}", { where: `custody/private.jsonl ${where}`, why: reason(text) });
  }

  async advance() {
    this.next = null;
    if (this.lines === null) return;
    try {
      const { done, value } = await this.lines.next();
      if (done) return;
      const part = parseJson(value);
      demand(hasMembers(part, ["index", "salt", "doc"]) && isCount(part.index) && isObject(part.doc), "a private part is malformed");
      demand(part.index > this.last, "not in order of index");
      this.last = part.index;
      this.next = part;
    } catch (error) {
      this.fail("", asReason(error).text);
      this.lines = null;
    }
  }

  /** Hold the private part of an event, if it is disclosed, against its commitment. */
  async check(event) {
    this.statement = "";
    this.told = null;
    while (this.next !== null && this.next.index < event.seq) {
      this.fail(this.next.index, "its event is not disclosed");
      await this.advance();
    }
    if (this.next === null || this.next.index !== event.seq) return;
    const { doc, salt } = this.next;
    this.owner.shown.add(event.seq);
    await this.findings.hold(6, named(event), () => {
      const bytes = fromBase64(salt, 32);
      this.owner.useSalt(bytes, 6, named(event));
      demand(event.private?.commitment === toBase64(hmac(bytes, toUtf8(writeJson(doc)))), "its private part is not the one that it commits to");
      this.told = doc;
      demand(!("statement" in event) || typeof doc.statement === "string", "its private part has no statement");
      this.statement = typeof doc.statement === "string" ? doc.statement : "";
    });
    await this.advance();
  }

  async finish() {
    while (this.next !== null) {
      this.fail(this.next.index, "its event is not disclosed");
      await this.advance();
    }
  }
}
