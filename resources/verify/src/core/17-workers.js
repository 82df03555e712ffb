// What runs in the workers. One checks; the others hash files for it, several side by side.

const SMALL = 1 << 22;
const BATCH = 64;

/** Hash the files of a job and tell how many bytes were read. */
async function hashJob({ id, entries, algorithms }, tell) {
  await readyHashes();
  const hashes = algorithms.map((name) => (name === "sha256" ? hash256 : hash512));
  const results = [];
  for (const entry of entries) {
    const result = { path: entry.path, size: 0 };
    hashes.forEach((hash) => hash.init());
    try {
      for await (const piece of content(entry)) {
        hashes.forEach((hash) => hash.update(piece));
        result.size += piece.length;
        tell(piece.length * algorithms.length);
      }
      algorithms.forEach((name, at) => { result[name] = hashes[at].digest("hex"); });
    } catch (error) {
      result.fault = asReason(error);
    }
    results.push(result);
  }
  return { id, results };
}

/** The workers that hash. A large file is two jobs, one for each digest, so that two cores share it. */
class Pool {
  constructor(ports, progress) {
    this.ports = ports;
    this.progress = progress;
  }

  async digests(entries) {
    const large = entries.filter((entry) => entry.size >= SMALL).sort((left, right) => right.size - left.size);
    const small = entries.filter((entry) => entry.size < SMALL);
    const jobs = large.flatMap((entry) => [{ entries: [entry], algorithms: ["sha512"] }, { entries: [entry], algorithms: ["sha256"] }]);
    for (let at = 0; at < small.length; at += BATCH) {
      jobs.push({ entries: small.slice(at, at + BATCH), algorithms: ["sha256", "sha512"] });
    }
    const total = 2 * entries.reduce((sum, entry) => sum + entry.size, 0);
    const found = new Map();
    let done = 0;
    this.progress(0, total, "");
    const take = (results) => {
      for (const result of results) found.set(result.path, { ...found.get(result.path), ...result });
    };
    await Promise.all(this.ports.map((port) => this.serve(port, jobs, take, (bytes, path) => {
      done += bytes;
      this.progress(done, total, path);
    })));
    return [...found.values()];
  }

  /** Keep one worker busy until no jobs are left. */
  async serve(port, jobs, take, tell) {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      take(await new Promise((resolve, reject) => {
        port.onmessage = ({ data }) => {
          if (data.bytes !== undefined) tell(data.bytes, job.entries[0].path);
          else if (data.error !== undefined) reject(new Error(data.error));
          else resolve(data.results);
        };
        port.postMessage(job);
      }));
    }
  }
}

function serveHashes(port) {
  port.onmessage = async ({ data }) => {
    let waiting = 0;
    const tell = (bytes) => {
      waiting += bytes;
      if (waiting < PIECE) return;
      port.postMessage({ bytes: waiting });
      waiting = 0;
    };
    try {
      const done = await hashJob(data, tell);
      port.postMessage({ bytes: waiting });
      port.postMessage(done);
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

async function checkInput({ files, folders, zip, trust, priors, ports }) {
  await readyHashes();
  const input = async (name, part) => {
    try {
      return await part();
    } catch (error) {
      throw Object.assign(new Error(name), { input: name, why: asReason(error) });
    }
  };
  const line = trust ? await input("trust", () => readTrustLine(trust)) : null;
  const held = priors ? await input("priors", () => readPriors(priors)) : [];
  const progress = (done, total, path) => postMessage({ done, total, path });
  let source = null;
  try {
    source = zip ? await openArchive(zip) : openFolder(files, folders);
  } catch (error) {
    return refusedContainer(asReason(error), held);
  }
  return new Check(source, new Pool(ports, progress), line, held).run();
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
    serveHashes(data.port);
    return;
  }
  try {
    postMessage({ report: await checkInput(data) });
  } catch (error) {
    postMessage({ error: { input: error.input ?? null, why: error.why ?? null, text: String(error?.message ?? error), stack: String(error?.stack ?? "") } });
  }
};
