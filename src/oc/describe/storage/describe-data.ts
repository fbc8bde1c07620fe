import { entriesInOrder } from '../../../image/key-order.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** A config map or a secret. */
export interface DataObject extends KubeObject {
  data?: Readonly<Record<string, string>>;
  binaryData?: Readonly<Record<string, string>>;
  type?: string;
}

/** What `oc describe configmap` prints: every key with its text. */
export const describeConfigMap = (
  { metadata, data = {}, binaryData = {} }: DataObject,
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      '\nData\n====\n',
      ...entriesInOrder(data).map(([key, value]) => `${key}:\n----\n${value}\n\n`),
      '\nBinaryData\n====\n',
      ...entriesInOrder(binaryData).map(([key, value]) => `${key}: ${bytesOf(value)} bytes\n`),
      '\n',
      describeEvents(events, now),
    ].join(''),
  );

/** What `oc describe secret` prints: every key with the size of its value; a service account's token itself. */
export const describeSecret = ({ metadata, data = {}, type = '' }: DataObject): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `\nType:\t${type}\n\nData\n====\n`,
      ...entriesInOrder(data).map(([key, value]) =>
        key === 'token' && type === 'kubernetes.io/service-account-token'
          ? `${key}:\t${Buffer.from(value, 'base64').toString('utf8')}\n`
          : `${key}:\t${bytesOf(value)} bytes\n`,
      ),
    ].join(''),
  );

const bytesOf = (base64: string): number => Buffer.from(base64, 'base64').length;
