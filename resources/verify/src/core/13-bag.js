// The bag: layout, manifests, and every file read once with both algorithms (verdicts 1 and 2).

const BAG_FILES = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
  "tagmanifest-sha512.txt"];
const REQUIRED_FILES = [...BAG_FILES, "custody/events.jsonl", "custody/proofs.jsonl", "ledger/checkpoint",
  "seal/tagmanifest-sha256.sig", "seal/signer.pem", "seal/event.json", "seal/proof.json", "seal/checkpoint"];
const NAMED_FILES = new Set([...REQUIRED_FILES, "custody/private.jsonl", "ledger/cosignatures",
  "seal/tagmanifest-sha256.p7s", "seal/checkpoint.tsr", "seal/cosignatures", "format.md", "verify.html", "VERIFY.txt"]);
const BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const ANCHOR = /^ledger\/anchors\/([1-9][0-9]{0,15})\.(checkpoint|tsr|consistency)$/;
const MAX_MANIFEST = 1 << 27;

function isInLayout(path) {
  if (NAMED_FILES.has(path) || ANCHOR.test(path)) return true;
  const parts = path.split("/");
  const stored = /^(?:files\.jsonl|[0-9]{6,9}\.bin)$/.test(parts.at(-1));
  if (path.startsWith("data/items/")) return parts.length === 4 && isIdentifier(parts[2]) && stored;
  if (path.startsWith("data/artifacts/")) return parts.length === 3 && stored;
  return (path.startsWith("data/documents/") && parts.length === 3) || (path.startsWith("reading/") && parts.length === 2);
}

function isGoodPath(path) {
  return path.length <= 200 && !isLitter(path) && path.split("/").every((part) =>
    /^(?![._-])[A-Za-z0-9._-]*[A-Za-z0-9_-]$/.test(part) && !isDeviceName(part));
}

/** Read a manifest: path to digest. */
async function readManifest(source, name, algorithm, most) {
  const listed = new Map();
  const width = DIGEST_HEX[algorithm];
  let last = "";
  for await (const bytes of source.lines(name)) {
    const line = fromUtf8(bytes);
    const [digest, path] = [line.slice(0, width), line.slice(width + 2)];
    demand(isDigest(digest, algorithm) && line.slice(width, width + 2) === "  " && isGoodPath(path),
      "{name}: a line is malformed", { name });
    demand(last < path, "{name}: the lines are not in order", { name });
    demand(listed.size < most, "{name}: it lists more files than there are", { name });
    listed.set(path, digest);
    last = path;
  }
  return listed;
}

/** Both manifests of a kind; null where one cannot be read. */
async function readManifests(source, findings, tag) {
  const both = {};
  for (const algorithm of ["sha256", "sha512"]) {
    const name = `${tag ? "tag" : ""}manifest-${algorithm}.txt`;
    if (!source.files.has(name)) {
      findings.leave(1, "{path} is missing", { path: name });
      return null;
    }
    try {
      both[algorithm] = await readManifest(source, name, algorithm, source.files.size);
    } catch (error) {
      findings.fail(2, "{where}: {why}", { where: name, why: asReason(error) });
      findings.leave(1, "{where}: {why}", { where: name, why: asReason(error) });
      return null;
    }
  }
  const belongs = (path) => path.startsWith("data/") !== tag && !/^(?:seal\/|tagmanifest-)/.test(path);
  const paths = [...new Set([...both.sha256.keys(), ...both.sha512.keys()])];
  const strange = paths.filter((path) => !both.sha256.has(path) || !both.sha512.has(path) || !belongs(path));
  if (strange.length) findings.fail(2, "the manifests list other files: {names}", { names: some(strange) });
  const listed = new Map();
  for (const path of paths) {
    if (both.sha256.has(path) && both.sha512.has(path)) {
      listed.set(path, { sha256: both.sha256.get(path), sha512: both.sha512.get(path) });
    }
  }
  return listed;
}

