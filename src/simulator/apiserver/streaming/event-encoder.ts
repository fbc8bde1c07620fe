import type { Clock } from '../../../ports/clock.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { FailureStatus } from '../../apimachinery/status-error.ts';
import { partialObject } from '../representation/partial-object.ts';
import type { Representation } from '../request/representation.ts';
import type { Table } from '../table/table.ts';
import { objectText } from './object-text.ts';

/** One message of a watch. */
export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: KubeObject }
  | { readonly type: 'ERROR'; readonly object: FailureStatus };

/** The last line that was written as JSON: all watchers of a kind are told of a change in turn. */
let last:
  | { readonly object: KubeObject; readonly json: string; readonly type: string; readonly line: string }
  | undefined;

/** How the events of one watch are written. */
export interface EventEncoder {
  readonly contentType: string;
  encode(event: WatchEvent): string | Uint8Array;
}

/** Writes the events of one watch in the form that its client accepts. Only the first Table of a watch has columns. */
export const createEventEncoder = async (
  representation: Representation,
  kind: ResourceKind,
  includeObject: string | null,
  clock: Clock,
): Promise<EventEncoder> => {
  const json = await jsonEncoder(representation, kind, includeObject, clock);
  const { format, as, version = 'v1' } = representation;
  const asJson = { contentType: 'application/json', encode: json };
  if (format !== 'protobuf' || as === 'Table') return asJson;
  const { messageName } = await import('../protobuf/messages.ts');
  if (as === undefined && messageName(apiVersionOf(kind), kind.kind) === undefined) return asJson;
  const { encodeWatchEvent } = await import('../protobuf/encode-watch-event.ts');
  return {
    contentType: 'application/vnd.kubernetes.protobuf;stream=watch',
    encode: (event) => {
      const { type, object } = event;
      const shown = as === undefined || type === 'ERROR' ? object : partialObject(object, version);
      return encodeWatchEvent(type, shown) ?? json(event);
    },
  };
};

const jsonEncoder = async (
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
      const { resourceVersion } = object.metadata;
      const own = table(
        type === 'BOOKMARK' ? [] : [object],
        { kind, now: clock.now(), includeObject, version: representation.version ?? 'v1' },
        { resourceVersion },
      );
      const marked = type === 'BOOKMARK' ? { ...own, rows: [bookmarkRow(own, object)] } : own;
      const shown = headed ? { ...marked, columnDefinitions: null } : marked;
      headed = true;
      return line(type, JSON.stringify(shown));
    }
    if (representation.as !== undefined)
      return line(type, JSON.stringify(partialObject(object, representation.version ?? 'v1')));
    return sharedLine(type, object);
  };
};

/** A bookmark has no cells to show, but a version, and annotations that clients look for. */
const bookmarkRow = ({ columnDefinitions }: Table, object: KubeObject): Table['rows'][number] => ({
  cells: columnDefinitions?.map(() => '') ?? [],
  object: partialObject(object, 'v1'),
});

const line = (type: string, json: string): string => `{"type":"${type}","object":${json}}\n`;

const sharedLine = (type: string, object: KubeObject): string => {
  if (last?.object !== object || last.type !== type) {
    const json = last?.object === object ? last.json : objectText(object);
    last = { object, json, type, line: line(type, json) };
  }
  return last.line;
};
