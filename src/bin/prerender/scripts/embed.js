// Defines <feltworth-tool>: a tool in a frame that is as high as the tool. EMBEDDING.md says how to use it.
// Few names and no semicolons, since pages of others load this; the build takes comments and needless blanks out, and
// puts heights and languages in.
{
  const own = document.currentScript, app = "feltworth", name = app + "-tool",
  sizes = {/* heights */}

  customElements.get(name) || customElements.define(name, class extends HTMLElement {
    connectedCallback(keys = {...this.keys}) {
      for (const a of this.attributes) keys[a.name] = a.value
      // Without a theme the tool is as the page says of itself, in the words of CSS. Where that is nothing ("normal", which is
      // light) a page of light letters, none of which could be read on white, is dark.
      const {colorScheme, color} = getComputedStyle(this), [r, g, b] = color.match(/\d+/g),
      {tool, theme = colorScheme == "normal" && r * 3 + g * 6 + +b > 1650 ? "dark" : colorScheme, lang, events} = keys
      keys.theme = theme
      const frame = this.frame = Object.assign(document.createElement("iframe"), {
        title: app,
        loading: "lazy",
        // A frame in another colour scheme than its document gets an opaque ground.
        // Nothing that a theme says of frames holds.
        style: "all:initial!important;display:block!important;width:100%!important;color-scheme:" + theme + "!important",
        src: new URL(`embed/${tool}/${/^(languages)(?![a-z])/i.exec(lang || document.documentElement.lang || navigator.language)?.[1].toLowerCase() ?? "en"}/#` + new URLSearchParams(keys), own.src)
      })
      this.replaceChildren(frame)
      const w = frame.offsetWidth
      // That the page hears of changes is said in the tool, in up to 60 px more.
      this.size((sizes[tool]?.[(w > 400) + (w > 599)] ?? 400) + 60 * (events != null))
      addEventListener("message", this)
    }
    disconnectedCallback() {removeEventListener("message", this)}
    handleEvent({source, data}, {frame} = this) {
      if (source != frame.contentWindow || data?.app != app || data.v != 1) return
      // Up to 124 px stay free rather than that the page moves. What is no number makes no height.
      if (Math.abs(data.px - frame.offsetHeight + 62) > 62) this.size(Math.min(data.px, 5e3))
      if (data.title) frame.title = data.title
      this.dispatchEvent(new CustomEvent(app + "-" + data.type, {detail:data, bubbles:true}))
    }
    size(px) {this.frame.style.setProperty("height", px + "px", "important")}
    set(inputs) {this.frame?.contentWindow?.postMessage({app, v:1, type:"set", inputs}, "*")}
  })
  own.dataset.tool && own.after(Object.assign(document.createElement(name), {keys: own.dataset}))
}
