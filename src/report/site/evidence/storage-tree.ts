/** What became of a path between two listings. */
export type Change = 'added' | 'removed' | 'same';

/** A folder or file; folders with a single entry are joined with it. */
export interface StorageNode {
  name: string;
  /** A file's; a folder's when all in it share one. */
  change: Change;
  children: readonly StorageNode[];
}

/** Two listings of files as one tree, sorted, with what was added and what was removed. */
export const storageTree = (before: readonly string[], after: readonly string[]): readonly StorageNode[] => {
  const old = new Set(before);
  const current = new Set(after);
  const changes = [...new Set([...before, ...after])].toSorted().map((path) => ({
    parts: path.split('/').filter(Boolean),
    change: (old.has(path) ? (current.has(path) ? 'same' : 'removed') : 'added') as Change,
  }));
  return grow(changes);
};

interface Entry {
  parts: readonly string[];
  change: Change;
}

const grow = (entries: readonly Entry[]): readonly StorageNode[] =>
  [...Map.groupBy(entries, ({ parts }) => parts[0]!)].map(([name, all]) => {
    const children = grow(
      all.filter(({ parts }) => parts.length > 1).map(({ parts, change }) => ({ parts: parts.slice(1), change })),
    );
    const kinds = new Set(all.map(({ change }) => change));
    const change = kinds.size === 1 ? all[0]!.change : 'same';
    const [only] = children;
    return children.length === 1 && only !== undefined
      ? { name: `${name}/${only.name}`, change: only.change, children: only.children }
      : { name, change, children };
  });
