// Strict JSON (format.md §1). The canonical form (RFC 8785) of what the format allows is so narrow
// that reading it and demanding it are one thing: no blanks, keys ascending by UTF-16 code units,
// one way of writing each text and each integer. What this reader accepts is canonical.

const MAX_DOCUMENT = 1 << 20;
const MAX_DEPTH = 16;

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  fault(what) {
    throw new Fault("no canonical JSON: {what}", { what: `${what} (${this.at})` });
  }

  take(letter) {
    if (this.text[this.at] !== letter) this.fault(`${letter} …`);
    this.at++;
  }

  value(depth) {
    switch (this.text[this.at]) {
      case "{": return this.object(depth);
      case "[": return this.list(depth);
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      case "n": return this.word("null", null);
      default: return this.integer();
    }
  }

  word(letters, value) {
    if (!this.text.startsWith(letters, this.at)) this.fault("a word");
    this.at += letters.length;
    return value;
  }

  integer() {
    const form = /-?(?:0|[1-9][0-9]*)/y;
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (!found || found[0] === "-0") this.fault("a value");
    const value = Number(found[0]);
    if (!Number.isSafeInteger(value)) this.fault("an integer beyond 2^53");
    this.at += found[0].length;
    return value;
  }

  string() {
    this.take('"');
    let text = "";
    for (;;) {
      const plain = /[^"\\\u0000-\u001f]*/y;
      plain.lastIndex = this.at;
      const run = plain.exec(this.text)[0];
      text += run;
      this.at += run.length;
      const letter = this.text[this.at];
      if (letter === '"') break;
      if (letter !== "\\") this.fault("a text");
      text += this.escape();
    }
    this.at++;
    if (text.includes("\0")) this.fault("U+0000");
    if (composed(text) !== text) this.fault("NFC");
    return text;
  }

  escape() {
    const short = { '"': '"', "\\": "\\", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
    const letter = this.text[this.at + 1];
    if (Object.hasOwn(short, letter ?? "")) {
      this.at += 2;
      return short[letter];
    }
    const found = /^\\u00([01][0-9a-f])$/.exec(this.text.slice(this.at, this.at + 6));
    const code = found ? parseInt(found[1], 16) : 0x08;
    if ([0x08, 0x09, 0x0a, 0x0c, 0x0d].includes(code)) this.fault("an escape");
    this.at += 6;
    return String.fromCharCode(code);
  }

  object(depth) {
    if (depth > MAX_DEPTH) this.fault("depth");
    this.take("{");
    const value = Object.create(null);
    let last = null;
    if (this.text[this.at] === "}") this.at++;
    else {
      for (;;) {
        if (this.text[this.at] !== '"') this.fault("a key");
        const key = this.string();
        if (last !== null && !(last < key)) this.fault("the order of keys");
        last = key;
        this.take(":");
        value[key] = this.value(depth + 1);
        if (this.text[this.at] !== ",") break;
        this.at++;
      }
      this.take("}");
    }
    return value;
  }

  list(depth) {
    if (depth > MAX_DEPTH) this.fault("depth");
    this.take("[");
    const value = [];
    if (this.text[this.at] === "]") this.at++;
    else {
      for (;;) {
        value.push(this.value(depth + 1));
        if (this.text[this.at] !== ",") break;
        this.at++;
      }
      this.take("]");
    }
    return value;
  }
}

/** Read one document: exactly its canonical bytes. Objects have no prototype. */
function parseJson(bytes) {
  demand(bytes.length <= MAX_DOCUMENT, "larger than 1 MiB");
  const reader = new Reader(fromUtf8(bytes));
  if (reader.text[0] !== "{") reader.fault("no object");
  const value = reader.object(1);
  if (reader.at !== reader.text.length) reader.fault("more behind it");
  return value;
}

/** Write a value that `parseJson` gave. JSON.stringify writes texts as RFC 8785 asks. */
function writeJson(value) {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.keys(value).sort();      // by UTF-16 code units
    return `{${members.map((key) => `${JSON.stringify(key)}:${writeJson(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
