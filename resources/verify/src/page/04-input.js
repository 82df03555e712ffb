// Taking the bundle and the trust line; running the workers; showing how far they are.

const MOST_PAIRS = 8;
const FEW_BYTES = 1 << 24;
const MOST_TEXT = 1 << 20;
const element = (id) => document.getElementById(id);
const state = { bundle: null, report: null, workers: [], error: null, progress: null, began: 0, roster: null };

const coreUrl = URL.createObjectURL(new Blob([element("core").textContent], { type: "text/javascript" }));

// ---- the bundle ----

function takeZip(file) {
  start({ name: file.name, zip: file });
}

/** Files of a folder input: the first part of each path is the folder's own name. */
function takeFolder(list) {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath.split("/").slice(1).join("/"), file }));
  if (files.length) start({ name: list[0].webkitRelativePath.split("/")[0], files, folders: [] });
}

/** All that stands in a dropped folder, by the handles of Chromium: entries fail there on a page from disk. */
async function walkHandle(folder, path, into) {
  for await (const handle of folder.values()) {
    const name = `${path}${handle.name}`;
    if (handle.kind === "directory") {
      into.folders.push(`${name}/`);
      await walkHandle(handle, `${name}/`, into);
    } else {
      into.files.push({ path: name, file: await handle.getFile() });
    }
  }
}

/** The same by the entries that other browsers know. */
async function walkEntry(folder, path, into) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      const name = `${path}${entry.name}`;
      if (entry.isDirectory) {
        into.folders.push(`${name}/`);
        await walkEntry(entry, `${name}/`, into);
      } else {
        into.files.push({ path: name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
      }
    }
  }
}

/** What was dropped must be asked for before anything is awaited. */
async function takeDrop(transfer) {
  const [item] = transfer.items;
  const [file] = transfer.files;
  const entry = item?.webkitGetAsEntry?.();
  const handle = item?.getAsFileSystemHandle?.();
  if (transfer.items.length !== 1 || !entry) {
    fault("bundle", "one_thing");
  } else if (entry.isDirectory) {
    const bundle = { name: entry.name, files: [], folders: [] };
    if (handle) await walkHandle(await handle, "", bundle);
    else await walkEntry(entry, "", bundle);
    start(bundle);
  } else if (!await takeText(file)) {
    takeZip(file);
  }
}

/** What a reader holds may be dropped too; whether the file was such a text. */
async function takeText(file) {
  if (file.size > MOST_TEXT) return false;
  const lines = (await file.text()).trim().split(/\r?\n/);
  const field = lines[1] === "custody agency roster v1" ? "roster" : lines[4]?.startsWith("— ") || headsOf(lines[0]) !== lines[0] ? "heads"
    : lines.length === 1 && /^[a-z0-9./-]+\+[0-9a-f]{8}\+/.test(lines[0]) ? "trust" : null;
  if (field !== null) await readInto(field, [file]);
  return field !== null;
}

// ---- running ----

function fault(where, name, facts) {
  state.error = { where, name, facts };
  showError();
}

function showError() {
  for (const where of ["trust", "roster", "heads", "bundle"]) {
    const mine = state.error?.where === where;
    if (mine) element(`${where}-error`).closest("details")?.setAttribute("open", "");
    element(`${where}-error`).textContent = mine ? word(state.error.name, { ...state.error.facts, why: state.error.why ? sentence(state.error.why) : "" }) : "";
  }
}

/** Why a file is not to be checked; null where it may be a ZIP. */
async function noZip(file) {
  const text = await file.slice(0, 40).text();
  if (/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE)/.test(text)) return "encrypted";
  return text.startsWith("PK") ? null : "no_bundle";
}

async function start(bundle) {
  endWorkers();
  state.bundle = bundle;
  state.report = null;
  state.error = null;
  showError();
  element("result").hidden = true;
  element("chosen-name").textContent = clean(bundle.name);
  element("again").hidden = false;
  try {
    const why = bundle.zip ? await noZip(bundle.zip) : null;
    if (why !== null) return fault("bundle", why);
    if (bundle.files && !bundle.files.some(({ path }) => path === "bagit.txt")) return fault("bundle", "no_bundle");
  } catch {
    return fault("bundle", "unreadable", { file: clean(bundle.name) });
  }
  return run(bundle);
}

function run(bundle) {
  const checker = new Worker(coreUrl);
  state.workers = [checker];
  const ports = Array.from({ length: countOf(bundle) }, startPair);
  state.began = performance.now();
  state.progress = { done: 0, total: 0, path: "" };
  checker.onmessage = ({ data }) => (data.report ? finish(data.report) : data.error ? fail(data.error) : showProgress(data));
  checker.onerror = (event) => fail({ text: event.message });
  const { zip = null, files = [], folders = [] } = bundle;
  checker.postMessage({ zip, files, folders, trust: trustText(), roster: rosterBytes(), priors: element("heads").value.trim(), ports }, ports);
  element("work").hidden = false;
  showProgress(state.progress);
}

