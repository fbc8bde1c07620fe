import { facts } from '../facts/load-facts.ts';

/** A field of a message. */
export interface MessageField {
  /** As JSON names it. */
  readonly name: string;
  readonly number: number;
  /** A scalar, or the full name of a message. */
  readonly type: string;
  readonly repeated: boolean;
  /** The type of the values, for a map with string keys. */
  readonly mapValue?: string;
  /** Whether JSON has the fields of this message in place of the message. */
  readonly inline: boolean;
}

const META = 'k8s.io.apimachinery.pkg.apis.meta.v1.';

/** Kinds of the meta group that are sent in any group: `DeleteOptions`, `Status`, … */
const metaKinds = new Set([
  'DeleteOptions',
  'Status',
  'CreateOptions',
  'UpdateOptions',
  'PatchOptions',
  'APIGroup',
  'APIGroupList',
  'APIResourceList',
  'APIVersions',
  'PartialObjectMetadata',
  'PartialObjectMetadataList',
  'WatchEvent',
]);

const scalars = new Set(['string', 'bool', 'int64', 'int32', 'bytes', 'double', 'uint32', 'uint64']);

const known = new Map<string, readonly MessageField[]>();

/** The fields of a message by its full name, in the order of their numbers. */
export const messageFields = (message: string): readonly MessageField[] => {
  let fields = known.get(message);
  if (fields === undefined) known.set(message, (fields = read(message)));
  return fields;
};

/** The message of a kind; `undefined` when it has none. */
export const messageName = (apiVersion: string, kind: string): string | undefined => {
  const messages = facts('protobuf-fields');
  if (metaKinds.has(kind)) return `${META}${kind}`;
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? 'core' : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  const name = `${packageOf(group)}.${version}.${kind}`;
  return messages[name] === undefined ? undefined : name;
};

/** The name of the OpenAPI schema of the same Go struct. */
export const schemaOfMessage = (message: string): string =>
  message
    .replace(/^k8s\.io\./, 'io.k8s.')
    .replace(/^github\.com\./, 'com.github.')
    .replace(/^(io\.k8s\.[a-z]+)_/, '$1-');

/** The package of a group's messages, without their version. */
const packageOf = (group: string): string => {
  if (group.endsWith('.openshift.io')) return `github.com.openshift.api.${group.replace('.openshift.io', '')}`;
  const name = group.replace(/\..*/, '');
  const server = SERVERS[name];
  return server === undefined ? `k8s.io.api.${name}` : `k8s.io.${server}.pkg.apis.${name}`;
};

/** Groups whose types belong to the server that serves them. */
const SERVERS: Readonly<Record<string, string>> = {
  apiextensions: 'apiextensions_apiserver',
  apiregistration: 'kube_aggregator',
};

const read = (message: string): MessageField[] => {
  const prefix = message.slice(0, message.lastIndexOf('.') + 1);
  return Object.entries(facts('protobuf-fields')[message] ?? {})
    .map(([name, [number, type, repeated, inline]]) => {
      const map = /^map<string,\.?(.+)>$/.exec(type)?.[1];
      return {
        name,
        number,
        inline: inline === 1,
        type: qualified(type, prefix),
        repeated: repeated === 1,
        ...(map === undefined ? {} : { mapValue: qualified(map, prefix) }),
      };
    })
    .sort((one, other) => one.number - other.number);
};

const qualified = (type: string, prefix: string): string =>
  scalars.has(type) || type.includes('.') || type.startsWith('map<') ? type : `${prefix}${type}`;
