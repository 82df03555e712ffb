// What runs in the workers. One checks; the others hash files for it, several side by side.

const WHOLE = 1 << 25;
const BATCH = 64;
const MOST_UNDER_WAY = 8;
const TOLD_EVERY_MS = 200;

/** Progress that is told a few times a second: to paint each step takes longer than to make it. */
function seldom(progress) {
  let last = performance.now();
  return (...facts) => {
    if (performance.now() - last < TOLD_EVERY_MS) return;
    last = performance.now();
    progress(...facts);
  };
}

function digestsInHex(sha256Bytes, sha512Bytes) {
  return { sha256: toHex(new Uint8Array(sha256Bytes)), sha512: toHex(new Uint8Array(sha512Bytes)) };
}

/** A file that is held in memory whole: WebCrypto is the fastest there. */
async function digestWhole(entry, tell) {
  const parts = [];
  for await (const piece of content(entry)) {
    parts.push(piece);
    tell(piece.length);
  }
  const bytes = join(...parts);
  if (globalThis.crypto?.subtle === undefined) return digestsInHex(sha256(bytes), sha512(bytes));
  return digestsInHex(await crypto.subtle.digest("SHA-256", bytes), await crypto.subtle.digest("SHA-512", bytes));
}

/** A file of any size, read once: the faster SHA-512 is computed beside reading, SHA-256 by a second worker. */
async function digestStream(entry, second, tell) {
  let underWay = 0;
  let answered = () => {};
  let digest = null;
  const spare = [];
  second.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) spare.push(data);
    else digest = data;
    underWay--;
    answered();
  };
  const send = (bytes) => {
    underWay++;
    second.postMessage(bytes, bytes instanceof Uint8Array ? [bytes.buffer] : []);
  };
  const room = (most) => (underWay <= most ? null : new Promise((resolve) => {
    answered = () => underWay <= most && resolve();
  }));
  send("begin");
  await room(0);                  // the second may still be making its hash, and would lose what comes before
  hash512.init();
  try {
    for await (const piece of content(entry, spare)) {
      const { length } = piece;
      hash512.update(piece);
      await room(MOST_UNDER_WAY);
      send(piece);
      tell(length);
    }
    await entry.blob.slice(0, 1).arrayBuffer();   // refused where the file was changed meanwhile
  } finally {
    await room(0);                // of a file that fails, too, nothing may come back into the next
  }
  send("end");
  await room(0);
  return { sha256: digest, sha512: hash512.digest("hex") };
}

/** The second worker of a pair: SHA-256 of what is sent; the buffer of each piece goes back. */
function serveSecond(port) {
  port.onmessage = async ({ data }) => {
    if (data === "begin") {
      await readyHashes();
      hash256.init();
      port.postMessage(null);
    } else if (data === "end") {
      port.postMessage(hash256.digest("hex"));
    } else {
      hash256.update(data);
      port.postMessage(data.buffer, [data.buffer]);
    }
  };
}

/** Hash the files of a job and tell how many bytes were read. */
async function hashJob(entries, second, tell) {
  await readyHashes();
  const results = [];
  for (const entry of entries) {
    try {
      const digests = entry.size <= WHOLE ? await digestWhole(entry, tell) : await digestStream(entry, second, tell);
      results.push({ path: entry.path, size: entry.size, ...digests });
    } catch (error) {
      if (!(error instanceof Fault)) throw new Error(`${entry.path} (${error?.name})`, { cause: error });
      results.push({ path: entry.path, size: entry.size, fault: asReason(error) });
    }
  }
  return results;
}

/** The workers that hash, each with the second that belongs to it. */
class Pool {
  constructor(ports, progress) {
    this.ports = ports;
    this.progress = progress;
  }

  async digests(entries) {
    const jobs = jobsOf(entries);
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    const found = [];
    let done = 0;
    this.progress(0, total, "");
    const tell = seldom(this.progress);
    await Promise.all(this.ports.map((port) => this.serve(port, jobs, found, (bytes, path) => {
      done += bytes;
      tell(done, total, path);
    })));
    return found;
  }

