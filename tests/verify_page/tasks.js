
// What tests ask of the page's own code; it runs in a worker beside it.

const given64 = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const ownPool = { digests: (entries) => hashJob(entries, null, () => {}) };

async function accepts(part) {
  try {
    await part();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

async function verdicts(base64, pinned, priors) {
  let source = null;
  try {
    source = await openArchive(new Blob([given64(base64)]));
  } catch (error) {
    return refusedContainer(asReason(error), []);
  }
  return new Check(source, ownPool, { ...pinned, priors }).run();
}

const TASKS = {
  /** Verdicts on many ZIPs. */
  async bundles({ zips, trust, roster, heads }) {
    const pinned = await readPinned(trust, roster ? given64(roster) : null, (_, part) => part());
    const held = heads ? readPriors(heads) : [];
    const reports = {};
    for (const [name, zip] of Object.entries(zips)) {
      const { verdicts: found, headline, warnings } = await verdicts(zip, pinned, held);
      reports[name] = { headline, warnings: warnings.length, results: Object.fromEntries(Object.entries(found).map(([number, each]) => [number, each.result])) };
    }
    return reports;
  },
  /** What the check of a ZIP tells of how far it is, at every step. */
  async progress(zip) {
    const steps = [];
    seldom = (progress) => progress;
    await new Check(await openArchive(new Blob([given64(zip)])), ownPool, { progress: (...facts) => steps.push(facts) }).run();
    return steps;
  },
  /** Each ZIP read whole: null, or why it is refused. */
  async containers(zips) {
    const told = {};
    for (const [name, zip] of Object.entries(zips)) {
      told[name] = await accepts(async () => {
        const source = await openArchive(new Blob([given64(zip)]));
        for (const path of source.files.keys()) await source.read(path, 1 << 24);
      });
    }
    return told;
  },
  /** SHA-256 of so many sevens, by a second worker that is slow to make its hash. */
  async slowSecond(size) {
    await readyHashes();
    readyHashes = () => new Promise((resolve) => setTimeout(resolve, 100));
    const { port1, port2 } = new MessageChannel();
    serveSecond(port2);
    const blob = new Blob([new Uint8Array(size).fill(7)]);
    return (await digestStream({ path: "sevens", size, blob }, port1, () => {})).sha256;
  },
  /** Both digests of as many bytes, 0, 1, 2 …, streamed through a pair of workers, after a file that is cut off. */
  async streamed(sizes) {
    const { port1, port2 } = new MessageChannel();
    serveSecond(port2);
    await readyHashes();
    const bytes = Uint8Array.from({ length: Math.max(...sizes) }, (_, at) => at);
    const cut = { path: "", size: bytes.length - 1, blob: new Blob([bytes]) };
    const told = [await accepts(() => digestStream(cut, port1, () => {}))];
    for (const size of sizes) told.push(await digestStream({ path: "", size, blob: new Blob([bytes.subarray(0, size)]) }, port1, () => {}));
    return told;
  },
  json: (documents) => Promise.all(documents.map((each) => accepts(() => {
    const bytes = given64(each);
    demand(new TextDecoder().decode(bytes) === writeJson(parseJson(bytes)), "written otherwise");
  }))),
  base64: (texts) => texts.map((text) => { try { return toHex(fromBase64(text)); } catch { return null; } }),
  forms: ({ kind, values }) => values.map({ identifier: isIdentifier, instant: isInstant, offset: isOffset }[kind]),
  names: (raws) => raws.map((raw) => shownName(given64(raw))),
  trustLines: (lines) => Promise.all(lines.map((line) => accepts(() => readTrustLine(line)))),
  rosters: ({ rosters, line }) => Promise.all(rosters.map((each) => accepts(async () => openRoster(given64(each), await readTrustLine(line))))),
  notes: ({ notes, trust }) => Promise.all(notes.map((note) => accepts(async () => openNote(given64(note), await readTrustLine(trust))))),
  async inclusions(proofs) {
    return Promise.all(proofs.map(({ leaf, index, size, path, root, before }) => accepts(() => {
      const found = rootsOfPath(fromHex(leaf), index, size, path.map(fromHex));
      demand(toHex(found.root) === root, "another root");
      demand(before === undefined || toHex(found.before) === before, "another root before");
    })));
  },
  consistencies: (proofs) => Promise.all(proofs.map(({ from, to, path, first, second }) => accepts(() =>
    demandConsistent(from, to, path.map(fromHex), fromHex(first), fromHex(second))))),
  async events(list) {
    const told = [];
    for (const { envelope, salt, leafHash: wanted, keys } of list) {
      told.push(await accepts(async () => {
        const opened = openEnvelope(given64(envelope));
        demand(toHex(leafHash(given64(salt), opened.bytes)) === wanted, "another leaf");
        for (const { keyid, sig } of opened.signatures) {
          const { suite, spki } = keys[keyid];
          const key = await readKey(suite, given64(spki));
          demand(key.name === keyid && await key.verify(sig, opened.signed), "not signed");
          demand(!await key.verify(sig.map((byte, at) => byte ^ (at === 40 ? 1 : 0)), opened.signed), "anything goes");
        }
      }));
    }
    return told;
  },
  /** Ed25519 by each of the two ways: WebCrypto, and the arithmetic of its own. */
  async ed25519(list) {
    const told = [];
    for (const { key, message, signature } of list) {
      const raw = fromHex(key);
      const both = [];
      for (const way of ["web", "own"]) {
        both.push(await accepts(async () => {
          const point = demandPrimeOrder(raw);
          const sig = fromHex(signature);
          const good = way === "web" ? await (await ed25519Verifier(raw))(sig, fromHex(message))
            : sig.length === 64 && littleEndian(sig.subarray(32)) < ED25519_ORDER && verifyEd25519(point, raw, sig, fromHex(message));
          demand(good, "not good");
        }));
      }
      told.push(both);
    }
    return told;
  },
  types: () => Object.fromEntries(PERSONS),
};

onmessage = async ({ data: [task, given] }) => {
  await readyHashes();
  postMessage(await TASKS[task](given));
};
