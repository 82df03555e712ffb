// The seal's signature once more as detached CMS (RFC 5652), where the key has a certificate. The
// key is the ledger's: what the container says of itself is not looked at.

const CMS_SIGNED_DATA = "2a864886f70d010702";
const CMS_CONTENT_TYPE = "2a864886f70d010903";
const CMS_MESSAGE_DIGEST = "2a864886f70d010904";
const CMS_DIGESTS = { "608648016503040201": "SHA-256", "608648016503040202": "SHA-384", "608648016503040203": "SHA-512" };

/** The DER values that stand one behind the other. */
function derValues(bytes) {
  const values = [];
  for (let at = 0; at < bytes.length;) {
    const start = at;
    let length = bytes[at + 1] ?? 0x80;
    at += 2;
    if (length >= 0x80) {
      const count = length & 0x7f;
      length = count >= 1 && count <= 4 && bytes[at] !== 0 ? Number(`0x${toHex(bytes.subarray(at, at + count))}`) : NaN;
      demand(length >= 0x80, "the CMS signature is malformed");
      at += count;
    }
    demand((bytes[start] & 0x1f) !== 0x1f && at + length <= bytes.length, "the CMS signature is malformed");
    values.push({ tag: bytes[start], content: bytes.subarray(at, at + length), raw: bytes.subarray(start, at + length) });
    at += length;
  }
  return values;
}

/** The members of a value, at least so many, and at most. */
function derMembers(value, tag, least, most = Infinity) {
  const members = value?.tag === tag ? derValues(value.content) : [];
  demand(members.length >= least && members.length <= most, "the CMS signature is malformed");
  return members;
}

async function verifyCms(cms, content, key) {
  const [whole, ...more] = derValues(cms);
  const [type, wrapped] = derMembers(whole, 0x30, 2, 2);
  demand(more.length === 0 && toHex(type.content) === CMS_SIGNED_DATA, "the CMS signature is malformed");
  const [signedData] = derMembers(wrapped, 0xa0, 1, 1);
  const members = derMembers(signedData, 0x30, 4);
  const inner = derMembers(members[2], 0x30, 1);
  const signers = derMembers(members.at(-1), 0x31, 1);
  demand(inner.length === 1 && signers.length === 1, "the CMS signature is malformed");
  const [, , digestAlgorithm, attributes, , signature] = derMembers(signers[0], 0x30, 6);
  const digest = CMS_DIGESTS[toHex(derMembers(digestAlgorithm, 0x30, 1)[0].content)];
  demand(attributes.tag === 0xa0 && signature.tag === 4 && digest !== undefined, "the CMS signature is malformed");
  const signed = new Map();
  for (const attribute of derValues(attributes.content)) {
    const [name, values] = derMembers(attribute, 0x30, 2, 2);
    const given = derMembers(values, 0x31, 1);
    demand(name.tag === 6 && !signed.has(toHex(name.content)), "the CMS signature is malformed");
    signed.set(toHex(name.content), given.length === 1 ? toHex(given[0].content) : "");
  }
  const computed = toHex(new Uint8Array(await crypto.subtle.digest(digest, content)));
  const good = signed.get(CMS_CONTENT_TYPE) === toHex(inner[0].content) && signed.get(CMS_MESSAGE_DIGEST) === computed &&
    await key.verify(signature.content, join(Uint8Array.of(0x31), attributes.raw.subarray(1)));
  demand(good, "the CMS signature is not good");
}
