const here = async () => {};

/** What a page hands to the program: its module with its part. */
export const whole = async () => {
  const answer = await fetch(new URL(FILE, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.arrayBuffer();
};
