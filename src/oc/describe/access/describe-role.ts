import type { KubeObject } from '../../../resources/kube-object.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** A role of a project or of the cluster. */
export interface RoleObject extends KubeObject {
  rules?: PolicyRule[] | null;
}

interface PolicyRule {
  verbs: string[];
  apiGroups?: string[] | null;
  resources?: string[] | null;
  resourceNames?: string[] | null;
  nonResourceURLs?: string[] | null;
}

/** Who has a role. */
export interface RoleBindingObject extends KubeObject {
  roleRef: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string }[];
}

/** What `oc describe role` and `oc describe clusterrole` print: a line for each resource. */
export const describeRole = ({ metadata, rules }: RoleObject): string => {
  const lines = compact(rules ?? [])
    .map((rule) => ({ rule, key: sortKey(rule) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ rule }) => {
      const { resources = [], apiGroups = [], nonResourceURLs = [], resourceNames = [], verbs } = rule;
      return `  ${resourceText(resources?.[0], apiGroups?.[0])}\t${list(nonResourceURLs)}\t${list(resourceNames)}\t${list(verbs)}\n`;
    });
  return alignKubernetes(
    [
      head({ metadata } as KubeObject),
      'PolicyRule:\n  Resources\tNon-Resource URLs\tResource Names\tVerbs\n  ---------\t-----------------\t--------------\t-----\n',
      ...lines,
    ].join(''),
  );
};

/** What `oc describe rolebinding` and `oc describe clusterrolebinding` print. */
export const describeRoleBinding = (binding: RoleBindingObject): string =>
  alignKubernetes(
    [
      head(binding),
      `Role:\n  Kind:\t${binding.roleRef.kind}\n  Name:\t${binding.roleRef.name}\n`,
      'Subjects:\n  Kind\tName\tNamespace\n  ----\t----\t---------\n',
      ...(binding.subjects ?? []).map(({ kind, name, namespace = '' }) => `  ${kind}\t${name}\t${namespace}\n`),
    ].join(''),
  );

const head = ({ metadata }: KubeObject): string =>
  `Name:\t${metadata.name}\n${labelLines('Labels', metadata.labels)}${annotationLines('Annotations', metadata.annotations)}`;

/** One rule for each resource and name, with the verbs of all rules that are about it; paths keep a rule for each verb. */
const compact = (rules: readonly PolicyRule[]): PolicyRule[] => {
  const simple = new Map<string, PolicyRule>();
  const others: PolicyRule[] = [];
  for (const rule of rules) {
    for (const url of rule.nonResourceURLs ?? [])
      for (const verb of rule.verbs) others.push({ verbs: [verb], nonResourceURLs: [url] });
    for (const group of rule.apiGroups ?? [])
      for (const resource of rule.resources ?? [])
        for (const name of rule.resourceNames?.length ? rule.resourceNames : [undefined]) {
          const key = JSON.stringify([group, resource, name]);
          const known = simple.get(key);
          if (known) known.verbs = [...new Set([...known.verbs, ...rule.verbs])];
          else
            simple.set(key, {
              verbs: [...new Set(rule.verbs)],
              apiGroups: [group],
              resources: [resource],
              ...(name !== undefined && { resourceNames: [name] }),
            });
        }
  }
  return [...simple.values(), ...others];
};

/** Rules are sorted by their text in Go. */
const sortKey = ({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string =>
  `Verbs:${list(verbs)},APIGroups:${list(apiGroups)},Resources:${list(resources)},ResourceNames:${list(resourceNames)},NonResourceURLs:${list(nonResourceURLs)},`;

const list = (values: readonly string[] | null | undefined): string => `[${(values ?? []).join(' ')}]`;

const resourceText = (resource: string | undefined, group: string | undefined): string => {
  if (resource === undefined) return '';
  const [name, ...subresource] = resource.split('/');
  return [`${name}${group ? `.${group}` : ''}`, ...subresource].join('/');
};
