// Trust lines and checkpoints: C2SP signed notes of exactly five lines (format.md §5).

function logKeyId(origin, raw) {
  return sha256(toUtf8(`${origin}\n`), NODE, raw).slice(0, 4);
}

/** Read a trust line: `origin+keyid4 hex+base64(0x01 || public key)`. */
async function readTrustLine(text) {
  const [origin, keyId, base64] = splitTrust(text);
  demand(isOrigin(origin) && base64 !== undefined, "no trust line: {why}", { why: "origin+keyid+key" });
  const bytes = fromBase64(base64);
  demand(bytes.length === 33 && bytes[0] === 1, "no trust line: {why}", { why: "33 bytes" });
  const raw = bytes.slice(1);
  const verify = await ed25519Verifier(raw);
  demand(keyId === toHex(logKeyId(origin, raw)), "no trust line: {why}", { why: "key id" });
  return { origin, raw, keyId, verify, text };
}

/** The key in base64 may itself hold plus signs: only the first two part the line. */
function splitTrust(text) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 0 || second < 0) return [text];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

/** Read a note's form; its signature is not yet judged. */
function readNote(bytes) {
  const text = "a checkpoint is malformed";
  demand(bytes.length <= 1000, text);
  const lines = fromUtf8(bytes).split("\n");
  demand(lines.length === 6 && lines[5] === "" && lines[3] === "", text);
  const [origin, digits, base64, , signed] = lines;
  demand(isOrigin(origin) && /^[1-9][0-9]{0,15}$/.test(digits) && isCount(Number(digits)), text);
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
