import { statefulSetKind } from '../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { loadObjects } from '../client/load-objects.ts';
import { type Manifest, readManifests, readsFiles } from '../client/manifests.ts';
import { podTemplateSpecOf } from '../client/pod-template.ts';
import { selectNamedResources } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';
import { formatTyped } from '../output/format-chosen.ts';
import { alignTabs } from '../output/tab-writer.ts';

/** What is asked of the server for each pod, and what is told of the answer. */
export interface PodReview<T extends KubeObject> {
  readonly kind: ResourceKind;
  /** Besides the template of the pods. */
  readonly spec: object;
  readonly title: string;
  readonly columns: readonly string[];
  /** The cells behind the name of the object, a row for each answer. */
  cells(answer: T): readonly (readonly string[])[];
}

/**
 * Reviews the pods of all objects that a command line names, in files or on the server.
 *
 * @throws OcError for objects without pods, and when the server refuses to answer; the others are told of before
 */
export const reviewPods = async <T extends KubeObject>(invocation: Invocation, review: PodReview<T>): Promise<void> => {
  const { args, context, flags, path } = invocation;
  if (args.length === 0 && !flags.has('filename')) throw usageError(path, 'one or more resources must be specified');
  const errors: unknown[] = [];
  let headers = !flags.boolean('no-headers');
  for (const { kind, object, title } of await objectsOf(invocation, errors)) {
    try {
      const answer = await ask(invocation, review, object.metadata.name, podsOf(kind, object));
      const format = flags.string('output');
      if (format !== '' && format !== 'wide') {
        const metadata = { creationTimestamp: null, ...answer.metadata };
        context.stdout(formatTyped(flags, { objects: [{ ...answer, metadata }], kinds: [review.kind], single: true }));
        continue;
      }
      const rows = review.cells(answer).map((cells) => [`${title}/${object.metadata.name}`, ...cells]);
      const lines = [...(headers ? [['RESOURCE', ...review.columns]] : []), ...rows];
      context.stdout(alignTabs(lines.map((cells) => `${cells.join('\t')}\t\n`).join(''), { tabWidth: 7, padding: 3 }));
      headers = false;
    } catch (error) {
      errors.push(error);
    }
  }
  throwCollected(errors);
};

const ask = async <T extends KubeObject>(
  { client, namespace }: Invocation,
  { kind, spec, title }: PodReview<T>,
  name: string,
  pods: PodSpec,
): Promise<T> => {
  const review = {
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: {},
    spec: { template: { metadata: {}, spec: pods }, ...spec },
  };
  return client.create<T>(kind, namespace, review).catch((cause: Error) => {
    const text = `unable to compute Pod Security Policy ${title} for ${JSON.stringify(name)}: ${cause.message}`;
    throw new OcError(text, { cause });
  });
};

/** A service account as the server is asked about it: the last part of a user's name. */
export const shortAccount = (name: string): string => name.replace(/^system:serviceaccount:[^:]*:/, '');

interface Reviewed extends Pick<Manifest, 'kind' | 'object'> {
  /** What the object is called: those that the server sends have no kind in the real `oc`. */
  readonly title: string;
}

const objectsOf = async (invocation: Invocation, errors: unknown[]): Promise<Reviewed[]> => {
  const { args, flags } = invocation;
  const files = readsFiles(flags) ? await readManifests(invocation) : [];
  const named =
    args.length === 0 ? [] : await loadObjects(invocation, await selectNamedResources(invocation, args), errors);
  return [
    ...files.map((file) => ({ ...file, title: file.kind.kind })),
    ...named.map((object) => ({ ...object, title: '<unknown>' })),
  ];
};

const podsOf = (kind: ResourceKind, object: KubeObject): PodSpec => {
  const { name } = object.metadata;
  const spec = podTemplateSpecOf(kind, object);
  if (spec === undefined)
    throw new OcError(` ${JSON.stringify(name)} cannot create pod: No PodSpec available for this object`);
  const { volumeClaimTemplates = [] } =
    (object as KubeObject & { spec?: { volumeClaimTemplates?: object[] } }).spec ?? {};
  if (kind === statefulSetKind && volumeClaimTemplates.length > 0)
    throw new OcError(`StatefulSet ${JSON.stringify(name)} with spec.volumeClaimTemplates currently not supported.`);
  return spec;
};
