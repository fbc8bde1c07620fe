import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../resources/labels/selector-text.ts';
import type { Client } from '../client/client.ts';
import { eventsOf, type ShownEvents } from './describe-events.ts';

/** Where an object is to be found. */
export interface Place {
  readonly client: Client;
  readonly namespace: string;
  readonly name: string;
  readonly now: number;
  /** Whether events are a part of the description. */
  readonly showEvents: boolean;
}

/** Reads an object and what belongs to it, and writes its description. */
export type Describer = (place: Place) => Promise<string>;

/** The descriptions of some kinds. */
export type Describers = readonly (readonly [ResourceKind, Describer])[];

/** The object of a place. */
export const read = <T>(kind: ResourceKind, { client, namespace, name }: Place): Promise<T> =>
  client.get<T>(kind, namespace, name);

/** All objects of a kind beside that of a place, or those that a selector takes. */
export const all = async <T extends KubeObject>(
  kind: ResourceKind,
  { client, namespace }: Place,
  selector?: LabelSelectorSpec,
): Promise<T[]> => (await client.list<T>(kind, namespace, selector && { labelSelector: selectorText(selector) })).items;

/** Those of them that an object controls. */
export const owned = async <T extends KubeObject>(
  kind: ResourceKind,
  owner: KubeObject,
  selector: LabelSelectorSpec,
  place: Place,
): Promise<T[]> =>
  (await all<T>(kind, place, selector)).filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === owner.metadata.uid),
  );

/** Describes an object of which nothing else is told than its events. */
export const withEvents =
  <T extends KubeObject>(
    kind: ResourceKind,
    describe: (object: T, events: ShownEvents, now: number) => string,
  ): Describer =>
  async (place) => {
    const object = await read<T>(kind, place);
    return describe(object, await eventsOf(place, { ...object, kind: kind.kind }), place.now);
  };
