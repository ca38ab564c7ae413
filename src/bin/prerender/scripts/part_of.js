const partOf = (file) =>
  makeLoad(() => {
    const bytes = fetch(new URL(file, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      return answer.arrayBuffer();
    });
    bytes.catch(() => {});
    return async (imports) => WebAssembly.instantiate(await bytes, imports);
  }, []);
