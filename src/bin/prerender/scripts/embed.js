// Defines <feltworth-tool>: a tool in a frame that is as high as the tool. EMBEDDING.md says how to use it.
// Few names and no semicolons, since pages of others load this; comments and indentation are not shipped.
{
  const own = document.currentScript, app = "feltworth", name = app + "-tool",
  // The heights up to 400 px, up to 615 px and beyond in the longest language: nothing moves once a tool tells its own.
  // A browser test measures them at 320, 480 and 768 px.
  sizes = {nev:[618,580,554],ltv:[936,872,626],journey:[990,785,540]}

  customElements.get(name) || customElements.define(name, class extends HTMLElement {
    connectedCallback(keys = {...this.keys}) {
      for (const a of this.attributes) keys[a.name] = a.value
      const {tool, theme = "light dark", lang = document.documentElement.lang || navigator.language} = keys
      const frame = this.frame = Object.assign(document.createElement("iframe"), {
        title: app,
        loading: "lazy",
        // A frame in another colour scheme than its document gets an opaque ground.
        style: "display:block;width:100%;border:0;color-scheme:" + theme,
        src: new URL(`embed/${tool}/${/^(?:pl|sl|ru|it)\b/.exec(lang) ?? "en"}/#` + new URLSearchParams(keys), own.src)
      })
      this.replaceChildren(frame)
      const w = frame.offsetWidth
      frame.style.height = sizes[tool]?.[(w>400)+(w>615)] + "px"
      addEventListener("message", this)
    }
    disconnectedCallback() {removeEventListener("message", this)}
    handleEvent({source, data}, {frame} = this) {
      if (source != frame.contentWindow || data?.app != app || data.v != 1) return
      // Up to 120 px stay free rather than that the page moves. What is no number makes no height.
      if (Math.abs(data.px-frame.offsetHeight+60)>60) frame.style.height = Math.min(data.px, 5e3) + "px"
      if (data.title) frame.title = data.title
      this.dispatchEvent(new CustomEvent(app + "-" + data.type, {detail:data, bubbles:true}))
    }
    set(inputs) {this.frame?.contentWindow?.postMessage({app, v:1, type:"set", inputs}, "*")}
  })
  own.dataset.tool && own.after(Object.assign(document.createElement(name), {keys: own.dataset}))
}
