// The files of the program are asked for at once, and handed to whoever asks for them first. Links that preload would make
// Safari load them twice, and on a slow way they would be taken up so late that browsers warn of it.
const absolute = (address) => new URL(address, document.baseURI).href;
const ahead = new Map();
const ask = window.fetch;
const askAhead = (files = "") => {
  for (const file of files.split(" ").filter(Boolean)) {
    const answer = ask(file);
    answer.catch(() => {}); // whoever asks for it hears of it
    ahead.set(absolute(file), answer);
  }
};
window.fetch = (address, options) => {
  const file = absolute(address);
  const answer = ahead.get(file);
  ahead.delete(file);
  return answer ?? ask(address, options);
};
