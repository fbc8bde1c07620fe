import { facts } from '../facts/load-facts.ts';

/** A field of a message. */
export interface MessageField {
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

/** Fields that embed a Go struct, as JSON writes it: without a name. No message has one of these names for anything else. */
const inlineFields = new Set([
  'Action',
  'commonSpec',
  'ephemeralContainerCommon',
  'handler',
  'ingressRuleValue',
  'localObjectReference',
  'persistentVolumeSource',
  'podSecurityPolicySubjectReviewStatus',
  'proxyConfig',
  'signatureGenericEntity',
  'volumeSource',
]);

/** Fields that JSON names otherwise than the message. */
const jsonNames: Readonly<Record<string, string>> = { uID: 'uid', aPIGroup: 'apiGroup' };

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
  const parent = group.endsWith('.openshift.io')
    ? `github.com.openshift.api.${group.replace('.openshift.io', '')}`
    : `k8s.io.api.${group.replace(/\..*/, '')}`;
  const name = `${parent}.${version}.${kind}`;
  return messages[name] === undefined ? undefined : name;
};

/** The name of the OpenAPI schema of the same Go struct. */
export const schemaOfMessage = (message: string): string =>
  message.replace(/^k8s\.io\./, 'io.k8s.').replace(/^github\.com\./, 'com.github.');

const read = (message: string): MessageField[] => {
  const prefix = message.slice(0, message.lastIndexOf('.') + 1);
  return Object.entries(facts('protobuf-fields')[message] ?? {})
    .map(([name, [number, type, repeated]]) => {
      const map = /^map<string,\.?(.+)>$/.exec(type)?.[1];
      return {
        name: jsonNames[name] ?? name,
        number,
        inline: inlineFields.has(name) && !scalars.has(type),
        type: qualified(type, prefix),
        repeated: repeated === 1,
        ...(map === undefined ? {} : { mapValue: qualified(map, prefix) }),
      };
    })
    .sort((one, other) => one.number - other.number);
};

const qualified = (type: string, prefix: string): string =>
  scalars.has(type) || type.includes('.') || type.startsWith('map<') ? type : `${prefix}${type}`;