/** A worker that hashes and its second, which takes the other digest of large files. */
function startPair() {
  const [first, second] = [new Worker(coreUrl), new Worker(coreUrl)];
  const [toChecker, between] = [new MessageChannel(), new MessageChannel()];
  first.postMessage({ port: toChecker.port1, second: between.port1 }, [toChecker.port1, between.port1]);
  second.postMessage({ first: between.port2 }, [between.port2]);
  state.workers.push(first, second);
  return toChecker.port2;
}

/** How many pairs are worth starting. */
function countOf(bundle) {
  const size = bundle.zip?.size ?? bundle.files.reduce((sum, { file }) => sum + file.size, 0);
  return size < FEW_BYTES ? 1 : Math.max(2, Math.min(MOST_PAIRS, navigator.hardwareConcurrency || 2));
}

/** Of what was pasted, scanned or read from a file: the one line. */
function trustText() {
  return element("trust").value.trim();
}

/** The roster as it stood in its file, or as it was pasted; null where there is none. */
function rosterBytes() {
  const text = element("roster").value.trim();
  return state.roster ?? (text ? new TextEncoder().encode(`${text}\n`) : null);
}

function endWorkers() {
  state.workers.forEach((worker) => worker.terminate());
  state.workers = [];
  element("work").hidden = true;
}

function finish(report) {
  endWorkers();
  state.report = { ...report, checkedAt: new Date().toISOString() };
  showReport(state.report);
  element("result").scrollIntoView({ block: "start" });
}

function fail({ input, why, text }) {
  endWorkers();
  if (input) {
    state.error = { where: input, name: `bad_${input}`, why };
    showError();
  } else {
    fault("bundle", "unreadable", { file: clean(text) });
  }
}

function showProgress(progress) {
  const { done, total, path, count = null } = progress;
  if (path !== state.progress.path && done === 0) state.began = performance.now();        // first files are read, then events
  state.progress = progress;
  const seconds = (performance.now() - state.began) / 1000;
  const rate = seconds > 0.5 ? done / seconds : 0;
  element("bar").value = total ? done / total : 0;
  const facts = { done: sizeInWords(done), total: sizeInWords(total), rate: sizeInWords(rate), left: rate ? Math.ceil((total - done) / rate) : "…" };
  element("rate").textContent = total ? word("rate", facts) : "";
  element("file").textContent = count === null ? clean(path) : word("events_checked", { count });
}

// ---- the page ----

function showLanguage(code) {
  language = code;
  document.documentElement.lang = code;
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", word(each.dataset.label));
  for (const each of element("languages").children) each.setAttribute("aria-pressed", String(each.lang === code));
  showError();
  if (state.workers.length) showProgress(state.progress);
  document.title = word("title");
  if (state.report) showReport(state.report);
}

for (const [code, name] of Object.entries(LANGUAGES)) {
  const button = make("button", { type: "button", lang: code }, name);
  button.addEventListener("click", () => showLanguage(code));
  element("languages").append(button);
}

/** The two heads that a fork proof holds; any other text as it is. */
function headsOf(text) {
  try {
    const { log, notes } = JSON.parse(text);
    return log && Array.isArray(notes) && notes.every((note) => typeof note === "string") ? notes.join("\n") : text;
  } catch {
    return text;
  }
}

/** Take texts from files into a field. */
async function readInto(field, files) {
  const texts = await Promise.all([...files].map((file) => file.slice(0, MOST_TEXT + 1).text()));
  element(field).value = texts.map((text) => headsOf(text).replace(/\n+$/, "")).join("\n");
  element(field).closest("details")?.setAttribute("open", "");
  if (field === "roster") state.roster = new Uint8Array(await files[0].slice(0, MOST_TEXT + 1).arrayBuffer());
}

element("roster").addEventListener("input", () => {
  state.roster = null;
});

for (const field of ["trust", "roster", "heads"]) {
  element(`${field}-file`).addEventListener("change", async ({ target }) => {
    await readInto(field, target.files);
    target.value = "";
  });
}
if ("BarcodeDetector" in window) {
  element("trust-scan").hidden = false;
  element("trust-image").addEventListener("change", async ({ target }) => {
    try {
      const [code] = await new window.BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(target.files[0]));
      element("trust").value = code.rawValue.trim();
    } catch {
      fault("trust", "no_code");
    }
    target.value = "";
  });
}
element("folder").addEventListener("change", ({ target }) => takeFolder(target.files));
element("zip").addEventListener("change", ({ target }) => target.files[0] && takeZip(target.files[0]));
element("again").addEventListener("click", () => start(state.bundle));
element("cancel").addEventListener("click", () => {
  endWorkers();
  fault("bundle", "cancelled");
});
for (const name of ["dragover", "drop", "dragleave"]) {
  addEventListener(name, (event) => {
    event.preventDefault();
    element("drop").classList.toggle("over", name === "dragover");
    if (name === "drop") takeDrop(event.dataTransfer).catch(() => fault("bundle", "unreadable", { file: "" }));
  });
}
showLanguage(language);
