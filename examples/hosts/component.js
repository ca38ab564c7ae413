// <payback-time cost="90" margin="15" retention="0.9"> says after how many payments a customer has earned their cost.
import init, { payback } from "https://feltworth.example/feltworth-core.js";

const loaded = init();

class PaybackTime extends HTMLElement {
  static observedAttributes = ["cost", "margin", "retention"];

  async attributeChangedCallback() {
    await loaded;
    this.textContent = this.answer();
  }

  answer() {
    const number = (name) => (this.hasAttribute(name) ? Number(this.getAttribute(name)) : undefined);
    const input = { acquisitionCost: number("cost"), marginPerPeriod: number("margin"), retention: number("retention") };
    try {
      const { periods } = payback(input);
      return periods === null ? "never" : `${periods.toFixed(1)} payments`;
    } catch (error) {
      return error.message;
    }
  }
}

customElements.define("payback-time", PaybackTime);
