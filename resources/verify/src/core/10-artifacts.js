// Artifacts: the lists beside them, and what the record says of their bytes (verdict 13).

class Artifacts {
  constructor() {
    this.recorded = new Map();      // artifact: {item, size, digests, differs}
    this.found = new Set();         // artifacts that a finding names
  }

  follow(event) {
    if (event.type === "finding.raised") (event.body.artifacts ?? []).forEach((id) => this.found.add(id));
    if (event.type !== "artifact.hashed") return;
    for (const { artifact, size, digests } of event.body.artifacts) {
      const old = this.recorded.get(artifact);
      const differs = old !== undefined && (old.differs || !agree(old, { size, digests }));
      this.recorded.set(artifact, { item: event.items?.[0].id ?? null, size, digests, differs });
    }
  }
}

/** Whether two records are of the same bytes, as far as both tell. */
function agree(left, right) {
  return left.size === right.size &&
    Object.entries(left.digests).every(([name, digest]) => (right.digests[name] ?? digest) === digest);
}

/** Demand the form of a line of `files.jsonl`. */
function demandStored(line) {
  const good = hasMembers(line, ["artifact", "stored", "size", "digests", "name"], ["times"]) &&
    isIdentifier(line.artifact) && typeof line.stored === "string" && /^[0-9]{6,9}\.bin$/.test(line.stored) &&
    isCount(line.size) && hasMembers(line.name, ["raw", "shown"]) &&
    (!("times" in line) || (hasMembers(line.times, [], ["created", "modified", "accessed", "changed"]) &&
      Object.values(line.times).every(isInstant)));
  demand(good, "a line is malformed");
  demandDigests(line);
  demand(shownName(fromBase64(line.name.raw)) === line.name.shown, "a name is not shown as its bytes are");
}

/** Read one list and hold it against the files of its folder; the artifacts whose bytes are there. */
async function readList(source, folder, found, stored, findings) {
  const there = new Set([...source.files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".bin")));
  try {
    let last = "";
    for await (const bytes of source.lines(`${folder}/files.jsonl`)) {
      const line = parseJson(bytes);
      demandStored(line);
      demand(last < line.stored, "the lines are not in order");
      last = line.stored;
      const path = `${folder}/${line.stored}`;
      if (!there.delete(path)) findings.fail(13, "{path} is missing", { path });
      else if (found.has(path)) stored.push({ ...line, path });
    }
  } catch (error) {
    findings.fail(13, "{where}: {why}", { where: `${folder}/files.jsonl`, why: asReason(error) });
  }
  for (const path of there) findings.fail(13, "{path} is not in the list of its folder", { path });
}

/** Hold the bytes of one artifact against its list and against the record. */
function checkArtifact(line, bytes, artifacts, findings) {
  const { path, artifact } = line;
  const computed = { size: bytes.size, digests: { sha256: bytes.sha256, sha512: bytes.sha512 } };
  if (!agree(computed, line)) findings.fail(13, "{path} differs from its list", { path });
  const recorded = artifacts.recorded.get(artifact);
  const parts = path.split("/");
  const item = parts[1] === "items" ? parts[2] : null;
  if (recorded === undefined) return findings.fail(13, "{path}: the record knows no artifact {artifact}", { path, artifact });
  if (recorded.item !== item) return findings.fail(13, "{path}: the record has it of another item", { path });
  if (!agree(recorded, { size: bytes.size, digests: { ...line.digests, ...computed.digests } })) {
    return findings.fail(13, "{path} differs from what the record says", { path });
  }
  if (recorded.differs && !artifacts.found.has(artifact)) {
    return findings.fail(13, "{path}: an earlier record differs and no finding tells of it", { path });
  }
  if (recorded.differs) findings.warn("artifact {artifact}: an earlier record of it differs", { artifact });
  for (const algorithm of Object.keys(line.digests).sort()) {
    if (algorithm in computed.digests || algorithm in recorded.digests) continue;
    findings.warn("artifact {artifact}: nothing bears out its {algorithm}", { artifact, algorithm });
  }
}
