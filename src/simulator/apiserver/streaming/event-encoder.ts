import type { Clock } from '../../../ports/clock.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { FailureStatus } from '../../apimachinery/status-error.ts';
import { ordered } from '../representation/ordered.ts';
import { partialObject } from '../representation/partial-object.ts';
import type { Representation } from '../request/representation.ts';

/** One message of a watch. */
export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: KubeObject }
  | { readonly type: 'ERROR'; readonly object: FailureStatus };

/** The last object that was written as JSON: all watchers of a kind are told of a change in turn. */
let last: { readonly object: KubeObject; readonly text: string } | undefined;

/** Writes the events of one watch in the form that its client accepts. Only the first Table of a watch has columns. */
export const createEventEncoder = async (
  representation: Representation,
  kind: ResourceKind,
  includeObject: string | null,
  clock: Clock,
): Promise<(event: WatchEvent) => string> => {
  const table = representation.as === 'Table' ? (await import('../table/table.ts')).tableOf : undefined;
  let headed = false;
  return ({ type, object }) => {
    if (type === 'ERROR') return line(type, JSON.stringify(object));
    if (table !== undefined) {
      const own = table([object], {
        kind,
        now: clock.now(),
        includeObject,
        version: representation.version ?? 'v1',
      });
      const shown = headed ? { ...own, columnDefinitions: null } : own;
      headed = true;
      return line(type, JSON.stringify(shown));
    }
    if (representation.as !== undefined)
      return line(type, JSON.stringify(partialObject(object, representation.version ?? 'v1')));
    return line(type, jsonOf(object));
  };
};

const line = (type: string, json: string): string => `{"type":"${type}","object":${json}}\n`;

const jsonOf = (object: KubeObject): string => {
  if (last?.object !== object) last = { object, text: JSON.stringify(ordered(object)) };
  return last.text;
};
