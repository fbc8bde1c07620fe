import type { Normalise } from '../../conformance/normalise.ts';

interface KeptObject {
  readonly metadata: Readonly<Record<string, unknown>> & { readonly managedFields?: readonly ManagedFields[] };
  readonly type?: string;
  readonly data?: object;
}

interface ManagedFields {
  readonly manager: string;
  readonly operation: string;
  readonly fieldsV1: object;
}

/**
 * An object as a line that is the same on two clusters where the same was done: its name, then its fields by name. In which order
 * clients and controllers wrote is chance.
 */
export const objectText = (object: object, normalise: Normalise): string => {
  const { metadata, ...rest } = object as KeptObject;
  const { uid, resourceVersion, creationTimestamp, managedFields = [], ...known } = metadata;
  const owners = managedFields.map(({ manager, operation, fieldsV1 }) => text({ manager, operation, fieldsV1 })).sort();
  const data = TOKENS.has(rest.type ?? '') ? { data: Object.keys(rest.data ?? {}) } : {};
  const title = `${known['namespace'] ?? ''}/${known['name']}`;
  return normalise(`${title} ${text({ ...rest, ...data, metadata: { ...known, managedFields: owners } })}`).replaceAll(
    TOKEN_NAMES,
    'sha256~<token>',
  );
};

/** Secrets whose data are tokens, which no two clusters share. */
const TOKENS = new Set(['kubernetes.io/service-account-token', 'kubernetes.io/dockercfg']);

/** Labels with the hash of a template. */
const HASHES = new Set(['pod-template-hash', 'controller-revision-hash', 'controller.kubernetes.io/hash']);
/** How OAuth tokens are named: by the hash of what no two clusters share. */
const TOKEN_NAMES = /\bsha256~[\w-]{43}/g;

const text = (value: unknown): string => JSON.stringify(value, arranged);

/**
 * Fields by name, also of objects that others keep as text, without what another moment would have made another thing: versions,
 * free ports, hashes of templates that say when they were restarted.
 */
const arranged = (key: string, value: unknown): unknown => {
  if (key === 'resourceVersion') return '<version>';
  if (key === 'secret' && /^[\w-]{20}$/.test(String(value))) return '<secret>';
  if (key === 'duration' && typeof value === 'number') return undefined;
  if (key === 'nodePort') return '<port>';
  if (HASHES.has(key)) return '<hash>';
  if (typeof value === 'string' && /^\{"\w/.test(value)) return text(JSON.parse(value));
  if (key === 'ports' && Array.isArray(value)) return value.toSorted((a, b) => portOf(a) - portOf(b));
  if (key === 'conditions' && Array.isArray(value)) return value.filter((condition) => !isPassed(condition as object));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== TRIGGER);
  if (key === 'annotations' && members.length === 0) return undefined;
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Tells of the last change of a pod or a service, if there has been one since the first endpoints. */
const TRIGGER = 'endpoints.kubernetes.io/last-change-trigger-time';

/** The real `oc new-app` names the ports of an image in any order. */
const portOf = (port: unknown): number => {
  const { containerPort, port: own } = port as { readonly containerPort?: number; readonly port?: number };
  return containerPort ?? own ?? 0;
};

/** That a build was pending or running is known where somebody looked at that moment. */
const isPassed = (condition: { readonly type?: string; readonly status?: string }): boolean =>
  ['New', 'Pending', 'Running'].includes(condition.type ?? '') && condition.status === 'False';
