// The arithmetic of colours, for accents; `page` is the document's root element.
// Colours are lists of red, green and blue, 0 to 255; contrast is that of WCAG 2.
const READABLE = 4.5;
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]) =>
  0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const read = (text) => {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  const pairs = digits?.length === 3 ? [...digits].map((digit) => digit + digit) : digits?.match(/../g);
  return pairs?.map((pair) => parseInt(pair, 16));
};
const surfaceOf = (scheme, token = "--surface") => {
  const { theme } = page.dataset;
  page.dataset.theme = scheme;
  page.style.color = `var(${token})`;
  const parts = getComputedStyle(page).color.match(/[\d.]+/g).map(Number);
  page.style.color = "";
  if (theme) page.dataset.theme = theme;
  else delete page.dataset.theme;
  return parts.slice(0, 3);
};
const isReadable = (colour, scheme) => contrast(colour, surfaceOf(scheme)) >= READABLE;
