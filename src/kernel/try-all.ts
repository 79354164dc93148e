/**
 * Does the work for one after the other. One that fails keeps no other waiting: when all were tried, an AggregateError tells of
 * each failure, named by `failed`.
 */
export const tryAll = async <Item, Answer>(
  items: readonly Item[],
  failed: (item: Item) => string,
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> => {
  const answers: Answer[] = [];
  const failures: Error[] = [];
  for (const item of items)
    try {
      answers.push(await work(item));
    } catch (cause) {
      failures.push(new Error(failed(item), { cause }));
    }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${items.length} failed.`);
  return answers;
};
