/**
 * Hands marks on to whatever needs what has one, directly or through others. What has a mark already keeps it.
 *
 * @param needs pairs of what needs, and what it needs
 */
export function handOnMarks<Item, Mark>(
  needs: Iterable<readonly [user: Item, needed: Item]>,
  marks: Iterable<readonly [Item, Mark]>,
): ReadonlyMap<Item, Mark> {
  const users = new Map<Item, Item[]>();
  for (const [user, needed] of needs) {
    const known = users.get(needed);
    if (known) known.push(user);
    else users.set(needed, [user]);
  }
  const found = new Map<Item, Mark>();
  const pending: [Item, Mark][] = [];
  const give = (item: Item, mark: Mark): void => {
    if (found.has(item)) return;
    found.set(item, mark);
    pending.push([item, mark]);
  };
  for (const [item, mark] of marks) give(item, mark);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [item, mark] = next;
    for (const user of users.get(item) ?? []) give(user, mark);
  }
  return found;
}
