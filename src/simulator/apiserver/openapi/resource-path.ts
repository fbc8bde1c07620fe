import { isCustomResource } from '../discovery/custom-group.ts';
import type { DiscoveredResource, GroupVersion } from '../discovery/group-versions.ts';
import { componentName, listComponentName } from './component-name.ts';
import type { Operation } from './operation.ts';
import { capitalized, operationId, tagOf } from './operation-id.ts';

/** Where a resource, or what is below one, is served, and how its operations are named. */
export interface ResourcePath {
  readonly version: GroupVersion;
  readonly resource: DiscoveredResource;
  /** The kind of the object in the path, which is not always the one that is read or written. */
  readonly owner: string;
  /** The subresource. */
  readonly below?: string;
  /** The kind that is read or written. */
  readonly kind: { readonly group: string; readonly version: string; readonly kind: string };
  /** The names of the schemas of the kind and its list. */
  readonly schema: string;
  readonly listSchema: string;
  /** Whether the owner is a custom resource. */
  readonly isCustom: boolean;
  /** The paths of all namespaces, of one collection and of one object. */
  readonly everywhere: string;
  readonly collection: string;
  readonly object: string;
}

/** The path of a version's resources, without a slash at its end. */
export const rootOf = ({ group, version }: Pick<GroupVersion, 'group' | 'version'>): string =>
  group === '' ? `/api/${version}` : `/apis/${group}/${version}`;

export const resourcePath = (version: GroupVersion, resource: DiscoveredResource): ResourcePath => {
  const [plural = '', below] = resource.name.split('/');
  const root = rootOf(version);
  const collection = resource.namespaced ? `${root}/namespaces/{namespace}/${plural}` : `${root}/${plural}`;
  const kind = {
    group: resource.group ?? version.group,
    version: resource.version ?? version.version,
    kind: resource.kind,
  };
  const owner = version.resources.find(({ name }) => name === plural)?.kind ?? resource.kind;
  const listKind = version.customKinds?.find((each) => each.kind === resource.kind)?.listKind;
  return {
    version,
    resource,
    owner,
    isCustom: isCustomResource({ group: version.group, kind: owner }),
    ...(below !== undefined && { below }),
    kind,
    schema: componentName(kind),
    listSchema: listComponentName({ ...kind, listKind }),
    everywhere: `${root}/${plural}`,
    collection,
    object: `${collection}/{name}${below === undefined ? '' : `/${below}`}`,
  };
};

/**
 * What every operation of a path says of itself. The processing of templates is named as it was before there were groups: otherwise it
 * would be called as the creation of a template is.
 */
export const identity = (
  { version, resource, owner, below = '' }: ResourcePath,
  verb: string,
  { before = '', after = '', everywhere = false } = {},
): Pick<Operation, 'id' | 'tag'> => {
  if (resource.name === 'processedtemplates') return { id: 'createNamespacedProcessedTemplateV1' };
  const scope = resource.namespaced && !everywhere ? 'Namespaced' : '';
  const suffix = everywhere ? 'ForAllNamespaces' : '';
  return {
    id: operationId(verb, version, `${before}${scope}${owner}${capitalized(below)}${after}${suffix}`),
    tag: tagOf(version),
  };
};
