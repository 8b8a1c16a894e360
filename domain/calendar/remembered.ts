const MOST = 20_000;

/** The same results without asking the runtime's slow time zones again; forgets everything now and then. */
export function remembered<Result>(): (key: string, find: () => Result) => Result {
  const known = new Map<string, Result>();
  return (key, find) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const result = find();
    known.set(key, result);
    return result;
  };
}
