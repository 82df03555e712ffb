// ZIP as transport (format.md §7): every record is walked before anything is unpacked.

const MAX_ENTRIES = 200000;
const MAX_TOTAL = 2 ** 40;
const MAX_SPELLED = 2 * MAX_ENTRIES;
const FULL = 0xffffffff;
const DESCRIPTOR = 8;
const TIMES_AND_OWNERS = [0x000a, 0x5455, 0x5855, 0x7875];

function refuse(text, facts) {
  throw new Fault(text, facts);
}

/** Bytes of a file through a window, so that many small reads cost few. */
class Window {
  constructor(blob) {
    this.blob = blob;
    this.at = 0;
    this.bytes = new Uint8Array(0);
  }

  async read(at, length) {
    demand(at >= 0 && at + length <= this.blob.size, "ZIP: a record lies outside of the file");
    if (at < this.at || at + length > this.at + this.bytes.length) {
      const end = Math.min(this.blob.size, at + Math.max(length, 1 << 16));
      this.bytes = new Uint8Array(await this.blob.slice(at, end).arrayBuffer());
      this.at = at;
    }
    return new DataView(this.bytes.buffer, at - this.at, length);
  }
}

function u16(view, at) {
  return view.getUint16(at, true);
}

function u32(view, at) {
  return view.getUint32(at, true);
}

function u64(view, at) {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : refuse("ZIP: a record is malformed");
}

