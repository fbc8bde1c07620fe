import { deploymentConfigKind, deploymentKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject, ObjectMeta } from '../../resources/kube-object.ts';
import { typed } from '../output/go-types/typed.ts';
import { appLabels, type Generation, generatedBy } from './generate-objects.ts';

/**
 * Marks the objects of templates as those that `oc new-app` generates itself: by an annotation, and by the labels of the
 * application unless one of the objects has such labels of its own.
 */
export const markObjects = (
  objects: readonly KubeObject[],
  generation: Pick<Generation, 'app' | 'labels' | 'stream'>,
): KubeObject[] => {
  const standard = appLabels(generation);
  const isTaken = [generation.labels, ...objects.flatMap(labelsOf)].some((labels) =>
    Object.keys(standard).some((key) => key in labels),
  );
  const labels = { ...generation.labels, ...(isTaken ? {} : standard) };
  return objects
    .map((object) => withAnnotatedPods({ ...object, metadata: marked(object.metadata, labels) }))
    .map((object) => typed(object) ?? object);
};

const marked = (metadata: ObjectMeta, labels: Readonly<Record<string, string>>): ObjectMeta => ({
  ...metadata,
  annotations: { ...metadata.annotations, ...generatedBy },
  ...((metadata.labels || Object.keys(labels).length > 0) && { labels: { ...metadata.labels, ...labels } }),
});

/** The pods of deployments have the annotation, too. */
const withAnnotatedPods = (object: Templated): KubeObject => {
  const { spec, kind } = object;
  if (!spec?.template || ![deploymentKind.kind, deploymentConfigKind.kind].includes(kind)) return object;
  const { metadata } = spec.template;
  const annotations = { ...metadata?.annotations, ...generatedBy };
  return {
    ...object,
    spec: { ...spec, template: { ...spec.template, metadata: { ...metadata, annotations } } },
  } as KubeObject;
};

type Templated = KubeObject & {
  readonly spec?: { readonly template?: { readonly metadata?: KubeObject['metadata'] } };
};

const labelsOf = (object: KubeObject): Readonly<Record<string, string>>[] => [
  object.metadata.labels ?? {},
  ...(object.kind === deploymentConfigKind.kind ? [(object as Templated).spec?.template?.metadata?.labels ?? {}] : []),
];
