// SHA-256 and SHA-512, streaming, from hash-wasm; the tree (format.md §4, RFC 9162 §2.1).

let hash256 = null;
let hash512 = null;

/** Ready the two hashes; must be awaited before anything else of this file. */
async function readyHashes() {
  hash256 ??= await hashwasm.createSHA256();
  hash512 ??= await hashwasm.createSHA512();
}

function sha256(...parts) {
  hash256.init();
  for (const part of parts) hash256.update(part);
  return hash256.digest("binary");
}

function sha512(...parts) {
  hash512.init();
  for (const part of parts) hash512.update(part);
  return hash512.digest("binary");
}

/** HMAC-SHA256 (RFC 2104) under a key of 32 bytes. */
function hmac(key, message) {
  const inner = new Uint8Array(64).fill(0x36);
  const outer = new Uint8Array(64).fill(0x5c);
  key.forEach((byte, at) => {
    inner[at] ^= byte;
    outer[at] ^= byte;
  });
  return sha256(outer, sha256(inner, message));
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const LEAF_VERSION = Uint8Array.of(1);

function leafHash(salt, envelope) {
  return sha256(LEAF, LEAF_VERSION, hmac(salt, envelope));
}

function node(left, right) {
  return sha256(NODE, left, right);
}

// Indexes reach 2^53, beyond what the bit operators of numbers hold.
function half(number) {
  return Math.floor(number / 2);
}

/**
 * What an inclusion path proves: the root that it leads to, and the root of the tree before the
 * leaf, which its left siblings fold into.
 */
function rootsOfPath(leaf, index, size, path) {
  demand(index < size, "the index is not below the size of the tree");
  let place = index;
  let last = size - 1;
  let root = leaf;
  let before = null;
  for (const sibling of path) {
    demand(last > 0, "the inclusion path is too long");
    if (place % 2 === 1 || place === last) {
      root = node(sibling, root);
      before = before === null ? sibling : node(sibling, before);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      root = node(root, sibling);
    }
    place = half(place);
    last = half(last);
  }
  demand(last === 0, "the inclusion path is too short");
  return { root, before: before ?? sha256() };
}

/** Demand that the tree of the first size is the beginning of that of the second. */
function demandConsistent(from, to, path, first, second) {
  const text = "the consistency proof is not good";
  demand(from > 0 && from <= to, text);
  if (from === to) {
    demand(path.length === 0 && same(first, second), text);
    return;
  }
  demand(path.length > 0, text);
  const steps = isPowerOfTwo(from) ? [first, ...path] : [...path];
  let place = from - 1;
  let last = to - 1;
  while (place % 2 === 1) {
    place = half(place);
    last = half(last);
  }
  let old = steps[0];
  let young = steps[0];
  for (const step of steps.slice(1)) {
    demand(last > 0, text);
    if (place % 2 === 1 || place === last) {
      old = node(step, old);
      young = node(step, young);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      young = node(young, step);
    }
    place = half(place);
    last = half(last);
  }
  demand(last === 0 && same(old, first) && same(young, second), text);
}

function isPowerOfTwo(number) {
  while (number > 1 && number % 2 === 0) number /= 2;
  return number === 1;
}
