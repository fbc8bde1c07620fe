import { isJsonObject } from '../../../image/json-object.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { triggersAnnotation } from '../../../resources/workloads/deployment.ts';

/** A container field that follows an image stream tag. */
export interface FieldTrigger {
  readonly namespace: string;
  /** `stream:tag` */
  readonly name: string;
  /** `spec.template.spec.containers[?(@.name=="web")].image` */
  readonly fieldPath: string;
  readonly paused: boolean;
  /** Whether the field follows when its stream changes, rather than only when its own object does. */
  readonly followsStream: boolean;
}

/**
 * Reads the triggers of an object from its annotation; `undefined` for one that cannot be read, as when two triggers set the
 * same field.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/triggering-updates-on-imagestream-changes.html
 */
export const triggersOf = (object: KubeObject): readonly FieldTrigger[] | undefined => {
  if (!known.has(object)) known.set(object, parse(object));
  return known.get(object);
};

/** Objects are frozen, so what was read once stays true. */
const known = new WeakMap<KubeObject, readonly FieldTrigger[] | undefined>();

interface WrittenTrigger {
  from?: { kind?: string; name?: string; namespace?: string; apiversion?: string } | null;
  fieldpath?: string | null;
  paused?: boolean | null;
}

const parse = ({ metadata }: KubeObject): readonly FieldTrigger[] | undefined => {
  const text = metadata.annotations?.[triggersAnnotation];
  if (text === undefined) return [];
  const written = parseJson(text);
  if (!Array.isArray(written) || !written.every(isTrigger)) return undefined;
  const paths = written.map(({ fieldpath }) => fieldpath ?? '');
  if (new Set(paths).size < paths.length) return undefined;
  return written.map(({ from, fieldpath, paused }) => ({
    namespace: from?.namespace || (metadata.namespace ?? ''),
    name: from?.name ?? '',
    fieldPath: fieldpath ?? '',
    paused: paused ?? false,
    followsStream: from?.kind === 'ImageStreamTag' && !from.apiversion && !paused,
  }));
};

const isTrigger = (value: unknown): value is WrittenTrigger => {
  if (typeof value !== 'object' || value === null) return false;
  const { from, fieldpath, paused } = value as Record<string, unknown>;
  return isOptional('string', fieldpath) && isOptional('boolean', paused) && isOptional('object', from);
};

const isOptional = (type: string, value: unknown): boolean =>
  value === undefined || value === null || typeof value === type;

/** Names of fields count in any case, as in Go. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, lowerKeys) ?? [];
  } catch {
    return undefined;
  }
};

const lowerKeys = (_: string, value: unknown): unknown =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]))
    : value;
