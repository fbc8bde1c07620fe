import { readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { KubeObject } from '../../resources/kube-object.ts';
import { goYaml } from '../../resources/yaml/go-yaml.ts';
import { OcError } from '../oc-error.ts';
import { changeImages } from './change-images.ts';
import { type DataObject, generateData, hashedName } from './generate-data.ts';
import { type Generator, type Kustomization, readKustomization } from './kustomization.ts';
import { annotateResources, labelResources } from './label-resources.ts';
import { fixReferences } from './name-references.ts';
import { moveResources, renameResources, scaleResources } from './name-resources.ts';
import { patchResources } from './patch-resources.ts';
import { type Resource, rename, resourceId, resourceOf } from './resource.ts';
import { sortResources } from './sort-resources.ts';

/** How a kustomization is built. */
export interface Build {
  /** Is told of fields with other names now. */
  warn(text: string): void;
  /** Files of objects may lie anywhere. @default only in the folder of the kustomization that names them, or below */
  readonly anywhere?: boolean;
}

/**
 * The objects that a folder with a `kustomization.yaml` describes: those of its files and of other folders, generated ones,
 * patched, named, labelled and in order.
 *
 * @throws OcError for a folder or field that cannot be used, and for patches that find nothing
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export const buildKustomization = async (folder: string, build: Build): Promise<KubeObject[]> => {
  const top = resolve(folder);
  const { resources, kustomization } = await accumulate(top, [], build);
  for (const resource of resources) if (resource.needsHash) rename(resource, hashedName(resource.object as DataObject));
  fixReferences(resources);
  const objects = resources.map(({ object }) => object);
  return kustomization.sortOptions?.order === 'fifo' ? objects : sortResources(objects);
};

/** What a folder makes of the objects so far: a component changes those of whom it belongs to. */
const accumulate = async (
  folder: string,
  before: readonly Resource[],
  build: Build,
): Promise<{ resources: Resource[]; kustomization: Kustomization }> => {
  const { kustomization, warnings } = await readKustomization(folder);
  for (const warning of warnings) build.warn(`${warning}\n`);
  let resources = [...before];
  for (const path of [...(kustomization.resources ?? []), ...(kustomization.bases ?? [])])
    for (const resource of await readResource(folder, path, build)) {
      if (resources.some((each) => resourceId(each) === resourceId(resource)))
        throw new OcError(registeredAlready(folder, path, resourceId(resource)));
      resources.push(resource);
    }
  resources = await generate(resources, folder, kustomization);
  for (const path of kustomization.components ?? [])
    resources = (await accumulate(resolve(folder, path), resources, build)).resources;
  return { resources: await transform(resources, folder, kustomization), kustomization };
};

const readResource = async (folder: string, path: string, build: Build): Promise<Resource[]> => {
  if (/^\w+:\/\//.test(path)) throw new OcError(`${path} is not reached from here: name a file or folder`);
  const place = resolve(folder, path);
  const found = await stat(place).catch((cause: unknown) => {
    const why = `evalsymlink failure on '${place}' : lstat ${place}: no such file or directory`;
    const message = `accumulating resources: accumulation err='accumulating resources from '${path}': ${why}': must build at directory: not a valid directory: ${why}`;
    throw new OcError(message, { cause });
  });
  if (found.isDirectory()) return (await accumulate(place, [], build)).resources;
  if (build.anywhere !== true && !place.startsWith(`${folder}${sep}`)) {
    const why = `security; file '${place}' is not in or below '${folder}'`;
    throw new OcError(
      `accumulating resources: accumulation err='accumulating resources from '${path}': ${why}': must build at directory: '${place}': file is not directory`,
    );
  }
  const { parseAllDocuments } = await import('yaml');
  const values = parseAllDocuments(await readFile(place, 'utf8'), goYaml).map((document): unknown => document.toJS());
  return values
    .filter((value) => value !== null && value !== undefined)
    .flatMap((value) => objectsIn(value, join(folder, path)));
};

const registeredAlready = (folder: string, path: string, id: string): string => {
  const place = resolve(folder, path);
  return `accumulating resources: accumulation err='merging resources from '${path}': may not add resource with an already registered id: ${id}': must build at directory: '${place}': file is not directory`;
};

const objectsIn = (value: unknown, file: string): Resource[] => {
  const object = value as KubeObject & { items?: KubeObject[] };
  if (object.kind?.endsWith('List') && Array.isArray(object.items)) return object.items.map((each) => resourceOf(each));
  if (typeof object !== 'object' || !object.kind || !object.metadata?.name)
    throw new OcError(`${file} holds an object without kind or metadata.name`);
  return [resourceOf(object)];
};

const generate = async (resources: Resource[], folder: string, kustomization: Kustomization): Promise<Resource[]> => {
  const { configMapGenerator = [], secretGenerator = [], generatorOptions } = kustomization;
  const wanted: [Generator, 'ConfigMap' | 'Secret'][] = [
    ...configMapGenerator.map((each): [Generator, 'ConfigMap'] => [each, 'ConfigMap']),
    ...secretGenerator.map((each): [Generator, 'Secret'] => [each, 'Secret']),
  ];
  const result = [...resources];
  for (const [generator, kind] of wanted) {
    const object = await generateData(kind, folder, generator, generatorOptions);
    const plain = generator.options?.disableNameSuffixHash ?? generatorOptions?.disableNameSuffixHash ?? false;
    const known = result.find((each) => each.object.kind === kind && each.names.has(generator.name));
    const { behavior = 'create' } = generator;
    if (behavior === 'create') {
      if (known) throw new OcError(alreadyThere(kind, generator.name));
      result.push(resourceOf(object, !plain));
    } else if (known) {
      known.object = combined(known.object as DataObject, object, behavior);
      known.needsHash = !plain;
    }
    if (behavior !== 'create' && !known)
      throw new OcError(`id resid.ResId{${kind} ${generator.name}} does not exist; cannot ${behavior}`);
  }
  return result;
};

const alreadyThere = (kind: string, name: string): string =>
  `merging from generator: id resid.ResId{Gvk:resid.Gvk{Group:"", Version:"v1", Kind:${JSON.stringify(kind)}, isClusterScoped:false}, Name:${JSON.stringify(name)}, Namespace:""} exists; behavior must be merge or replace`;

const combined = (old: DataObject, next: DataObject, behavior: 'merge' | 'replace'): DataObject => {
  const metadata = {
    ...old.metadata,
    ...(next.metadata.labels && { labels: { ...old.metadata.labels, ...next.metadata.labels } }),
    ...(next.metadata.annotations && { annotations: { ...old.metadata.annotations, ...next.metadata.annotations } }),
  };
  if (behavior === 'replace') return { ...next, metadata };
  return {
    ...old,
    metadata,
    ...((old.data ?? next.data) && { data: { ...old.data, ...next.data } }),
    ...((old.binaryData ?? next.binaryData) && { binaryData: { ...old.binaryData, ...next.binaryData } }),
  };
};

/** In the order of kustomize: patches see the names and labels of the folder's own files. */
const transform = async (resources: Resource[], folder: string, kustomization: Kustomization): Promise<Resource[]> => {
  const { patchesStrategicMerge = [], patches = [], patchesJson6902 = [], labels = [], commonLabels } = kustomization;
  const files = patchesStrategicMerge.map((text) => (text.includes('\n') ? { patch: text } : { path: text }));
  const result = await patchResources(resources, folder, [...files, ...patches]);
  moveResources(result, kustomization.namespace);
  renameResources(result, kustomization.namePrefix ?? '', kustomization.nameSuffix ?? '');
  labelResources(result, [...labels, ...(commonLabels ? [{ pairs: commonLabels, includeSelectors: true }] : [])]);
  if (kustomization.commonAnnotations) annotateResources(result, kustomization.commonAnnotations);
  const patched = await patchResources(result, folder, patchesJson6902);
  scaleResources(patched, kustomization.replicas ?? []);
  changeImages(patched, kustomization.images ?? []);
  return patched;
};
