import { readFile, writeFile } from 'node:fs/promises';

interface SavedCluster {
  readonly snapshots: { save(): Promise<Uint8Array>; restore(archive: Buffer): Promise<void> };
}

/** What experiments beside an upgrade find, and leave. */
export interface UpgradedClusters {
  /** Makes a new cluster the one that was left, if there is one. */
  restore(cluster: SavedCluster): Promise<void>;
  save(cluster: SavedCluster): Promise<void>;
}

/**
 * The embedded cluster across upgrades: every experiment has a cluster of its own, but those beside an upgrade start with what
 * the one before them left, as a cluster does that was saved, started again as another version, and restored.
 *
 * @param file where what was left is kept
 */
export const upgradedClusters = (file: string): UpgradedClusters => ({
  restore: async ({ snapshots }) => {
    const saved = await readFile(file).catch(() => undefined);
    if (saved !== undefined) await snapshots.restore(saved);
  },
  save: async ({ snapshots }) => writeFile(file, await snapshots.save()),
});
