// Bytes, texts, and faults.

/** What is wrong with a bundle: an English template, and the facts that fill its {places}. */
class Fault extends Error {
  constructor(text, facts = {}) {
    super(text.replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole)));
    this.text = text;
    this.facts = facts;
  }
}

function demand(holds, text, facts) {
  if (!holds) throw new Fault(text, facts);
}

const ENCODER = new TextEncoder();

function toUtf8(text) {
  return ENCODER.encode(text);
}

/** Text of strict UTF-8; a byte order mark stays in it, so that who reads on refuses it. */
function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault("not UTF-8");
  }
}

function toHex(bytes) {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

function fromHex(text) {
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x6000) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  }
  return text;
}

/** Decode standard padded base64; every other spelling of the same bytes is refused. */
function fromBase64(text, length) {
  demand(typeof text === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0,
    "not in base64");
  let decoded;
  try {
    decoded = atob(text);
  } catch {
    throw new Fault("not in base64");
  }
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < decoded.length; at++) bytes[at] = decoded.charCodeAt(at);
  demand(toBase64(bytes) === text, "not in base64");
  demand(length === undefined || bytes.length === length, "not {length} bytes long", { length });
  return bytes;
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function same(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

/** The first few of many names. */
function some(names) {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} … (${names.length})` : shown;
}

/** The sum of a member of many. */
function sum(members = [], name) {
  return members.reduce((total, each) => total + each[name], 0);
}
