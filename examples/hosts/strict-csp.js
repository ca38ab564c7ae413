// Listens to the tool, and changes one of its inputs. The element asks for `events`, and the tool tells its visitor so.
const tool = document.querySelector("feltworth-tool");
const euros = new Intl.NumberFormat("it", { style: "currency", currency: "EUR" });

tool.addEventListener("feltworth-change", ({ detail: { result } }) => {
  document.querySelector("#profit").textContent = euros.format(result.profit);
});
document.querySelector("#margin").addEventListener("click", () => tool.set({ margin: 0.5 }));
