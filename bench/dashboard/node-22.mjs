/** PostGraphile 5 asks for Node 22; this is all of it that it misses on Node 20. Imported before it. */
Promise.withResolvers ??= function withResolvers() {
  let settle;
  const promise = new this((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
};
