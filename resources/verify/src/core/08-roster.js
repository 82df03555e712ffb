// Keys, persons and roles at an index: who may sign what (format.md §2, §3). Events are admitted in
// order of index; one that is refused changes nothing.

const STATION_ROLE = "SYS";
const MANAGERS = ["ADM", "SUP"];
const SEALERS = ["OIC", "PRO"];

class Roster {
  constructor() {
    this.keys = new Map();          // name: {key, kind, person, role, enrolled, ended, suspect, signed}
    this.terms = new Map();         // person: Map(role: until)
    this.spelled = new Map();       // id in lower case: {id, station}
    this.demonstration = false;
    this.origin = null;
    this.agency = "";
    this.log = null;                // the trust line, as read; null too where it is malformed
    this.logFault = null;
  }

  /** The keys that an event brings. */
  async brought(event) {
    const given = event.type === "ledger.genesis" ? event.body.keys
      : ["key.enrolled", "key.rotated"].includes(event.type) ? [event.body] : [];
    const keys = [];
    for (const each of given) {
      const spki = fromBase64(each.spki);
      const key = await readKey(each.suite, spki);
      if ("chain" in each) {
        demand(contains(fromBase64(each.chain[0]), spki), "the certificate is of another key");
      }
      keys.push({ key, kind: each.kind, person: each.person, role: each.role, enrolled: event.seq,
        ended: null, suspectFrom: null, signed: [] });
    }
    return keys;
  }

  /** The key of a name, if it may still sign. */
  standing(name) {
    const known = this.keys.get(name);
    return known !== undefined && known.ended === null ? known : null;
  }

  /** Demand that every signature of the next event is good; the keys by name. */
  async verify(envelope, brought) {
    const signers = new Map();
    for (const { keyid, sig } of envelope.signatures) {
      const known = this.standing(keyid) ?? brought.find((own) => own.key.name === keyid && !this.keys.has(keyid));
      if (!known) {
        throw new Right(this.keys.has(keyid) ? "the key {key} was revoked or replaced before"
          : "the key {key} is not enrolled", { key: keyid.slice(0, 19) });
      }
      demand(await known.key.verify(sig, envelope.signed), "the signature by the key {key} is not good", { key: keyid.slice(0, 19) });
      signers.set(keyid, known);
    }
    return signers;
  }

  /** Judge an event's signatures and its right, and take over what it changes. */
  async admit(envelope) {
    const event = envelope.event;
    const brought = await this.brought(event);
    const log = event.type === "ledger.genesis" ? await this.readLog(event.body.log) : this.log;
    const signers = await this.verify(envelope, brought);
    const actor = signers.get(event.actor.key);
    right(actor !== undefined, "the actor has not signed");
    this.checkNewKeys(event, brought, signers, log);
    this.checkRole(event, actor, brought);
    this.checkPersons(event, actor, signers, brought);
    this.change(event, actor, brought, signers, log);
    for (const signer of signers.values()) signer.signed.push(event.seq);
    return { actor, signers };
  }

  /** The log that a genesis names; its keys are enrolled even where that line is malformed. */
  async readLog(text) {
    try {
      return await readTrustLine(text);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.logFault = error;
      return null;
    }
  }

  checkNewKeys(event, brought, signers, log) {
    const first = event.seq === 0 && this.origin === null;
    right((event.type === "ledger.genesis") === first, "the genesis is the first event and the only one");
    right(new Set(brought.map((own) => own.key.name)).size === brought.length, "a key is enrolled twice");
    for (const own of brought) {
      right(!this.keys.has(own.key.name), "a key is enrolled twice");
      right(signers.get(own.key.name) === own, "the new key has not signed");
      right((own.kind === "station") === (own.role === STATION_ROLE), "the role SYS is of stations, and theirs only");
      right(own.key.raw === undefined || log === null || !same(own.key.raw, log.raw), "the key of the log signs no events");
      this.checkPerson(own.person, own.kind === "station");
      right(brought.every((other) => other.person === own.person || other.person.toLowerCase() !== own.person.toLowerCase()),
        "{id} differs from another id by case alone", { id: own.person });
    }
  }

  checkPerson(person, station) {
    const known = this.spelled.get(person.toLowerCase());
    right(known === undefined || known.id === person, "{id} differs from another id by case alone", { id: person });
    right(known === undefined || known.station === station, "{id} is a person and a station", { id: person });
  }

  holds(person, role, at) {
    const until = this.terms.get(person)?.get(role);
    return until !== undefined && at <= until;
  }

  checkRole(event, actor, brought) {
    const role = event.actor.role;
    const founding = brought.includes(actor) && event.type !== "key.rotated";
    const held = founding ? role === actor.role : this.holds(actor.person, role, event.recorded.at);
    right(held, "{person} does not hold the role {role}", { person: actor.person, role });
    right(event.type !== "bundle.sealed" || SEALERS.includes(role), "the role {role} seals no bundle", { role });
  }

