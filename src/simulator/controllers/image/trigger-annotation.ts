import { triggersAnnotation } from '../../../resources/deployment.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { splitTag } from './tag-reference.ts';

/** A container field that follows an image stream tag. */
export interface FieldTrigger {
  readonly namespace: string;
  readonly stream: string;
  readonly tag: string;
  /** `spec.template.spec.containers[?(@.name=="web")].image` */
  readonly fieldPath: string;
  readonly paused: boolean;
}

/**
 * Reads the triggers of an object from its annotation. One that cannot be read counts as none, and so does one in which two
 * triggers set the same field.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/triggering-updates-on-imagestream-changes.html
 */
export const triggersOf = (object: KubeObject): readonly FieldTrigger[] => {
  let triggers = known.get(object);
  if (triggers === undefined) known.set(object, (triggers = parse(object)));
  return triggers;
};

/** Objects are frozen, so what was read once stays true. */
const known = new WeakMap<KubeObject, readonly FieldTrigger[]>();

interface WrittenTrigger {
  from?: { kind?: string; name?: string; namespace?: string; apiVersion?: string };
  fieldPath?: string;
  paused?: boolean;
}

const parse = ({ metadata }: KubeObject): readonly FieldTrigger[] => {
  const text = metadata.annotations?.[triggersAnnotation];
  if (!text) return [];
  const written = parseJson(text);
  if (!Array.isArray(written) || written.some((each) => !isTrigger(each))) return [];
  const paths = written.map(({ fieldPath }: WrittenTrigger) => fieldPath);
  if (new Set(paths).size < paths.length) return [];
  return (written as WrittenTrigger[]).flatMap(({ from, fieldPath = '', paused = false }) => {
    const target = splitTag(from?.name ?? '');
    if (from?.kind !== 'ImageStreamTag' || from.apiVersion || target === undefined) return [];
    return [{ ...target, namespace: from.namespace || (metadata.namespace ?? ''), fieldPath, paused }];
  });
};

const isTrigger = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { from, fieldPath, paused } = value as Record<string, unknown>;
  const isString = (each: unknown): boolean => each === undefined || typeof each === 'string';
  return (
    isString(fieldPath) &&
    (paused === undefined || typeof paused === 'boolean') &&
    (from === undefined || typeof from === 'object')
  );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
