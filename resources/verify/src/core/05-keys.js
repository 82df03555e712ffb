// Keys and signatures (format.md §2). Ed25519 keys must be of the prime-order subgroup; WebCrypto
// verifies where it can, @noble/ed25519 does the arithmetic that it does not offer.

const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const ED25519_SPKI = fromHex("302a300506032b6570032100");
const P256_SPKI = fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
const P384_SPKI = fromHex("3076301006072a8648ce3d020106052b81040022036200");
const RSA_ALGORITHM = fromHex("300d06092a864886f70d0101010500");
const RSA_EXPONENT = fromHex("0203010001");

/** Read a public key in its suite: its name, `verify(signature, message)`, and whether it is weak. */
async function readKey(suite, spki) {
  const name = `sha256:${toHex(sha256(spki))}`;
  switch (suite) {
    case "ed25519": {
      demand(spki.length === 44 && same(spki.subarray(0, 12), ED25519_SPKI), "the key is malformed");
      const raw = spki.slice(12);
      return { name, suite, spki, raw, weak: false, verify: await ed25519Verifier(raw) };
    }
    case "ecdsa-p256-sha256":
      return { name, suite, spki, weak: false, verify: await ecVerifier(spki, P256_SPKI, "P-256", "SHA-256", 32) };
    case "ecdsa-p384-sha384":
      return { name, suite, spki, weak: false, verify: await ecVerifier(spki, P384_SPKI, "P-384", "SHA-384", 48) };
    case "rsa-pss-sha256":
    case "rsa-pkcs1v15-sha256": {
      const bits = rsaBits(spki);
      const scheme = suite === "rsa-pss-sha256" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
      return { name, suite, spki, weak: bits < 3072, verify: await rsaVerifier(spki, scheme, bits) };
    }
    default:
      throw new Fault("the suite is unknown");
  }
}

/** Import a key into WebCrypto; null where this browser does not know the algorithm. */
async function importKey(format, bytes, algorithm) {
  try {
    return await crypto.subtle.importKey(format, bytes, algorithm, false, ["verify"]);
  } catch (error) {
    if (error?.name === "NotSupportedError" || globalThis.crypto?.subtle === undefined) return null;
    throw new Fault("the key is malformed");
  }
}

/** Demand the rule of §2: canonical encoding of a point of prime order. */
function demandPrimeOrder(raw) {
  let point = null;
  try {
    point = ed25519.Point.fromBytes(raw, false);
  } catch {
    throw new Fault("the key is malformed");
  }
  demand(!point.isSmallOrder() && point.isTorsionFree(), "the key is not of prime order");
  return point;
}

async function ed25519Verifier(raw) {
  const point = demandPrimeOrder(raw);
  const key = await importKey("raw", raw, { name: "Ed25519" });
  return async (signature, message) => {
    if (signature.length !== 64 || littleEndian(signature.subarray(32)) >= ED25519_ORDER) return false;
    if (key !== null) return crypto.subtle.verify({ name: "Ed25519" }, key, signature, message);
    return verifyEd25519(point, raw, signature, message);
  };
}

function littleEndian(bytes) {
  return BigInt(`0x${toHex(bytes.slice().reverse())}`);
}

/** RFC 8032 without cofactor, as the libraries have it: R is made again and compared as bytes. */
function verifyEd25519(point, raw, signature, message) {
  const first = signature.subarray(0, 32);
  const scalar = littleEndian(signature.subarray(32));
  const challenge = littleEndian(sha512(first, raw, message)) % ED25519_ORDER;
  const made = ed25519.Point.BASE.multiply(scalar, false).add(point.negate().multiply(challenge, false));
  return same(made.toBytes(), first);
}

async function ecVerifier(spki, prefix, namedCurve, hash, width) {
  demand(spki.length === prefix.length + 1 + 2 * width && same(spki.subarray(0, prefix.length), prefix) &&
    spki[prefix.length] === 4, "the key is malformed");
  const key = await importKey("spki", spki, { name: "ECDSA", namedCurve });
  return async (signature, message) => {
    demand(key !== null, "this browser does not know the suite {suite}", { suite: namedCurve });
    const pair = readPair(signature, width);
    return pair !== null && crypto.subtle.verify({ name: "ECDSA", hash }, key, pair, message);
  };
}

/** `(r, s)` in DER as WebCrypto wants it, side by side; null where it is not DER. */
function readPair(der, width) {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2 || der[1] >= 0x80) return null;
  const pair = new Uint8Array(2 * width);
  let at = 2;
  for (const end of [width, 2 * width]) {
    const length = der[at + 1];
    const number = der.subarray(at + 2, at + 2 + length);
    const padded = number[0] === 0 && number.length > 1;
    if (der[at] !== 2 || length === 0 || number.length !== length || number[0] & 0x80) return null;
    if (padded && !(number[1] & 0x80)) return null;
    const digits = padded ? number.subarray(1) : number;
    if (digits.length > width) return null;
    pair.set(digits, end - digits.length);
    at += 2 + length;
  }
  return at === der.length ? pair : null;
}

/** Bits of an RSA key; demands the one DER spelling, the size, and the exponent 65537. */
function rsaBits(spki) {
  const text = "the key is malformed";
  const whole = derValue(spki, 0, 0x30);
  demand(whole !== null && whole.end === spki.length, text);
  const algorithm = spki.subarray(whole.at, whole.at + RSA_ALGORITHM.length);
  demand(same(algorithm, RSA_ALGORITHM), text);
  const string = derValue(spki, whole.at + RSA_ALGORITHM.length, 0x03);
  demand(string !== null && string.end === spki.length && spki[string.at] === 0, text);
  const inner = derValue(spki, string.at + 1, 0x30);
  demand(inner !== null && inner.end === spki.length, text);
  const modulus = derValue(spki, inner.at, 0x02);
  demand(modulus !== null && same(spki.subarray(modulus.end), RSA_EXPONENT), text);
  const digits = spki.subarray(modulus.at, modulus.end);
  const padded = digits[0] === 0;
  demand(digits.length > 1 && (padded ? digits[1] >= 0x80 : digits[0] < 0x80), text);
  const number = padded ? digits.subarray(1) : digits;
  const bits = 8 * number.length - Math.clz32(number[0]) + 24;
  demand(bits >= 2048 && bits <= 8192, "an RSA key is of {bits} bits", { bits });
  return bits;
}

/** Where the content of a DER value begins and ends; null unless it is tagged so, in shortest form. */
function derValue(bytes, at, tag) {
  if (bytes[at] !== tag) return null;
  let length = bytes[at + 1];
  let start = at + 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    if (count < 1 || count > 2 || bytes[start] === 0) return null;
    length = 0;
    for (const byte of bytes.subarray(start, start + count)) length = 256 * length + byte;
    start += count;
    if (length < 0x80) return null;
  }
  return start + length <= bytes.length ? { at: start, end: start + length } : null;
}

async function rsaVerifier(spki, scheme, bits) {
  const key = await importKey("spki", spki, { name: scheme, hash: "SHA-256" });
  const algorithm = scheme === "RSA-PSS" ? { name: scheme, saltLength: 32 } : { name: scheme };
  return async (signature, message) => {
    demand(key !== null, "this browser does not know the suite {suite}", { suite: scheme });
    return signature.length === Math.ceil(bits / 8) && crypto.subtle.verify(algorithm, key, signature, message);
  };
}
