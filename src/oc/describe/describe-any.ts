import { isJsonObject, type JsonObject } from '../../image/json-object.ts';
import { entriesInOrder } from '../../image/key-order.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { describeEvents, type ShownEvents } from './describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from './kubernetes-lines.ts';

/** What `oc describe` prints of a kind without a description of its own: every field, its name in words. */
export const describeAny = (object: KubeObject, events: ShownEvents, now: number): string => {
  const { apiVersion, kind, metadata, ...rest } = object;
  const { name, namespace, labels, annotations, managedFields: _, ...more } = metadata;
  return alignKubernetes(
    [
      `Name:\t${name}\nNamespace:\t${namespace ?? ''}\n`,
      labelLines('Labels', labels),
      annotationLines('Annotations', annotations),
      fieldLines({ apiVersion, kind, metadata: more, ...rest }, 0),
      describeEvents(events, now),
    ].join(''),
  );
};

const fieldLines = (fields: JsonObject, depth: number): string =>
  entriesInOrder(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => fieldLine(inWords(key), value, depth))
    .join('');

const fieldLine = (label: string, value: unknown, depth: number): string => {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) return `${indent}${label}:\n${value.map((item) => itemLines(item, depth + 1)).join('')}`;
  if (isJsonObject(value)) return `${indent}${label}:\n${fieldLines(value, depth + 1)}`;
  return `${indent}${label}:\t${value ?? '<nil>'}\n`;
};

const itemLines = (item: unknown, depth: number): string =>
  isJsonObject(item) ? fieldLines(item, depth) : `${'  '.repeat(depth)}${item}\n`;

/** `dockerImageRepository` as `Docker Image Repository`; keys that hold anything but letters and dashes stay as they are. */
const inWords = (key: string): string => {
  if (/[^\p{L}-]/u.test(key)) return key;
  const words = key.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{L}]+/gu) ?? [];
  return words
    .map((word) =>
      acronyms.includes(word.toUpperCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
};

const acronyms = ['API', 'URL', 'UID', 'OSB', 'GUID'];
