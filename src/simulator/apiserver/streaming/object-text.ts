import type { KubeObject } from '../../../resources/kube-object.ts';
import { RecentMap } from '../../apimachinery/recent-map.ts';
import { ordered } from '../representation/ordered.ts';

/** The texts of so many parts are kept. */
const texts = new RecentMap<object, string>(256);

/**
 * The JSON of an object that a watch tells of, with its fields in the order in which the real server writes them. While a
 * status goes from one state to the next, the spec and the managed fields stay the same frozen values, and so do their texts.
 */
export const objectText = (object: KubeObject & { spec?: unknown }): string => {
  if (!isLasting(object.spec)) return JSON.stringify(ordered(object));
  const { kind, apiVersion, metadata, spec, ...rest } = object;
  const { managedFields, ...named } = metadata;
  const head = JSON.stringify({ kind, apiVersion, metadata: named }).slice(0, -2);
  const fields = managedFields === undefined ? '' : `,"managedFields":${textOf(managedFields)}`;
  const tail = JSON.stringify(rest).slice(1);
  return `${head}${fields}},"spec":${textOf(spec as object)}${tail === '}' ? '' : ','}${tail}`;
};

const textOf = (part: object): string => {
  let text = texts.get(part);
  if (text === undefined) {
    text = JSON.stringify(part);
    if (isLasting(part)) texts.set(part, text);
  }
  return text;
};

const isLasting = (part: unknown): boolean => typeof part === 'object' && part !== null && Object.isFrozen(part);
