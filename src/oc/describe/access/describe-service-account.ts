import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import type { DataObject } from '../storage/describe-data.ts';

/** What `oc describe serviceaccount` prints; `secrets` are all of its project. */
export const describeServiceAccount = (
  account: ServiceAccount,
  secrets: readonly DataObject[],
  events: ShownEvents,
  now: number,
): string => {
  const { metadata, imagePullSecrets = [], secrets: mounted = [] } = account;
  const known = new Set(secrets.map((secret) => secret.metadata.name));
  const tokens = secrets.filter(
    ({ metadata: { annotations = {} }, type }) =>
      type === 'kubernetes.io/service-account-token' &&
      annotations['kubernetes.io/service-account.name'] === metadata.name &&
      annotations['kubernetes.io/service-account.uid'] === metadata.uid,
  );
  const lines = (title: string, names: readonly string[]): string =>
    names.length === 0
      ? `${title}\t<none>\n`
      : names
          .map(
            (name, index) =>
              `${index === 0 ? title : ' '.repeat(19)}\t${name}${known.has(name) ? '' : ' (not found)'}\n`,
          )
          .join('');
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      lines(
        'Image pull secrets:',
        imagePullSecrets.map(({ name = '' }) => name),
      ),
      lines(
        'Mountable secrets: ',
        mounted.map(({ name = '' }) => name),
      ),
      lines(
        'Tokens:            ',
        tokens.map((secret) => secret.metadata.name),
      ),
      describeEvents(events, now),
    ].join(''),
  );
};
