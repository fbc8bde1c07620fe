import { changeAt } from './field-paths.ts';
import type { LabelEntry } from './kustomization.ts';
import type { Resource } from './resource.ts';

type Labels = Readonly<Record<string, string>>;

/** Gives objects labels, and their selectors and templates where that is asked for. */
export const labelResources = (resources: readonly Resource[], entries: readonly LabelEntry[]): void => {
  for (const { pairs, includeSelectors, includeTemplates } of entries)
    for (const { object } of resources) {
      add(object, 'metadata/labels', pairs, true);
      if (includeSelectors)
        for (const [path, kinds, create] of selectors)
          if (kinds.includes(object.kind)) add(object, path, pairs, create);
      if (includeSelectors || includeTemplates)
        for (const [path, kinds] of templates)
          if (kinds.includes(object.kind)) add(object, `${path}/labels`, pairs, true);
    }
};

/** Gives objects, and their templates, annotations. */
export const annotateResources = (resources: readonly Resource[], annotations: Labels): void => {
  for (const { object } of resources) {
    add(object, 'metadata/annotations', annotations, true);
    for (const [path, kinds] of templates)
      if (kinds.includes(object.kind) && !path.includes('[]')) add(object, `${path}/annotations`, annotations, true);
  }
};

const add = (object: object, path: string, pairs: Labels, create: boolean): void =>
  changeAt(object, path, (value) => ({ ...(value as Labels | null | undefined), ...pairs }), create);

const workloads = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'];

const templates: ReadonlyArray<readonly [path: string, kinds: readonly string[]]> = [
  ['spec/template/metadata', [...workloads, 'ReplicationController', 'Job']],
  ['spec/jobTemplate/metadata', ['CronJob']],
  ['spec/jobTemplate/spec/template/metadata', ['CronJob']],
  ['spec/volumeClaimTemplates[]/metadata', ['StatefulSet']],
];

const selectors: ReadonlyArray<readonly [path: string, kinds: readonly string[], create: boolean]> = [
  ['spec/selector', ['Service', 'ReplicationController'], true],
  ['spec/selector/matchLabels', workloads, true],
  ['spec/selector/matchLabels', ['Job', 'PodDisruptionBudget'], false],
  ['spec/jobTemplate/spec/selector/matchLabels', ['CronJob'], false],
  ['spec/podSelector/matchLabels', ['NetworkPolicy'], false],
  ['spec/ingress[]/from[]/podSelector/matchLabels', ['NetworkPolicy'], false],
  ['spec/egress[]/to[]/podSelector/matchLabels', ['NetworkPolicy'], false],
];
