// Where the files of a bundle come from: a folder, or a ZIP that is read in place.

const PIECE = 1 << 21;
const LITTER = [".DS_Store", "Thumbs.db", "desktop.ini"];
const LINE_LIMIT = MAX_DOCUMENT + 1;

function isLitter(path) {
  const parts = path.split("/");
  const last = parts.at(-1);
  return LITTER.includes(last) || last.startsWith("._") || parts.slice(0, -1).includes("__MACOSX");
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** CRC-32 so far, its complement; begins and ends with `~`. */
function crc32(crc, bytes) {
  for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
  return crc;
}

// Streams that are being read: Chromium forgets one that nothing else holds, and its reader would wait for ever.
const READING = new Set();

/**
 * The pieces of a blob, each alone in its buffer. A stream that fills buffers which it is given
 * takes half the time of any other way; those of used pieces come back by `spare`.
 */
async function* pieces(blob, spare = []) {
  if (blob.size <= PIECE) {
    if (blob.size) yield new Uint8Array(await blob.arrayBuffer());
    return;
  }
  const stream = blob.stream();
  let reader = null;
  try {
    reader = stream.getReader({ mode: "byob" });
  } catch {
    yield* chunks(stream.getReader());      // a browser whose streams fill no buffers
    return;
  }
  READING.add(reader);
  try {
    for (let left = blob.size; left > 0;) {
      let filled = new Uint8Array(spare.pop() ?? new ArrayBuffer(PIECE), 0, 0);
      while (left > 0 && filled.length < PIECE) {
        const { done, value } = await reader.read(new Uint8Array(filled.buffer, filled.length));
        filled = new Uint8Array(value.buffer, 0, value.byteOffset + value.length);
        left = done ? 0 : left - value.length;
      }
      if (filled.length) yield filled;
    }
  } finally {
    letGo(reader);
  }
}

async function* chunks(reader) {
  READING.add(reader);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    letGo(reader);
  }
}

function letGo(reader) {
  READING.delete(reader);
  reader.cancel().catch(() => {});
}

async function* inflated(blob) {
  const reader = blob.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    yield* chunks(reader);
  } catch (error) {
    if (error instanceof TypeError) throw new Fault("ZIP: its packed bytes are not good");
    throw error;
  }
}

/** The content of a file, piece by piece, never more than its stated size, and exactly that. */
async function* content(entry, spare) {
  let size = 0;
  let crc = ~0;
  for await (const piece of entry.method === 8 ? inflated(entry.blob) : pieces(entry.blob, spare)) {
    size += piece.length;
    demand(size <= entry.size, "ZIP: {name}: sizes differ", { name: entry.path });
    if (entry.crc !== undefined) crc = crc32(crc, piece);
    yield piece;
  }
  demand(size === entry.size, "ZIP: {name}: sizes differ", { name: entry.path });
  demand(entry.crc === undefined || (~crc >>> 0) === entry.crc, "ZIP: {name}: its CRC is another", { name: entry.path });
}

class Source {
  constructor() {
    this.files = new Map();         // path: {path, size, blob, method?, crc?}
    this.litter = [];
    this.emptyFolders = [];
    this.warnings = [];
    this.top = null;
    this.plain = true;
    this.container = false;
  }

  async read(path, limit = MAX_DOCUMENT) {
    const entry = this.files.get(path);
    demand(entry !== undefined, "{path} is missing", { path });
    demand(entry.size <= limit, "{path} is too large", { path });
    const parts = [];
    for await (const piece of content(entry)) parts.push(piece);
    return join(...parts);
  }

  /** The lines of a file without their line feeds, of which the last has one too. */
  async *lines(path) {
    const entry = this.files.get(path);
    demand(entry !== undefined, "{path} is missing", { path });
    let rest = new Uint8Array(0);
    for await (const piece of content(entry)) {
      const bytes = rest.length ? join(rest, piece) : piece;
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        yield bytes.subarray(start, end);
        start = end + 1;
      }
      rest = bytes.slice(start);
      demand(rest.length <= LINE_LIMIT, "larger than 1 MiB");
    }
    demand(rest.length === 0, "the last line has no line feed");
  }
}

/** A folder: paths below it with their files, and the folders, as far as the browser told of them. */
function openFolder(files, folders) {
  const source = new Source();
  for (const { path, file } of files) {
    if (isLitter(path)) source.litter.push(path);
    else source.files.set(path, { path, size: file.size, blob: file });
  }
  source.litter.sort();
  source.emptyFolders = emptyAmong(folders, [...source.files.keys()]);
  return source;
}

/** Folders, named with a slash behind, in which no file stands. */
function emptyAmong(folders, paths) {
  const used = new Set();
  for (const path of paths) {
    for (let at = path.lastIndexOf("/"); at >= 0; at = path.lastIndexOf("/", at - 1)) used.add(path.slice(0, at + 1));
  }
  return folders.filter((folder) => !used.has(folder)).sort();
}

async function openArchive(blob) {
  const source = new Source();
  const { entries, plain } = await openZip(blob);
  const files = entries.filter((each) => !each.folder && !isLitter(each.name));
  source.litter = entries.filter((each) => !each.folder && isLitter(each.name)).map((each) => each.name);
  source.top = topOf(files.map((each) => each.name));
  const strip = source.top === null ? 0 : source.top.length + 1;
  for (const each of files) {
    const path = each.name.slice(strip);
    source.files.set(path, { path, size: each.size, method: each.method, crc: each.crc,
      blob: blob.slice(each.data, each.data + each.packed) });
  }
  source.emptyFolders = emptyAmong(entries.filter((each) => each.folder && !`${each.name}.`.split("/").includes("__MACOSX"))
    .map((each) => each.name), files.map((each) => each.name));
  source.plain = plain && source.litter.length === 0;
  source.container = true;
  return source;
}

/** The one top folder, or null where files stand at the root. */
function topOf(names) {
  if (names.length === 0 || names.some((name) => !name.includes("/"))) return null;
  const tops = new Set(names.map((name) => name.slice(0, name.indexOf("/"))));
  demand(tops.size === 1, "ZIP: a second top folder");
  return [...tops][0];
}
