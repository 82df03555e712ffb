// The chains of cases and items (format.md §3, §7; verdict 11): every event names its place and the
// leaf before; what is missing must be erased, or counted by the seal as withheld.

class Chain {
  constructor(caseId) {
    this.caseId = caseId;
    this.places = new Map();        // place: {index, leaf, prev}; of an erased event no prev is known
    this.erased = 0;
  }
}

class Chains {
  constructor() {
    this.cases = new Map();
    this.items = new Map();
    this.spelled = new Map();
    this.orders = new Map();        // id of an erasure.ordered: its entries
    this.faults = [];
    this.doubts = [];               // of erasures, whose right is a question of verdict 12
  }

  fault(text, facts) {
    this.faults.push(new Fault(text, facts));
  }

  chain(map, id, caseId) {
    let chain = map.get(id);
    if (chain === undefined) {
      map.set(id, chain = new Chain(caseId));
      const key = `${map === this.cases} ${id.toLowerCase()}`;
      if (this.spelled.has(key)) this.fault("{id} differs from another id by case alone", { id });
      this.spelled.set(key, id);
    }
    return chain;
  }

  /** Take the next event, with its leaf hash in hex. */
  follow(event, leaf) {
    if (!event.case) return;
    const caseId = event.case.id;
    this.put(this.chain(this.cases, caseId, caseId), event.case, event.seq, leaf);
    for (const link of event.items ?? []) {
      const chain = this.chain(this.items, link.id, caseId);
      if (chain.caseId !== caseId) this.fault("item {item} changes its case", { item: link.id });
      this.put(chain, link, event.seq, leaf);
    }
    if (event.type === "erasure.ordered") this.orders.set(event.id, event.body.events);
    if (event.type === "erasure.done") this.erase(event);
  }

  put(chain, link, index, leaf) {
    if (chain.places.has(link.seq)) this.fault("place {place} in the chain of {id} is taken twice", { place: link.seq, id: link.id });
    else chain.places.set(link.seq, { index, leaf, prev: link.prev });
  }

  erase(event) {
    const order = this.orders.get(event.body.order);
    if (order === undefined) this.doubts.push(new Fault("event {index}: no order of erasure is before it", { index: event.seq }));
    for (const entry of event.body.events) {
      const ordered = order?.some((each) => each.index === entry.index && each.leaf === entry.leaf && each.scope === entry.scope);
      if (order !== undefined && !ordered) this.doubts.push(new Fault("event {index}: it erases what was not ordered", { index: event.seq }));
      if (entry.case.id !== event.case.id) this.fault("event {index}: it erases events of another case", { index: event.seq });
      if (entry.scope !== "opening") continue;
      this.putErased(this.chain(this.cases, entry.case.id, entry.case.id), entry.case, entry);
      for (const item of entry.items ?? []) {
        this.putErased(this.chain(this.items, item.id, entry.case.id), item, entry);
      }
    }
  }

  putErased(chain, place, entry) {
    if (chain.places.has(place.seq)) {
      this.fault("place {place} in the chain of {id} is taken twice", { place: place.seq, id: place.id });
      return;
    }
    chain.places.set(place.seq, { index: entry.index, leaf: entry.leaf, prev: undefined });
    chain.erased++;
  }

  /** Demand that neighbours fit together; how long the chain is and its last leaf. */
  result(id, chain) {
    const places = [...chain.places.keys()].sort((left, right) => left - right);
    let last = null;
    for (const place of places) {
      const { index, leaf, prev } = chain.places.get(place);
      const erased = prev === undefined || last?.prev === undefined;      // the others are in order, or 7 fails
      if (last !== null && erased && index <= last.index) this.fault("the chain of {id} is not in order of index", { id });
      if (last !== null && place === last.place + 1 && prev !== undefined && prev !== last.leaf) {
        this.fault("the chain of {id} names another event before event {index}", { id, index });
      }
      last = { place, index, leaf, prev };
    }
    return { events: last === null ? 0 : last.place + 1, head: last?.leaf, known: places.length };
  }

  /** Hold the chains against what the seal says is disclosed (format.md §7). */
  check(seal) {
    const cases = new Map(seal.cases.map((each) => [each.id, each]));
    const items = new Map(seal.items.map((each) => [each.id, each]));
    for (const id of cases.keys()) if (!this.cases.has(id)) this.fault("the seal names {id}, of which no event is there", { id });
    for (const id of items.keys()) if (!this.items.has(id)) this.fault("the seal names {id}, of which no event is there", { id });
    for (const [id, chain] of this.cases) this.checkCase(id, chain, cases.get(id));
    for (const [id, chain] of this.items) {
      const sealed = items.get(id);
      const whole = cases.get(chain.caseId)?.withheld === 0;
      const { events, head, known } = this.result(id, chain);
      if (sealed === undefined) {
        if (whole) this.fault("the seal does not name {id}", { id });
      } else if (known !== sealed.events || events !== sealed.events || head !== sealed.head) {
        this.fault("item {id}: {count} events are there, {sealed} by the seal, or the last is another",
          { id, count: known, sealed: sealed.events });
      }
    }
    return { cases: this.cases.size, items: this.items.size,
      withheld: sum(seal.cases, "withheld"), erased: sum(seal.cases, "erased") };
  }

  checkCase(id, chain, sealed) {
    const { events, head, known } = this.result(id, chain);
    if (sealed === undefined) {
      this.fault("the seal does not name {id}", { id });
      return;
    }
    const missing = sealed.events - known;
    if (missing !== sealed.withheld) {
      this.fault("case {id}: {missing} events are missing, the seal says {withheld} are withheld",
        { id, missing, withheld: sealed.withheld });
    }
    if (chain.erased !== sealed.erased) {
      this.fault("case {id}: {count} events are erased, {sealed} by the seal", { id, count: chain.erased, sealed: sealed.erased });
    }
    if (events > sealed.events || (events === sealed.events && head !== sealed.head)) {
      this.fault("case {id}: the last event is not that of the seal", { id });
    }
    if (id === LEDGER_CASE && sealed.withheld > 0) this.fault("events of the case `ledger` are withheld");
  }
}

/**
 * What the seal covers: of a case disclosed in part only its disclosed items are, and what refuses
 * things that another ledger offered.
 */
class Cover {
  constructor({ cases, items }) {
    this.parts = new Set(cases.filter((each) => each.withheld > 0).map((each) => each.id));
    this.items = new Set(items.map((each) => each.id));
  }

  has(event) {
    if (!this.parts.has(event.case?.id) || event.type.startsWith("erasure.")) return true;
    if (event.type === "transfer.refused" && event.items === undefined && Object.hasOwn(event.body, "handed_over")) return true;
    return (event.items ?? []).some((link) => this.items.has(link.id));
  }
}