function bytesOf(view, at, length) {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

/** The end records: where the directory begins and ends, and how many entries it has. */
async function readEnd(window, size) {
  const at = size - 22;
  const end = at < 0 ? null : await window.read(at, 22);
  demand(end !== null && u32(end, 0) === 0x06054b50 && u16(end, 20) === 0, "ZIP: no end record, or a comment");
  demand(u16(end, 4) === 0 && u16(end, 6) === 0 && u16(end, 8) === u16(end, 10), "ZIP: several disks");
  const told = { entries: u16(end, 10), length: u32(end, 12), start: u32(end, 16) };
  const saturated = told.entries === 0xffff || told.length === FULL || told.start === FULL;
  if (!saturated && told.start + told.length === at) return told;
  const locator = at >= 20 ? await window.read(at - 20, 20) : null;
  demand(locator !== null && u32(locator, 0) === 0x07064b50 && u32(locator, 4) === 0 && u32(locator, 16) === 1 &&
    u64(locator, 8) === at - 76, "ZIP: bytes between the records");
  const big = await window.read(at - 76, 56);
  demand(u32(big, 0) === 0x06064b50 && u64(big, 4) === 44 && u32(big, 16) === 0 && u32(big, 20) === 0 &&
    u64(big, 24) === u64(big, 32), "ZIP: a record is malformed");
  const full = { entries: u64(big, 32), length: u64(big, 40), start: u64(big, 48) };
  demand((told.entries === 0xffff || told.entries === full.entries) && (told.length === FULL || told.length === full.length) &&
    (told.start === FULL || told.start === full.start), "ZIP: two records differ");
  demand(full.start + full.length === at - 76, "ZIP: bytes between the records");
  return full;
}

/** Extra fields: ZIP64 sizes for what is saturated, and whether there are any others. */
function readExtra(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const seen = new Set();
  let values = [];
  for (let at = 0; at < bytes.length;) {
    demand(at + 4 <= bytes.length, "ZIP: an extra field is malformed");
    const id = u16(view, at);
    const length = u16(view, at + 2);
    demand(at + 4 + length <= bytes.length && !seen.has(id), "ZIP: an extra field is malformed");
    seen.add(id);
    if (id === 1) {
      demand(length === 8 * wanted && wanted > 0, "ZIP: an extra field is malformed");
      values = Array.from({ length: wanted }, (_, place) => u64(view, at + 4 + 8 * place));
    } else {
      demand(TIMES_AND_OWNERS.includes(id) && length <= 64, "ZIP: an extra field that is not allowed");
    }
    at += 4 + length;
  }
  demand(values.length === wanted, "ZIP: a size is missing");
  seen.delete(1);
  return { values, plain: seen.size === 0 };
}

function demandName(name, bytes) {
  demand(bytes.length <= 1000 && name !== "", "ZIP: a name that is not allowed: {name}", { name: name.slice(0, 80) });
  const parts = name.replace(/\/$/, "").split("/");
  demand(!/[\\:\u0000-\u001f\u007f-\u009f]/.test(name) && parts.every((part) => part !== "" && part !== "." && part !== ".."),
    "ZIP: a name that is not allowed: {name}", { name: name.slice(0, 80) });
}

/** One record of the directory, and its length. */
function readEntry(view, at) {
  demand(at + 46 <= view.byteLength && u32(view, at) === 0x02014b50, "ZIP: the directory is malformed");
  const [nameLength, extraLength, commentLength] = [u16(view, at + 28), u16(view, at + 30), u16(view, at + 32)];
  const length = 46 + nameLength + extraLength;
  demand(at + length <= view.byteLength && commentLength === 0 && u16(view, at + 34) === 0, "ZIP: the directory is malformed");
  const nameBytes = bytesOf(view, at + 46, nameLength).slice();
  const name = fromUtf8(nameBytes);
  demandName(name, nameBytes);
  const entry = { name, nameBytes, flags: u16(view, at + 8), method: u16(view, at + 10), crc: u32(view, at + 16),
    packed: u32(view, at + 20), size: u32(view, at + 24), offset: u32(view, at + 42), folder: name.endsWith("/") };
  const wanted = ["size", "packed", "offset"].filter((key) => entry[key] === FULL);
  const extra = readExtra(bytesOf(view, at + 46 + nameLength, extraLength), wanted.length);
  wanted.forEach((key, place) => { entry[key] = extra.values[place]; });
  entry.plain = extra.plain && !(entry.flags & DESCRIPTOR) && !entry.folder;
  demandAllowed(entry, u32(view, at + 38));
  return { entry, length };
}

function demandAllowed(entry, attributes) {
  const facts = { name: entry.name };
  demand((entry.flags & ~0x080e) === 0, "ZIP: {name}: encrypted, or flags that are not allowed", facts);
  demand(entry.method === 0 || entry.method === 8, "ZIP: {name}: neither stored nor deflated", facts);
  const kind = (attributes >>> 16) & 0xf000;
  demand(kind === 0 || kind === (entry.folder ? 0x4000 : 0x8000), "ZIP: {name}: a link or a special file", facts);
  demand(entry.folder || (attributes & 0x418) === 0, "ZIP: {name}: a link or a special file", facts);
  demand(!entry.folder || (entry.size === 0 && entry.packed === 0), "ZIP: {name}: a folder with content", facts);
  demand(entry.method !== 0 || entry.packed === entry.size, "ZIP: {name}: sizes differ", facts);
  demand(entry.size <= 1100 * entry.packed + 64, "ZIP: {name}: it would grow too much", facts);
}

/** Check a local header against the directory; where the data begins and the record ends. */
async function checkLocal(window, entry, end) {
  const facts = { name: entry.name };
  const head = await window.read(entry.offset, 30);
  demand(u32(head, 0) === 0x04034b50, "ZIP: {name}: no header where the directory has it", facts);
  const [nameLength, extraLength] = [u16(head, 26), u16(head, 28)];
  const [flags, method, crc] = [u16(head, 6), u16(head, 8), u32(head, 14)];
  let [packed, size] = [u32(head, 18), u32(head, 22)];
  const rest = await window.read(entry.offset + 30, nameLength + extraLength);
  const differ = "ZIP: {name}: header and directory differ";
  demand(same(bytesOf(rest, 0, nameLength), entry.nameBytes) && flags === entry.flags && method === entry.method, differ, facts);
  const wanted = (size === FULL ? 1 : 0) + (packed === FULL ? 1 : 0);
  const extra = readExtra(bytesOf(rest, nameLength, extraLength), wanted);
  const values = [...extra.values];
  if (size === FULL) size = values.shift();
  if (packed === FULL) packed = values.shift();
  const later = (flags & DESCRIPTOR) !== 0;
  const fits = (value, wantedValue) => value === wantedValue || (later && value === 0);
  demand(fits(crc, entry.crc) && fits(packed, entry.packed) && fits(size, entry.size), differ, facts);
  entry.data = entry.offset + 30 + nameLength + extraLength;
  entry.plain &&= extra.plain;
  await checkDescriptor(window, entry, entry.data + entry.packed, end, later);
}

async function checkDescriptor(window, entry, at, end, later) {
  if (!later) {
    demand(at === end, "ZIP: bytes between the records");
    return;
  }
  const length = end - at;
  demand([12, 16, 20, 24].includes(length), "ZIP: bytes between the records");
  const view = await window.read(at, length);
  const signed = length === 16 || length === 24;
  const start = signed ? 4 : 0;
  const [packed, size] = length >= 20 ? [u64(view, start + 4), u64(view, start + 12)] : [u32(view, start + 4), u32(view, start + 8)];
  demand((!signed || u32(view, 0) === 0x08074b50) && u32(view, start) === entry.crc && packed === entry.packed && size === entry.size,
    "ZIP: {name}: header and directory differ", { name: entry.name });
}

/** Names twice, after case folding, or for a file and a folder. */
function demandUnique(entries) {
  const known = new Map();
  for (const { name, folder } of entries) {
    let path = name.replace(/\/$/, "");
    for (let isFile = !folder, first = true; path !== ""; isFile = false, first = false) {
      const other = known.get(folded(path));
      if (other !== undefined) {
        const again = other.path !== path || other.isFile || isFile || (first && other.stated);
        demand(!again, "ZIP: a name stands twice: {name}", { name: path });
        if (first) other.stated = true;
        break;
      }
      demand(known.size < MAX_SPELLED, "ZIP: more than {count} files and folders", { count: MAX_SPELLED });
      known.set(folded(path), { path, isFile, stated: first });
      path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    }
  }
}

/** Walk a ZIP; a source of its files. */
async function openZip(blob) {
  const window = new Window(blob);
  const { entries: count, length, start } = await readEnd(window, blob.size);
  demand(count > 0 && count <= MAX_ENTRIES && length <= count * 1400, "ZIP: no entries, too many, or too large a directory");
  const directory = new DataView(await blob.slice(start, start + length).arrayBuffer());
  const entries = [];
  let at = 0;
  for (; at < length;) {
    demand(entries.length < count, "ZIP: the directory is malformed");
    const read = readEntry(directory, at);
    entries.push(read.entry);
    at += read.length;
  }
  demand(entries.length === count, "ZIP: the directory is malformed");
  demand(entries.reduce((sum, each) => sum + each.size, 0) <= MAX_TOTAL, "ZIP: it would grow too much");
  demandUnique(entries);
  const inFile = [...entries].sort((left, right) => left.offset - right.offset);
  demand(inFile[0].offset === 0, "ZIP: bytes between the records");
  for (let place = 0; place < inFile.length; place++) {
    await checkLocal(window, inFile[place], inFile[place + 1]?.offset ?? start);
  }
  const sorted = entries.every((each, place) => each === inFile[place] && (place === 0 || isBefore(entries[place - 1].nameBytes, each.nameBytes)));
  return { entries, plain: sorted && entries.every((each) => each.plain) };
}

function isBefore(left, right) {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    if (left[at] !== right[at]) return left[at] < right[at];
  }
  return left.length < right.length;
}