/** Read `bag-info.txt`: unfolded `Label: value` lines, no label twice. */
function readBagInfo(bytes) {
  const text = fromUtf8(bytes);
  const bad = "{where}: {why}";
  const facts = { where: "bag-info.txt", why: "Label: value" };
  demand(text.endsWith("\n"), bad, facts);
  const labels = new Map();
  for (const line of text.slice(0, -1).split("\n")) {
    const found = /^([^\s:](?:[^:\r\n]*[^\s:])?): (\S(?:.*\S)?)$/.exec(line);
    demand(found !== null && !labels.has(found[1].toLowerCase()), bad, facts);
    labels.set(found[1].toLowerCase(), { label: found[1], value: found[2] });
  }
  return (label) => {
    const found = labels.get(label.toLowerCase());
    return found?.label === label ? found.value : undefined;
  };
}

async function checkBagFiles(source, findings, payload) {
  try {
    if (fromUtf8(await source.read("bagit.txt")) !== BAGIT) findings.fail(2, "bagit.txt is not that of BagIt 1.0");
    const info = readBagInfo(await source.read("bag-info.txt"));
    const bytes = [...payload.keys()].reduce((sum, path) => sum + (source.files.get(path)?.size ?? 0), 0);
    if (info("Payload-Oxum") !== `${bytes}.${payload.size}`) findings.fail(2, "Payload-Oxum is not that of the payload");
    const id = info("External-Identifier");
    if (isIdentifier(id)) return id;
    findings.fail(2, "External-Identifier is no bundle's id");
    return id ?? "";
  } catch (error) {
    findings.fail(2, "{where}: {why}", { where: "bag-info.txt", why: asReason(error) });
    return "";
  }
}

/** Answer 1 and 2; the bundle's id, and what was found of each file that is listed and there. */
async function checkBag(source, findings, pool) {
  const missing = REQUIRED_FILES.filter((path) => !source.files.has(path));
  if (missing.length) findings.fail(2, "missing: {names}", { names: some(missing) });
  const payload = await readManifests(source, findings, false) ?? new Map();
  const tags = await readManifests(source, findings, true) ?? new Map();
  const listed = new Map([...payload, ...tags]);
  checkListed(source, findings, payload, listed);
  const id = await checkBagFiles(source, findings, payload);
  const entries = [...listed.keys()].filter((path) => source.files.has(path)).map((path) => source.files.get(path));
  const found = new Map();
  for (const result of await pool.digests(entries)) {
    if (result.fault) {
      findings.fail(1, "{where}: {why}", { where: result.path, why: result.fault });
      continue;
    }
    found.set(result.path, result);
    const wanted = listed.get(result.path);
    if (wanted.sha256 !== result.sha256 || wanted.sha512 !== result.sha512) findings.fail(1, "changed: {path}", { path: result.path });
  }
  findings.pass(2, "{count} files, all listed, none missing", { count: source.files.size });
  findings.pass(1, "{count} files have the digests of both manifests", { count: found.size });
  return { id, found };
}

function checkListed(source, findings, payload, listed) {
  const lost = [...listed.keys()].filter((path) => !source.files.has(path));
  if (lost.length) findings.fail(2, "listed, but missing: {names}", { names: some(lost) });
  const ownSeal = (path) => /^(?:seal\/|tagmanifest-)/.test(path) && isInLayout(path);
  const unlisted = [...source.files.keys()].filter((path) => !listed.has(path) && !ownSeal(path));
  if (unlisted.length) findings.fail(2, "unlisted file: {names}", { names: some(unlisted) });
  const strange = [...listed.keys()].filter((path) => !isInLayout(path));
  if (strange.length) findings.fail(2, "no place for it in a bundle: {names}", { names: some(strange) });
  if (payload.size === 0) findings.fail(2, "there is no payload");
  const spelled = new Map();
  for (const path of listed.keys()) {
    for (let name = path; name; name = name.slice(0, Math.max(0, name.lastIndexOf("/")))) {
      const known = spelled.get(name.toLowerCase());
      if (known !== undefined && known !== name) findings.fail(2, "names differ by case alone: {names}", { names: some([known, name]) });
      spelled.set(name.toLowerCase(), name);
    }
  }
}
