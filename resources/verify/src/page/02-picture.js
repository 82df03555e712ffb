// The custody picture, drawn from the events: a lane for each holder, time to the right, a line for
// each item. Time is not to scale. Rows break like lines of text, so that it prints on paper.

const WIDTH = 912;                  // of paper, and at most of the page
const NARROW = 600;
const COLUMN = 66;
const LINE = 14;
const LABELLED = 12;                // more lines than that stand closer, and without their names
const MOST_COLUMNS = 400;
const MOST_ITEMS = 40;
const SVG = "http://www.w3.org/2000/svg";
const MARKS = { "artifact.verified": "tick", "seal.checked": "tick", "artifact.mismatch_found": "broken", "artifact.missing_found": "broken", "incident.recorded": "broken" };
const LEAVING = ["item.returned_to_owner", "item.confiscated", "item.transferred_outside", "item.destroyed"];
const BACK = ["transfer.refused", "transfer.recalled"];
const LATE_MS = 30 * 60 * 1000;     // what is entered later than that says why (procedures §4.1)
const TAKING = ["item.seized", "item.received", "item.found", "transfer.accepted"];

/** Who holds the items after an event; null where it changes nothing, "" on the way, "-" outside. */
function holderAfter(event) {
  if (TAKING.includes(event.type)) return event.person || null;
  if (["item.checked_out", "item.returned_to_store"].includes(event.type)) return event.body.to;
  if (event.type === "transfer.offered") return "";
  if (LEAVING.includes(event.type)) return "-";
  return null;
}

/** Events as they happened; what moves an item stays behind what moved it before, as it was recorded. */
function asItHappened(story) {
  const moved = new Map();
  const order = story.map((event) => {
    let { at } = event.occurred ?? event;
    if (holderAfter(event) !== null || BACK.includes(event.type)) {
      for (const item of event.items) at = moved.get(item) > at ? moved.get(item) : at;
      for (const item of event.items) moved.set(item, at);
    }
    return { at, event };
  });
  return order.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.event.seq - other.event.seq)).map(({ event }) => event);
}

/** The story as columns: each with its event, the items in it, and where each then is. */
function columnsOf(story) {
  const holders = new Map();
  const columns = [];
  for (const event of asItHappened(story)) {
    const items = event.items.slice(0, MOST_ITEMS);
    const back = BACK.includes(event.type);
    const next = holderAfter(event);
    if (items.length === 0 || (next === null && !back && !(event.type in MARKS))) continue;
    const moves = items.map((item) => {
      const before = holders.get(item) ?? { holder: null, moving: false };
      const after = next === null ? { holder: before.holder, moving: before.moving && !back }
        : next === "" ? { holder: before.holder, moving: true } : { holder: next, moving: false };
      holders.set(item, after);
      return { item, before, after };
    });
    columns.push({ event, moves });
    if (columns.length === MOST_COLUMNS) break;
  }
  return columns;
}