  /** Keep one worker busy until no jobs are left. */
  async serve(port, jobs, found, tell) {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      found.push(...await new Promise((resolve, reject) => {
        port.onmessage = ({ data }) => {
          if (data.bytes !== undefined) tell(data.bytes, job[0].path);
          else if (data.error !== undefined) reject(new Error(data.error));
          else resolve(data.results);
        };
        port.postMessage(job);
      }));
    }
  }
}

/** Large files one by one, the largest first; the others many at a time. */
function jobsOf(entries) {
  const sorted = [...entries].sort((left, right) => right.size - left.size);
  const jobs = [];
  let size = Infinity;
  for (const entry of sorted) {
    if (size + entry.size > WHOLE || jobs.at(-1).length === BATCH) {
      jobs.push([]);
      size = 0;
    }
    jobs.at(-1).push(entry);
    size += entry.size;
  }
  return jobs;
}

function serveHashes(port, second) {
  port.onmessage = async ({ data }) => {
    let waiting = 0;
    const tell = (bytes) => {
      waiting += bytes;
      if (waiting < PIECE) return;
      port.postMessage({ bytes: waiting });
      waiting = 0;
    };
    try {
      const results = await hashJob(data, second, tell);
      port.postMessage({ bytes: waiting });
      port.postMessage({ results });
    } catch (error) {
      port.postMessage({ error: String(error) });
    }
  };
}

/** Read the heads that a reader holds: notes of five lines, one behind the other. */
function readPriors(text) {
  const lines = text.replace(/\r\n/g, "\n").replace(/^\n+|\n+$/g, "").split("\n");
  const priors = [];
  for (let at = 0; at < lines.length; at += 5) {
    while (at < lines.length && lines[at] === "") at++;
    if (at < lines.length) priors.push(readNote(toUtf8(`${lines.slice(at, at + 5).join("\n")}\n`)));
  }
  return priors;
}

/** What the reader pins: a ledger by its line, or an agency by its line and its roster. */
async function readPinned(trust, roster, input) {
  const line = trust ? await input("trust", () => readTrustLine(trust)) : null;
  return input("roster", async () => {
    if (roster === null) {
      demand(line === null || !isAgencyLine(line), "the line is an agency's, and its roster is missing");
      return { trust: line, stations: null };
    }
    demand(line !== null, "the line of the agency is missing");
    return { trust: null, stations: await openRoster(roster, line) };
  });
}

async function checkInput({ files, folders, zip, trust, roster, priors, ports }) {
  await readyHashes();
  const input = async (name, part) => {
    try {
      return await part();
    } catch (error) {
      throw Object.assign(new Error(name), { input: name, why: asReason(error) });
    }
  };
  const pinned = await readPinned(trust, roster, input);
  const held = priors ? await input("heads", () => readPriors(priors)) : [];
  const progress = (done, total, path, count = null) => postMessage({ done, total, path, count });
  let source = null;
  try {
    source = zip ? await openArchive(zip) : openFolder(files, folders);
  } catch (error) {
    return refusedContainer(asReason(error), held);
  }
  return new Check(source, new Pool(ports, progress), { ...pinned, priors: held, progress }).run();
}

function refusedContainer(why, held) {
  const findings = new Findings();
  findings.fail(2, why.text, why.facts);
  for (const question of IN_SCOPE) if (question !== 2) findings.leave(question, "the container cannot be read");
  return { ...findings.report(held.length ? [9] : []), bundle: "", ledger: "", story: [], artifacts: [], sealed: null, count: 0,
    conditions: [], log: "" };
}

onmessage = async ({ data }) => {
  if (data.port) {
    serveHashes(data.port, data.second);
    return;
  }
  if (data.first) {
    serveSecond(data.first);
    return;
  }
  try {
    postMessage({ report: await checkInput(data) });
  } catch (error) {
    postMessage({ error: { input: error.input ?? null, why: error.why ?? null, text: String(error?.message ?? error), stack: String(error?.stack ?? "") } });
  }
};
