import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { Client } from '../client/client.ts';

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

/** The object of a place. */
export const read = <T>(kind: ResourceKind, { client, namespace, name }: Place): Promise<T> =>
  client.get<T>(kind, namespace, name);
