// A component that counts with the core: counts in, score and interval out; what the core rejects stands at its field.
import init, { nps } from "https://feltworth.example/feltworth-core.js";

const { createElement: h, useState } = React;
const fields = { detractors: "Detractors", passives: "Passives", promoters: "Promoters" };

/** The result for the counts, or the core's error, whose `field` is the name of a count. */
function score(counts) {
  try {
    return { result: nps(counts) };
  } catch (error) {
    if (error.name !== "FeltworthError") throw error;
    return { error };
  }
}

function Count({ name, value, error, onChange }) {
  const input = h("input", {
    type: "number",
    value,
    "aria-invalid": Boolean(error),
    onChange: (event) => onChange(event.target.value),
  });
  return h("p", null, h("label", null, fields[name], " ", input), error && h("span", { role: "alert" }, " ", error.message));
}

function Score({ result: { score, interval } }) {
  if (score === null) return h("output", null, "No answers yet");
  const round = (number) => Math.round(number);
  return h("output", null, `NPS ${round(score)}, between ${round(interval.low)} and ${round(interval.high)}`);
}

function App() {
  const [counts, setCounts] = useState({ detractors: 60, passives: 90, promoters: 100 });
  const { result, error } = score(counts);
  const count = (name) =>
    h(Count, {
      key: name,
      name,
      value: counts[name],
      error: error?.field === name ? error : null,
      onChange: (text) => setCounts({ ...counts, [name]: Number(text) }),
    });
  return h("form", null, Object.keys(fields).map(count), result && h(Score, { result }));
}

await init();
ReactDOM.createRoot(document.getElementById("root")).render(h(App));
