/** One equation that a reader knows to hold: the parts add up to the total. All are places in one list of tallies. */
export interface Line {
  readonly total: number;
  readonly parts: readonly number[];
  /** A student may stand in several parts: then parts have no more students together than it is known of the largest. */
  readonly areOverlapping?: boolean;
}

/** A tally as an arc between the lines it stands in: what it grows by flows from one to the other. */
export interface Arc {
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

/** Where an arc begins or ends whose tally stands in one line only. */
const OUTSIDE = -1;

/**
 * The tallies of lists, trees, tables with two ways in and chains of them as a network: every tally stands in two lines at most, and lines can be turned (all signs
 * changed) so that it adds to one and takes from the other. A table with three ways in is no network and is refused.
 */
export const arcsOf = (lines: readonly Line[]): readonly Arc[] => {
  const roles = rolesOf(lines);
  const signs = signsOf(lines, roles);
  return [...roles].map(([place, standing]) => {
    const end = (sign: number) => standing.filter(({ line, role }) => role * (signs[line] ?? 1) === sign);
    const [to = [], from = []] = [end(1), end(-1)];
    if (to.length > 1 || from.length > 1)
      throw new Error('These lines are no network; ask for tables with two ways in.');
    return { place, from: from[0]?.line ?? OUTSIDE, to: to[0]?.line ?? OUTSIDE };
  });
};

interface Standing {
  readonly line: number;
  /** 1 as a part, -1 as the total. */
  readonly role: number;
}

const rolesOf = (lines: readonly Line[]): ReadonlyMap<number, readonly Standing[]> => {
  const roles = new Map<number, Standing[]>();
  const stand = (place: number, standing: Standing) => roles.set(place, [...(roles.get(place) ?? []), standing]);
  for (const [line, { total, parts }] of lines.entries()) {
    stand(total, { line, role: -1 });
    for (const part of parts) stand(part, { line, role: 1 });
  }
  return roles;
};

/** Turns line after line, so that what two lines share adds to one of them and takes from the other. */
const signsOf = (lines: readonly Line[], roles: ReadonlyMap<number, readonly Standing[]>): readonly number[] => {
  const signs: number[] = [];
  for (const first of lines.keys()) {
    if (signs[first] !== undefined) continue;
    signs[first] = 1;
    const queue = [first];
    for (const line of queue) {
      for (const { other, same } of neighboursOf(line, lines, roles)) {
        if (signs[other] !== undefined) continue;
        signs[other] = (signs[line] ?? 1) * (same ? -1 : 1);
        queue.push(other);
      }
    }
  }
  return signs;
};

const neighboursOf = (line: number, lines: readonly Line[], roles: ReadonlyMap<number, readonly Standing[]>) => {
  const { total, parts } = lines[line] as Line;
  return [total, ...parts].flatMap((place) => {
    const role = place === total ? -1 : 1;
    const others = (roles.get(place) ?? []).filter((standing) => standing.line !== line);
    return others.map((other) => ({ other: other.line, same: other.role === role }));
  });
};