function draw(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** One picture for each row of columns that a width has room for, each readable alone; empty where nothing moved. */
function picturesOf(story, width) {
  const columns = columnsOf(story);
  const items = [...new Set(columns.flatMap((column) => column.moves.map((move) => move.item)))];
  const lanes = [...new Set(columns.flatMap((column) => column.moves.map((move) => move.after.holder)))].filter((lane) => lane !== null && lane !== "-");
  if (columns.some((column) => column.moves.some((move) => move.after.holder === "-"))) lanes.push("-");
  if (lanes.length === 0) return [];
  const states = new Map(items.map((item) => [item, { holder: null, moving: false }]));
  const pictures = [];
  const gutter = width < NARROW ? 100 : 170;
  const room = Math.max(1, Math.floor((width - gutter) / COLUMN));
  for (let at = 0; at < columns.length; at += room) pictures.push(drawRow(columns.slice(at, at + room), lanes, items, states, width, gutter));
  return pictures;
}

/** The lanes in which something is during a row, in their order. */
function lanesOf(columns, lanes, states) {
  const used = new Set([...states.values()].map((state) => state.holder));
  for (const { moves } of columns) for (const { after } of moves) used.add(after.holder);
  return lanes.filter((lane) => used.has(lane));
}

function drawRow(columns, all, items, states, width, gutter) {
  const top = 34;
  const lanes = lanesOf(columns, all, states);
  const spread = items.length <= LABELLED ? LINE : LINE * LABELLED / items.length;
  const lane = items.length * spread + 18;
  const height = top + lanes.length * lane + 20;
  const picture = draw("svg", { class: items.length <= LABELLED ? "picture" : "picture many", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": word("picture_title") });
  const middle = (place) => top + (place + 0.5) * lane;
  lanes.forEach((holder, place) => {
    const edge = top + place * lane;
    picture.append(draw("line", { class: "lane", x1: 0, x2: width, y1: edge, y2: edge }));
    picture.append(draw("text", { x: 0, y: edge + 16 }, holder === "-" ? word("outside") : shortened(clean(holder), width < NARROW ? 12 : 22)));
  });
  const yOf = (item, holder) => middle(lanes.indexOf(holder)) + (items.indexOf(item) - (items.length - 1) / 2) * spread;
  for (const item of items) drawWay(picture, item, columns, states, yOf, items.length <= LABELLED, gutter);
  columns.forEach((column, place) => drawColumn(picture, column, gutter + (place + 0.5) * COLUMN, height, yOf));
  return picture;
}

/** The line of one item through a row; its state behind the row is kept for the next. */
function drawWay(picture, item, columns, states, yOf, labelled, gutter) {
  let { holder, moving } = states.get(item);
  let x = gutter;
  const label = (at, y, anchor) => labelled && picture.append(draw("text", { class: "name", x: at, y, "text-anchor": anchor }, shortened(clean(item), 10)));
  if (holder !== null && holder !== "-") label(gutter - 4, yOf(item, holder) + 3.5, "end");
  const line = (fromX, fromY, toX, toY, dashed) => picture.append(draw("path", { class: dashed ? "way moving" : "way", d: `M${fromX} ${fromY}L${toX} ${toY}` }));
  columns.forEach((column, place) => {
    const move = column.moves.find((each) => each.item === item);
    if (move === undefined) return;
    const here = gutter + (place + 0.5) * COLUMN;
    if (holder === null && move.after.holder !== null) label(here - 7, yOf(item, move.after.holder) + 3.5, "end");
    if (holder !== null && move.after.holder !== null && holder !== "-") {
      const turn = Math.max(x, here - COLUMN * 0.5);
      if (move.after.holder === holder) line(x, yOf(item, holder), here, yOf(item, holder), moving);
      else {
        line(x, yOf(item, holder), turn, yOf(item, holder), moving);
        line(turn, yOf(item, holder), here, yOf(item, move.after.holder), moving);
      }
    }
    ({ holder, moving } = move.after);
    x = here;
  });
  if (holder !== null && holder !== "-") line(x, yOf(item, holder), gutter + columns.length * COLUMN, yOf(item, holder), moving);
  states.set(item, { holder, moving });
}

function drawColumn(picture, { event, moves }, x, height, yOf) {
  const { at, offset } = event.occurred ?? event;
  const late = Date.parse(event.at) - Date.parse(at) > LATE_MS;
  const [day, clock] = instantInWords(at, offset).split(", ");
  picture.append(draw("text", { class: "dim", x, y: 12, "text-anchor": "middle" }, day));
  picture.append(draw("text", { class: "dim", x, y: 25, "text-anchor": "middle" }, clock.slice(0, 5)));
  picture.append(draw("text", { class: "dim", x, y: height - 6, "text-anchor": "middle" }, `#${event.seq}`));
  for (const { item, after } of moves) {
    if (after.holder === null) continue;
    const y = yOf(item, after.holder);
    const mark = MARKS[event.type];
    const shape = mark === "tick" ? `M${x - 5} ${y}l4 4l7 -9` : `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`;
    if (mark) picture.append(draw("path", { class: "halo", d: shape }), draw("path", { class: mark, d: shape }));
    else picture.append(draw("circle", { class: "dot", cx: x, cy: y, r: 4 }));
    if (late) picture.append(draw("circle", { class: "late", cx: x, cy: y, r: 9 }));
  }
}
