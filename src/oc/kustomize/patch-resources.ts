import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KubeObject } from '../../resources/kube-object.ts';
import { goYaml } from '../../resources/yaml/go-yaml.ts';
import { applyJsonPatch } from '../apply/json-patch.ts';
import { mergeStrategically } from '../apply/merge-strategically.ts';
import { matchesSelector } from '../client/matches-selector.ts';
import { OcError } from '../oc-error.ts';
import type { PatchEntry, PatchTarget } from './kustomization.ts';
import { isCalled, type Resource } from './resource.ts';

/**
 * Patches objects: strategic ones find their object by kind and name unless they have a target, lists of operations need one.
 *
 * @throws OcError for a patch that finds no object, or is none
 */
export const patchResources = async (
  resources: Resource[],
  folder: string,
  entries: readonly PatchEntry[],
): Promise<Resource[]> => {
  let left = resources;
  for (const entry of entries) {
    const text = entry.patch ?? (await readPatch(folder, entry.path ?? ''));
    const { parseAllDocuments } = await import('yaml');
    for (const document of parseAllDocuments(text, goYaml)) {
      const patch: unknown = document.toJS();
      if (patch === null || patch === undefined) continue;
      left = Array.isArray(patch)
        ? await withOperations(left, patch, entry.target)
        : merge(left, patch as KubeObject, entry.target);
    }
  }
  return left;
};

const readPatch = async (folder: string, path: string): Promise<string> =>
  await readFile(join(folder, path), 'utf8').catch((cause: unknown) => {
    throw new OcError(
      `failed to get the patch file from path(${path}): open ${join(folder, path)}: no such file or directory`,
      { cause },
    );
  });

const merge = (resources: Resource[], patch: KubeObject, target: PatchTarget | undefined): Resource[] => {
  const isMeant =
    target === undefined ? (each: Resource) => isNamed(each, patch) : (each: Resource) => isTarget(each, target);
  if (target === undefined && !resources.some(isMeant)) {
    const [group = '', version = ''] = patch.apiVersion?.includes('/')
      ? patch.apiVersion.split('/')
      : ['', patch.apiVersion];
    const id = `${patch.kind}.${version}.${group || '[noGrp]'}/${patch.metadata?.name}.${patch.metadata?.namespace ?? '[noNs]'}`;
    throw new OcError(
      `no resource matches strategic merge patch ${JSON.stringify(id)}: no matches for Id ${id}; failed to find unique target for patch ${id}`,
    );
  }
  return resources.flatMap((each) => {
    if (!isMeant(each)) return [each];
    if ((patch as KubeObject & { $patch?: string }).$patch === 'delete') return [];
    const { name, namespace } = each.object.metadata;
    const { apiVersion, kind } = each.object;
    const changed = mergeStrategically(each.object, patch, 'prepend');
    const metadata = { ...changed.metadata, name, ...(namespace !== undefined && { namespace }) };
    each.object = { ...changed, apiVersion, kind, metadata };
    return [each];
  });
};

const withOperations = async (
  resources: Resource[],
  operations: readonly unknown[],
  target: PatchTarget | undefined,
): Promise<Resource[]> => {
  if (target === undefined) throw new OcError('must specify a target for JSON patch');
  for (const each of resources)
    if (isTarget(each, target)) each.object = (await applyJsonPatch(each.object, operations)) as KubeObject;
  return resources;
};

const isNamed = (resource: Resource, { kind, apiVersion, metadata }: KubeObject): boolean =>
  resource.object.kind === kind &&
  groupOf(resource.object.apiVersion) === groupOf(apiVersion) &&
  isCalled(resource, metadata?.name) &&
  (metadata?.namespace === undefined || metadata.namespace === resource.object.metadata.namespace);

const isTarget = (resource: Resource, target: PatchTarget): boolean => {
  const { object, names } = resource;
  const { name, namespace, labels, annotations } = object.metadata;
  const version = object.apiVersion.split('/').at(-1);
  return (
    matches(target.kind, object.kind) &&
    matches(target.group, groupOf(object.apiVersion)) &&
    matches(target.version, version) &&
    matches(target.namespace, namespace) &&
    [name, ...names].some((each) => matches(target.name, each)) &&
    matchesSelector({ ...object, metadata: { name, ...(labels && { labels }) } }, target.labelSelector ?? '') &&
    matchesSelector(
      { ...object, metadata: { name, ...(annotations && { labels: annotations }) } },
      target.annotationSelector ?? '',
    )
  );
};

const matches = (pattern: string | undefined, text: string | undefined): boolean =>
  pattern === undefined || pattern === '' || new RegExp(`^(?:${pattern})$`).test(text ?? '');

const groupOf = (apiVersion: string | undefined): string =>
  apiVersion?.includes('/') ? (apiVersion.split('/')[0] as string) : '';
