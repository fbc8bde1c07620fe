import type { KubeApi } from '../../ports/kube-api.ts';
import { lookUp } from './look-up.ts';
import type { RunNames } from './run-names.ts';

/** An object that does not belong to an experiment. */
export interface ForeignObject {
  /** `ClusterRole/reader`, `ConfigMap/settings of project openshift` */
  readonly description: string;
  readonly path: string;
}

interface Described {
  apiVersion?: string;
  kind?: string;
  metadata?: { name?: string; namespace?: string };
  items?: readonly Described[];
  objects?: readonly Described[];
}

interface ResourceList {
  resources: readonly { name: string; kind: string; namespaced: boolean }[];
}

/**
 * Finds in the text of a file, YAML or JSON, the objects that are not in the projects of an experiment: those of other projects, and
 * those of which the cluster has one set for all.
 *
 * @param text with the names on the cluster
 */
export const foreignObjects = async (
  api: KubeApi,
  text: string,
  names: RunNames,
): Promise<readonly ForeignObject[]> => {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text).map((document) => document.toJS() as Described | null);
  const found = await Promise.all(documents.flatMap(withParts).map((object) => foreign(api, object, names)));
  return found.filter((object) => object !== undefined);
};

/** Lists and templates bring other objects. */
const withParts = (object: Described | null | undefined): readonly Described[] => {
  if (object === null || typeof object !== 'object') return [];
  const parts = [...(object.items ?? []), ...(object.kind === 'Template' ? (object.objects ?? []) : [])];
  return parts.length > 0 ? parts.flatMap(withParts) : [object];
};

const foreign = async (api: KubeApi, object: Described, names: RunNames): Promise<ForeignObject | undefined> => {
  const { apiVersion = '', kind = '', metadata: { name = '', namespace } = {} } = object;
  if (namespace !== undefined && names.owns(namespace)) return undefined;
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const { object: list } = await lookUp<ResourceList>(api, base);
  const resource = list?.resources.find((each) => each.kind === kind && !each.name.includes('/'));
  // What the cluster does not serve it refuses.
  if (resource === undefined || (resource.namespaced && namespace === undefined)) return undefined;
  if (/^(?:Namespace|Project|ProjectRequest)$/.test(kind) && names.owns(name)) return undefined;
  const place = resource.namespaced ? `namespaces/${namespace}/` : '';
  return {
    description: `${kind}/${name}${resource.namespaced ? ` of project ${namespace}` : ''}`,
    path: `${base}/${place}${resource.name}/${name}`,
  };
};
