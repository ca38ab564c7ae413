// The builder of embedded tools: the snippets and the preview follow the form, the address carries it.
// All listeners stand on the document or the window, since the app puts the written page in anew when it takes over.
(() => {
  const page = document.documentElement;
  //= colours.js
  //= fragment.js
  const REST = 300; // milliseconds without a change, before address and preview follow

  const builder = () => document.querySelector(".builder");
  const all = (selector) => [...builder().querySelectorAll(selector)];
  const controls = () => [...builder().querySelector("form").elements].filter((control) => control.name);
  const text = (key, values = {}) => {
    const found = builder().querySelector(`template[data-text="${key}"]`).content.textContent;
    return found.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
  const number = (value) => new Intl.NumberFormat(page.lang, { maximumFractionDigits: 2 }).format(value);

  // What stands in the form, and the last right value of each of its parts; "" is what the tool begins with.
  let typed = {};
  let right = {};
  let width = 480;
  let told = {}; // by the preview: its title and height

  // ---- Reading -------------------------------------------------------------------------------------------------------

  // A number as visitors write it, by the rules of tools/number.rs: signs around it, spaces of every kind or one other sign
  // between groups of three; a single point or comma is the decimal sign unless it groups in the page's language.
  const withoutSigns = (text) => {
    const sign = builder().dataset.signs.split(" ").find((sign) => text.startsWith(sign) || text.endsWith(sign));
    if (!sign) return text;
    return withoutSigns((text.startsWith(sign) ? text.slice(sign.length) : text.slice(0, -sign.length)).trim());
  };
  const WHOLE = /^(\d*|\d{1,3}(\s\d{3})+|\d{1,3}(?:([.,'’])\d{3})(?:\3\d{3})*)$/;
  const groups = (sign, before, after) => {
    const grouping = new Intl.NumberFormat(page.lang).formatToParts(12345).find(({ type }) => type === "group")?.value;
    return before.includes(sign) || (sign === grouping && after.length === 3 && /^(?!0)[^.,]{1,3}$/.test(before));
  };
  const readNumber = (raw) => {
    const bare = withoutSigns(raw.replaceAll("\u2212", "-").trim());
    const digits = withoutSigns(bare.replace(/^[-+]/, "").trim());
    const [, before, sign, after] = /^(.*)([.,])(.*)$/s.exec(digits) ?? [];
    const [whole, fraction] = sign && !groups(sign, before, after) ? [before, after] : [digits, ""];
    if (!WHOLE.test(whole) || !/^\d*$/.test(fraction) || !(whole + fraction)) return NaN;
    const value = Number(`${whole.replace(/\D/g, "")}.${fraction}0`);
    return bare.startsWith("-") ? 0 - value : value;
  };
  // As an address has it: a point, no groups, no exponent.
  const plain = (value) => new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 15 }).format(value);
  const judgeNumber = ({ dataset: { min, max } }, raw) => {
    const value = readNumber(raw);
    if (Number.isNaN(value)) return { fault: text("number", { example: number(1234.5) }) };
    if (value < Number(min)) return { fault: text("tooSmall", { least: number(min) }) };
    if (value > Number(max)) return { fault: text("tooLarge", { greatest: number(max) }) };
    return { value: plain(value) };
  };
  // The verdict on a colour: its contrast with the ground of the tool in each theme that it may have.
  const judgeColour = (raw) => {
    const colour = read(raw);
    if (!colour) return { fault: text("accent.broken") };
    const ratio = (scheme) => number(Math.floor(contrast(colour, surfaceOf(scheme)) * 100) / 100);
    const schemes = right.frameTheme ? [right.frameTheme] : ["light", "dark"];
    const isGood = (scheme) => isReadable(colour, scheme);
    if (!schemes.some(isGood)) return { fault: text("accent.refused", { light: ratio("light"), dark: ratio("dark") }) };
    const verdict = (scheme) => text(`accent.${scheme}.${isGood(scheme) ? "good" : "bad"}`, { ratio: ratio(scheme) });
    const value = `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    return { value, note: schemes.map(verdict).join(" ") };
  };
  const judge = (control, raw) => {
    if (!raw) return { value: "", note: control.name === "frameAccent" ? text("accent.none") : "" };
    if (control.name === "frameAccent") return judgeColour(raw);
    return control.inputMode === "decimal" ? judgeNumber(control, raw) : { value: raw };
  };

  const take = (control) => {
    const isCheck = control.type === "checkbox";
    const raw = isCheck ? (control.checked ? "1" : "") : control.value.trim();
    typed[control.name] = isCheck ? raw : control.value;
    const { value, fault, note } = judge(control, raw);
    if (!fault) right[control.name] = value;
    // A colour that was right may be none in another theme.
    else if (control.name === "frameAccent" && right.frameAccent && judgeColour(right.frameAccent).fault) right.frameAccent = "";
    if (control.name === "frameAccent" && !fault) colourOf().value = value || colourOf().defaultValue;
    say(control, fault, note ?? "");
  };
  const colourOf = () => document.getElementById("builder-colour");
  const say = (control, fault, note) => {
    const element = document.getElementById(control.getAttribute("aria-describedby"));
    if (!element) return;
    if (element.textContent !== (fault ?? note)) element.textContent = fault ?? note;
    control.closest(".field").classList.toggle("is-wrong", Boolean(fault));
    if (fault) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  };

  // ---- The address: a part of the form under its name, what is locked or hidden in two lists -----------------------------

  const initial = (control) =>
    control.tagName === "SELECT" ? ([...control.options].find((option) => option.defaultSelected) ?? control.options[0]).value : "";
  const readAddress = () => {
    const keys = linkedKeys();
    const lists = { lock: keys.get("lock")?.split(",") ?? [], hide: keys.get("hide")?.split(",") ?? [] };
    typed = {};
    right = {};
    for (const control of controls()) {
      const { choice } = control.dataset;
      const chosen = choice && ["hide", "lock"].find((name) => lists[name].includes(choice));
      typed[control.name] = choice ? (chosen ?? "") : (keys.get(control.name) ?? initial(control));
    }
  };
  const encode = (value) => encodeURIComponent(value).replaceAll("%2C", ",");
  const bare = (key, value) => (/accent$/i.test(key) ? value.replace("#", "") : value);
  const joined = (pairs) => pairs.map(([key, value]) => (value ? `${key}=${encode(bare(key, value))}` : key)).join("&");
  // Those of `names` that the form locks or hides, as `shown` writes them.
  const lists = (names, shown) =>
    ["lock", "hide"].map((list) => [list, names.filter((name) => right[`${name}-choice`] === list).map(shown).join()]).filter(([, keys]) => keys);
  const ownFragment = () => {
    const set = controls().filter((control) => !control.dataset.choice);
    // What was typed and is wrong is carried too, so that nothing is lost.
    const value = (control) => (control.getAttribute("aria-invalid") ? typed[control.name] : right[control.name]);
    const pairs = set.map((control) => [control.name, value(control), initial(control)]).filter(([, now, before]) => now !== before);
    const names = controls().map(({ dataset }) => dataset.choice).filter(Boolean);
    return joined([...pairs, ...lists(names, (name) => name)]);
  };
  let resting = 0;
  const writeAddress = () => {
    const fragment = ownFragment();
    if (fragment === location.hash.slice(1)) return;
    try {
      history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      // Where history is blocked the form lives on the page alone.
    }
  };

  // ---- Snippets -------------------------------------------------------------------------------------------------------

  const isOfTool = (element) => element.dataset.of.split(" ").includes(right.tool);
  const root = () => new URL(page.dataset.root, document.baseURI).href;
  const site = () => builder().dataset.site || root();
  const frames = () => (right.pinned ? `${site()}v/${builder().dataset.version}/` : site());
  const height = () => told.height ?? option().dataset.height;
  const option = () => [...document.getElementById("builder-tool").options].find(({ value }) => value === right.tool);
  // The inputs of the tool by their names in the form.
  const inputs = () => controls().filter((control) => control.dataset.choice && isOfTool(control.closest("[data-of]"))).map(({ dataset }) => dataset.choice);
  // An input of the tool as the tool knows it, without the tool's own name.
  const keyOf = (name) => name.slice(name.indexOf(".") + 1);
  const computes = () => "computes" in option().dataset;
  const keys = () => {
    const own = inputs();
    const pairs = own.map((name) => [keyOf(name), right[name]]).concat([["theme", right.frameTheme], ["accent", right.frameAccent]]);
    const events = right.events && computes() ? [["events", ""]] : [];
    return [...pairs.filter(([, value]) => value), ...lists(own, keyOf), ...events];
  };
  const escaped = (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const address = (base) => {
    const fragment = joined(keys());
    return `${base}embed/${right.tool}/${right.lang}/${fragment && `#${fragment}`}`;
  };
  // What a control says to the JavaScript face: the entry of a list brings its words, a number its name and its scale.
  const said = (name) => {
    const { options, dataset } = document.getElementById(`builder-${name}`);
    if (options) return [...options].find(({ value }) => value === right[name])?.dataset.face;
    const value = right[name] || dataset.initial;
    return value && `${dataset.face}: ${Number((value / dataset.scale).toPrecision(15))}`;
  };
  const face = () => {
    const { sample, result } = option().dataset;
    const input = [sample, ...inputs().map(said)].filter(Boolean).join(", ");
    return (
      `<script type="module">\nimport init, { ${right.tool} } from "${site()}feltworth-core.js";\nawait init();\n` +
      `const result = ${right.tool}({ ${input} });\nconsole.log(result.${result});\n</script>`
    );
  };
  const snippets = {
    html: () =>
      `<iframe src="${escaped(address(frames()))}" title="${escaped(told.title ?? `${option().text} · Feltworth`)}"\n  width="100%" height="${height()}" loading="lazy"\n` +
      `  style="border:0;color-scheme:${right.frameTheme || "light"}"></iframe>`,
    script: () => {
      const room = ["style", `display:block;min-height:${height()}px`];
      const attributes = [["tool", right.tool], ["lang", right.lang], ...keys(), room].map(([key, value]) => (value ? `${key}="${escaped(value)}"` : key));
      return `<script src="${frames()}embed.js" async></script>\n<feltworth-tool ${attributes.join(" ")}></feltworth-tool>`;
    },
    page: () => `${site()}${right.lang}/${option().dataset.page}`,
    oembed: () => `${site()}oembed/${right.tool}/${right.lang}.json`,
    face: () => ("result" in option().dataset ? face() : ""),
  };
  // A snippet that stands selected to be copied stays so when the preview tells its height.
  const fill = (area, snippet) => {
    if (area.value === snippet) return;
    const isSelected = area.value && document.activeElement === area && area.selectionEnd - area.selectionStart === area.value.length;
    area.value = snippet;
    if (isSelected) area.select();
  };
  const write = () => {
    for (const element of all("[data-of]")) element.hidden = !isOfTool(element);
    for (const element of all("[data-snippet]")) fill(element.querySelector("textarea"), snippets[element.dataset.snippet]());
  };

  // ---- The preview ----------------------------------------------------------------------------------------------------

  let shown = ""; // the address in the preview
  const stage = () => builder().querySelector(".builder-stage");
  const preview = () => {
    const src = address(root());
    const before = stage().firstElementChild;
    if (before && src === shown) return;
    shown = src;
    // A new frame, since another fragment alone neither loads it anew nor stays out of the history.
    const frame = Object.assign(document.createElement("iframe"), { title: option().text, loading: "lazy", src });
    frame.style.blockSize = `${height()}px`;
    stage().dataset.theme = right.frameTheme;
    stage().replaceChildren(frame);
  };
  const follow = () => {
    resting = 0;
    if (!builder()) return;
    writeAddress();
    if (isSettled) preview();
  };
  const followSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(follow, REST);
  };
  addEventListener("message", ({ source, data }) => {
    const frame = builder() && stage().querySelector("iframe");
    if (!frame || source !== frame.contentWindow || data?.app !== "feltworth" || data.v !== 1) return;
    const height = data.px ?? data.height;
    if (Number.isInteger(height) && height > 0) {
      told.height = height;
      frame.style.blockSize = `${height}px`;
    }
    if (typeof data.title === "string") told.title = data.title;
    write();
  });

  // ---- The form -------------------------------------------------------------------------------------------------------

  const render = () => {
    for (const control of controls()) {
      const value = typed[control.name];
      if (control.type === "checkbox") control.checked = Boolean(value) && value !== "0";
      else if (control.tagName === "SELECT") control.value = [...control.options].some((option) => option.value === value) ? value : initial(control);
      else control.value = value;
      take(control);
    }
    setWidth(width);
    write();
  };
  const setWidth = (px) => {
    width = px;
    document.getElementById(`builder-width-${px}`).checked = true;
    stage().dataset.width = px;
  };
  const changed = ({ target }) => {
    if (!builder()?.contains(target)) return;
    if (target.name === "builder-width") return setWidth(target.value);
    if (target === colourOf()) {
      const accent = document.getElementById("builder-accent");
      accent.value = target.value;
      target = accent;
    }
    if (!target.form || !target.name) return;
    const { tool, lang } = right;
    take(target);
    if (target.name === "frameTheme") take(document.getElementById("builder-accent"));
    if (tool !== right.tool || lang !== right.lang) told = {};
    write();
    followSoon();
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", (event) => builder()?.contains(event.target) && event.preventDefault());

  const copy = async (part) => {
    const area = part.querySelector("textarea");
    const status = part.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(area.value);
      status.textContent = text("copied");
    } catch {
      area.focus();
      area.select();
      status.textContent = text("notCopied");
    }
  };
  document.addEventListener("click", ({ target }) => {
    if (!builder() || !target.closest) return;
    const part = target.closest("[data-copy]")?.closest("[data-snippet]");
    if (part) copy(part);
    // The same page in another language keeps the form.
    const link = target.closest("a[hreflang]");
    if (link) link.hash = ownFragment();
  });

  // ---- The written page ------------------------------------------------------------------------------------------------

  let isSettled = false; // no frame is loaded before the page has come
  document.addEventListener("DOMContentLoaded", () => {
    readAddress();
    isSettled = true;
    render();
    followSoon();
  });
  addEventListener("hashchange", () => {
    if (!builder() || ownFragment() === location.hash.slice(1)) return;
    readAddress();
    told = {};
    render();
    followSoon();
  });
})();
