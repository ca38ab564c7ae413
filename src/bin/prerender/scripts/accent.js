// The accent that an address asks for, on a page and in a frame; it needs colours.js.
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const css = (colour) => `rgb(${colour.join(" ")})`;
const mix = (one, other, share) => one.map((part, i) => Math.round(part + (other[i] - part) * share));
// The colour itself, or the nearest shade of it that can be read in the scheme; what is written on it; a ground for it.
const palette = (colour, scheme) => {
  const surface = surfaceOf(scheme);
  const behind = [surface, surfaceOf(scheme, "--ground")];
  const far = luminance(surface) > 0.18 ? BLACK : WHITE;
  const shades = Array.from({ length: 51 }, (_, i) => mix(colour, far, i / 50));
  const accent = shades.find((shade) => behind.every((colour) => contrast(shade, colour) >= READABLE)) ?? far;
  const grounds = [0.12, 0.08, 0.04].map((share) => mix(surface, accent, share));
  return {
    "--accent": accent,
    "--on-accent": contrast(WHITE, accent) >= READABLE ? WHITE : BLACK,
    "--accent-ground": grounds.find((ground) => contrast(accent, ground) >= READABLE) ?? surface,
  };
};
// A colour that reads in one scheme only is shaded in the other; one that reads in none is not taken.
const paint = (colour, schemes = ["light", "dark"]) => {
  if (!colour || !schemes.some((scheme) => isReadable(colour, scheme))) return false;
  const [light, dark] = [palette(colour, "light"), palette(colour, "dark")];
  // As the build writes the colours of both themes: one of the two names holds nothing, the other takes its fallback.
  for (const name in light)
    page.style.setProperty(name, `var(--lightningcss-light, ${css(light[name])}) var(--lightningcss-dark, ${css(dark[name])})`);
  return true;
};