  checkPersons(event, actor, signers, brought) {
    const least = PERSONS.get(event.type);
    for (const signer of signers.values()) {
      right(signer.kind !== "station" || brought.includes(signer) || least === 0,
        "the station {person} may not sign it", { person: signer.person });
    }
    let needed = Math.max(least, 1);
    if (event.type === "key.revoked" && "compromised_since" in event.body) needed = 2;
    if (this.demonstration || (event.type === "ledger.genesis" && "demonstration" in event.body)) needed = 1;
    if (actor.kind === "station" && least === 0) needed = 0;
    const persons = new Set([...signers.values()].filter((each) => each.kind !== "station").map((each) => each.person));
    right(persons.size >= needed, "{needed} distinct persons must sign, {count} did", { needed, count: persons.size });
  }

  change(event, actor, brought, signers, log) {
    switch (event.type) {
      case "ledger.genesis": return this.found(event, brought, log);
      case "key.enrolled": return this.enrol(event, actor, brought[0]);
      case "key.rotated": return this.rotate(event, brought[0], signers);
      case "key.revoked": return this.revoke(event, actor);
      case "role.granted":
      case "role.revoked": return this.changeRole(event, actor);
      default: return undefined;
    }
  }

  found(event, brought, log) {
    const demonstration = "demonstration" in event.body;
    right(brought.every((own) => own.role === "ADM") && (brought.length === 2 || (demonstration && brought.length === 1)),
      "the genesis enrols the first two administrators");
    right(event.body.log.split("+")[0] === event.ledger, "the log is of another ledger");
    this.demonstration = demonstration;
    this.origin = event.ledger;
    this.agency = event.body.agency;
    this.log = log;
    for (const own of brought) this.add(own);
  }

  enrol(event, actor, own) {
    right(event.actor.role === "ADM" && actor !== own, "only an administrator enrols keys");
    right(actor.person !== own.person || this.demonstration, "nobody enrols a key of their own");
    this.add(own);
  }

  rotate(event, own, signers) {
    const old = signers.get(event.body.replaces);
    right(old !== undefined && old !== own, "the old key has not signed");
    right(old.person === own.person && old.kind === own.kind, "the two keys are not of one person");
    right(this.holds(own.person, own.role, event.recorded.at), "the new key brings a new role");
    old.ended = event.seq;
    this.keys.set(own.key.name, own);
  }

  revoke(event, actor) {
    const known = this.keys.get(event.body.key);
    right(known !== undefined, "it revokes a key that is not enrolled");
    right(MANAGERS.includes(event.actor.role) || actor.person === known.person, "the role {role} may not do it", { role: event.actor.role });
    const since = event.body.compromised_since;
    if (since !== undefined) {
      right(known.enrolled <= since && since <= event.seq, "{member} is malformed", { member: "compromised_since" });
      known.suspectFrom = Math.min(known.suspectFrom ?? since, since);
      known.suspectTo = event.seq;
    }
    known.ended ??= event.seq;
  }

  changeRole(event, actor) {
    const { person, role, until } = event.body;
    right(MANAGERS.includes(event.actor.role), "the role {role} may not do it", { role: event.actor.role });
    right(actor.person !== person || this.demonstration, "nobody changes their own roles");
    right(role !== STATION_ROLE, "the role SYS is of stations, and theirs only");
    this.checkPerson(person, false);
    if (event.type === "role.granted") this.grant(person, role, until ?? "~");
    else this.terms.get(person)?.delete(role);
  }

  add(own) {
    this.keys.set(own.key.name, own);
    this.grant(own.person, own.role, "~", own.kind === "station");
  }

  /** Instants compare as texts; "~" is behind them all. */
  grant(person, role, until, station = false) {
    this.spelled.set(person.toLowerCase(), { id: person, station });
    const terms = this.terms.get(person) ?? new Map();
    this.terms.set(person, terms);
    if (!terms.has(role) || terms.get(role) < until) terms.set(role, until);
  }

  /** Indices of suspect events, and the keys that suspect events enrolled. */
  suspects() {
    const events = new Set();
    const keys = new Set();
    for (const known of this.keys.values()) {
      if (known.suspectFrom === null) continue;
      for (const index of known.signed) {
        if (known.suspectFrom <= index && index < known.suspectTo) events.add(index);
      }
    }
    for (let grew = true; grew;) {
      grew = false;
      for (const [name, known] of this.keys) {
        if (keys.has(name) || !events.has(known.enrolled)) continue;
        keys.add(name);
        known.signed.forEach((index) => events.add(index));
        grew = true;
      }
    }
    return { events: [...events].sort((left, right) => left - right), keys };
  }
}

/** A fault of right, and not of form or signature. */
class Right extends Fault {}

function right(holds, text, facts) {
  if (!holds) throw new Right(text, facts);
}

function contains(bytes, part) {
  for (let at = 0; at + part.length <= bytes.length; at++) {
    if (same(bytes.subarray(at, at + part.length), part)) return true;
  }
  return false;
}
