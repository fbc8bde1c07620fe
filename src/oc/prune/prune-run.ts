import type { Invocation } from '../command.ts';
import type { ClusterImages } from './cluster-images.ts';
import type { PruneOptions } from './prune-options.ts';
import type { UsedImages } from './used-images.ts';

/** What was deleted, in the order in which the summary tells it. */
export interface PruneStats {
  images: number;
  items: number;
  streams: number;
  layerLinks: number;
  manifestLinks: number;
  blobs: number;
}

/** Sends a DELETE to the registry. @throws Error with the status line when it is refused */
export type DeleteFromRegistry = (path: string) => Promise<void>;

/** One run of the pruner. */
export interface PruneRun {
  readonly invocation: Invocation;
  readonly options: PruneOptions;
  readonly cluster: ClusterImages;
  readonly used: UsedImages;
  readonly stats: PruneStats;
  readonly errors: string[];
  /** Absent in a dry run. */
  readonly deleteFromRegistry: DeleteFromRegistry | undefined;
}

/** Tells of a step and, unless this is a dry run, takes it; a failure is told on stderr. @returns the failure */
export const step = async (
  { invocation: { context }, options }: PruneRun,
  text: string,
  work: () => Promise<unknown>,
  failure: string,
): Promise<string | undefined> => {
  context.stdout(`${text}\n`);
  if (!options.confirm) return undefined;
  try {
    await work();
    return undefined;
  } catch (error) {
    context.stderr(`${failure}: ${(error as Error).message}\n`);
    return (error as Error).message;
  }
};

/** A line of a Go program's log, on stderr. */
export const logLine = ({ context }: Invocation, level: 'I' | 'W', line: number, text: string): void => {
  const [date = '', time = ''] = new Date(context.now()).toISOString().split('T');
  const stamp = `${date.slice(5).replace('-', '')} ${time.slice(0, 12)}000`;
  context.stderr(`${level}${stamp}       1 prune.go:${line}] ${text}\n`);
};

/** `deleted 3 image object(s), updated 2 image stream(s)`; only what is not zero. */
export const summary = ({ images, items, streams, layerLinks, manifestLinks, blobs }: PruneStats): string => {
  const parts: [count: number, text: string][] = [
    [images, `deleted ${images} image object(s)`],
    [items, `deleted ${items} image stream tag item(s)`],
    [streams, `updated ${streams} image stream(s)`],
    [layerLinks, `deleted ${layerLinks} layer link(s)`],
    [manifestLinks, `deleted ${manifestLinks} manifest link(s)`],
    [blobs, `deleted ${blobs} blob(s)`],
  ];
  const told = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return told.length === 0 ? 'deleted 0 objects' : told.join(', ');
};
