// Hands out what is on the page: a chart as a picture, the numbers behind it as a table, and either on paper. The start script
// loads it when a button asks for it.
const page = document.documentElement;

/** Does something while the page is light: what is handed out stands on white paper. */
const inLight = (work) => {
  const { theme } = page.dataset;
  page.dataset.theme = "light";
  work();
  if (theme) page.dataset.theme = theme;
  else delete page.dataset.theme;
};

const save = (content, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// What the style sheet says of a mark, with what it is where nothing is said.
const PAINT = {
  fill: "",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "paint-order": "normal",
};
const paintOf = ({ localName }) => (localName === "stop" ? { "stop-color": "" } : localName === "text" ? { ...PAINT, "font-size": "" } : PAINT);

const paint = (copy, original) => {
  const style = getComputedStyle(original);
  copy.removeAttribute("class");
  for (const [name, usual] of Object.entries(paintOf(original))) {
    const value = style.getPropertyValue(name);
    if (value === usual) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
};

/** The lines of a text that is broken where it would be wider. */
const broken = (text, width, font) => {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = font;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && ruler.measureText(longer).width > width) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
};

const element = (name, attributes, text = "") => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
};

const textsOf = ({ cells }) => [...cells].map(({ textContent }) => textContent.trim());

// A chart that may have room for numbers alone along its axis.
const LISTED = "map-curve";

/** What stands along the axis: a line for each value of the column between name and number. */
const listed = (table) => {
  const groups = [];
  [...table.rows].slice(1).map(textsOf).forEach(([name, ...rest], i) => {
    const [number, group = ""] = rest.reverse();
    if (groups.at(-1)?.group !== group) groups.push({ group, items: [] });
    groups.at(-1).items.push(`${i + 1}\u00a0${name} (${number})`);
  });
  return groups.map(({ group, items }) => [group, items.join(", ")].filter(Boolean).join(": "));
};

const MARGIN = 16;

/** The chart that is in sight as a drawing that needs no style sheet: with a title, in the colours of paper. */
const drawing = (figure) => {
  const original = [...figure.querySelectorAll("svg.chart")].find((chart) => chart.getClientRects().length);
  const copy = original.cloneNode(true);
  const [marks, copies] = [original, copy].map((chart) => chart.querySelectorAll("*"));
  inLight(() => copies.forEach((mark, i) => paint(mark, marks[i])));
  const heads = figure.querySelector("figcaption, h2");
  const title = heads.textContent.trim();
  const { fontFamily } = getComputedStyle(original);
  const { width, height } = original.viewBox.baseVal;
  const size = 1.25 * Number(original.getAttribute("font-size"));
  const lines = broken(title, width, `600 ${size}px ${fontFamily}`);
  const top = MARGIN + 1.4 * size * lines.length;
  const small = size / 1.25;
  const list = heads.id === LISTED ? listed(figure.querySelector("table")) : [];
  const below = list.flatMap((line) => broken(line, width, `${small}px ${fontFamily}`));
  const whole = { width: width + 2 * MARGIN, height: top + height + 1.4 * small * below.length + MARGIN };
  const heading = lines.map((line, i) => element("text", { x: 0, y: MARGIN + size * (1 + 1.4 * i) - top, fill: "#000", "font-size": size, "font-weight": 600 }, line));
  const names = below.map((line, i) => element("text", { x: 0, y: height + small * (1 + 1.4 * i), fill: "#000" }, line));
  const ground = element("rect", { x: -MARGIN, y: -top, ...whole, fill: "#fff" });
  copy.prepend(element("title", {}, title), ground, ...heading);
  copy.append(...names);
  const frame = { ...whole, viewBox: `${-MARGIN} ${-top} ${whole.width} ${whole.height}`, "font-family": fontFamily };
  for (const name of ["class", "fill", "aria-label"]) copy.removeAttribute(name);
  for (const [name, value] of Object.entries(frame)) copy.setAttribute(name, value);
  return { content: new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }), ...whole };
};

const SCALE = 2;

const picture = async ({ content, width, height }) => {
  const image = new Image();
  image.src = URL.createObjectURL(content);
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};

const written = new Intl.NumberFormat(page.lang).formatToParts(1234567.8);
const sign = (kind) => written.find(({ type }) => type === kind)?.value ?? "";
const [GROUP, DECIMAL] = ["group", "decimal"].map(sign);

/** A number as a cell shows it, as `{ number, unit }`; nothing where the cell holds something else. */
const numberIn = (cell) => {
  const [, minus, before, inner, digits, after] = /^([−+-]?)\s*([^\d−+-]*?)\s*([−+-]?)(\d[^\p{L}\p{Sc}%]*?)\s*([\p{L}\p{Sc}%. ]*)$/u.exec(cell) ?? [];
  const plain = digits?.replaceAll(GROUP, "").replace(/\s/g, "");
  if (!plain || !plain.replace(DECIMAL, "").match(/^\d+$/) || (before && after)) return undefined;
  return { number: (/[−-]/.test(minus + inner) ? "-" : "") + plain, unit: before || after };
};

/** A column as a program reads it: numbers bare where all of them have one unit, which goes up to the head. */
const column = ([head, ...cells]) => {
  const numbers = cells.map(numberIn);
  const units = new Set(numbers.filter(Boolean).map(({ unit }) => unit));
  const isNumeric = units.size === 1 && cells.every((cell, i) => numbers[i] || !/\d/.test(cell));
  const [unit] = units;
  return isNumeric ? [unit ? `${head} (${unit})` : head, ...cells.map((cell, i) => numbers[i]?.number ?? cell)] : [head, ...cells];
};

const turned = (rows) => rows[0].map((_, i) => rows.map((row) => row[i] ?? ""));

// What begins like a formula is none.
const FORMULA = /^[=+@\t-](?![\d.,]*$)/;
const MARK = "\uFEFF"; // by which spreadsheets know the letters

/** A table for spreadsheets of the page's language, which part cells by semicolons where decimals have a comma. */
const csv = (table) => {
  const separator = DECIMAL === "," ? ";" : ",";
  const cell = (text) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /["\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [...table.rows].map(textsOf);
  const read = turned(turned(rows).map(column));
  const text = read.map((row) => row.map(cell).join(separator) + "\r\n").join("");
  return new Blob([MARK + text], { type: "text/csv" });
};

/** Prints nothing but an element. */
const printOnly = (box) => {
  page.dataset.printing = "";
  for (let around = box; around !== page; around = around.parentElement) around.dataset.printed = around === box ? "whole" : "";
  const after = () => {
    delete page.dataset.printing;
    for (const around of document.querySelectorAll("[data-printed]")) delete around.dataset.printed;
  };
  addEventListener("afterprint", after, { once: true });
  print();
};

/** Does what a button is for. */
export const hand = async (button) => {
  const box = button.closest(".chart-figure");
  const name = `feltworth-${box?.querySelector("figcaption, h2").id}`;
  const kinds = {
    svg: () => save(drawing(box).content, `${name}.svg`),
    png: async () => save(await picture(drawing(box)), `${name}.png`),
    csv: () => save(csv(box.querySelector("table")), `${name}.csv`),
    print: () => printOnly(box),
  };
  await kinds[button.dataset.export]();
};
