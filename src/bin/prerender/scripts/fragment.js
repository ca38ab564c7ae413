// The keys behind the # of the address, which #, ? and & part; of a key that stands there twice the first counts.
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a broken escape stays as it stands
  }
};
const linkedKeys = () => {
  const keys = new Map();
  for (const pair of location.hash.split(/[#?&]/)) {
    const [, key, value] = /^([^=]*)=?(.*)$/s.exec(pair);
    if (key && !keys.has(key)) keys.set(key, decoded(value));
  }
  return keys;
};
