import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import type { Schema } from '../facts/load-facts.ts';
import { resolved, schemaOf } from './schemas.ts';

/** What etcd takes in one request (`--max-request-bytes`), and what its client sends at all. */
const MOST_BYTES = 1.5 * 1024 * 1024;
const MOST_SENT = 2 * 1024 * 1024;

/** Where a field of a message says which it is and how long; and of an entry of a map, which is a message itself. */
const FIELD = 4;
const ENTRY = 8;

/**
 * Refuses an object that etcd would not keep. Custom resources are kept as JSON, all others as protobuf, which has no names of
 * fields; its length is reckoned, not counted.
 *
 * @throws StatusError 500, as the API server passes on what etcd and its client say
 * @see https://etcd.io/docs/v3.5/dev-guide/limit/
 */
export const keepToStoredSize = (kind: ResourceKind, object: KubeObject): void => {
  const size = isCustomKind(kind) ? lengthOf(JSON.stringify(object)) : messageSize(object, schemaOf(kind));
  if (size > MOST_SENT)
    throw failure(
      `rpc error: code = ResourceExhausted desc = trying to send message larger than max (${size} vs. ${MOST_SENT})`,
    );
  if (size > MOST_BYTES) throw failure('etcdserver: request is too large');
};

const failure = (message: string): StatusError => new StatusError(500, '', message);

const lengthOf = (text: string): number => Buffer.byteLength(text);

const messageSize = (value: unknown, part: Schema | undefined): number => {
  if (typeof value === 'string')
    return FIELD + (part?.format === 'byte' ? Math.floor((value.length * 3) / 4) : lengthOf(value));
  if (typeof value !== 'object' || value === null) return FIELD;
  const schema = part && resolved(part);
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + messageSize(each, schema?.items), 0);
  const { properties, additionalProperties } = schema ?? {};
  // What has no fields of its own is kept as JSON.
  if (properties === undefined && typeof additionalProperties !== 'object')
    return FIELD + lengthOf(JSON.stringify(value));
  let size = FIELD;
  for (const [name, member] of Object.entries(value))
    size +=
      properties?.[name] === undefined && typeof additionalProperties === 'object'
        ? ENTRY + lengthOf(name) + messageSize(member, additionalProperties)
        : messageSize(member, properties?.[name]);
  return size;
};
