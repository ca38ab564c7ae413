// What can be asked of a document, however its engine is driven.

/** What is waited for comes within this many milliseconds, also on a machine that is busy. */
export const PATIENCE = 60_000;
const PAUSE = 50;

/** A document in a browser: a page, or what stands in one of its frames. */
export class Scope {
  /** Waits until a function of the document returns something, and returns that. */
  async until(what, look, ...given) {
    const end = Date.now() + PATIENCE;
    let last;
    do {
      try {
        last = await this.evaluate(look, ...given);
        if (last) return last;
      } catch (error) {
        last = error; // a document that is being replaced
      }
      await new Promise((done) => setTimeout(done, PAUSE));
    } while (Date.now() < end);
    throw new Error(`${what}: still ${last instanceof Error ? last.message : JSON.stringify(last)} after ${PATIENCE} ms`);
  }

  /** Waits until the program has taken over the tools of the document. */
  started() {
    const isMounted = () => document.readyState === 'complete' && [...document.querySelectorAll('[data-view]:not([data-late])')].every((view) => 'mounted' in view.dataset);
    return this.until('the program takes over', isMounted);
  }

  /** Waits until an element shows a text. */
  shows(selector, text) {
    const holds = (selector, text) => [...document.querySelectorAll(selector)].some((element) => element.textContent.replace(/\s/g, ' ').includes(text));
    return this.until(`${selector} shows ${text}`, holds, selector, text);
  }
}
