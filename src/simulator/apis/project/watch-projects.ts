import {
  clusterRoleBindingKind,
  clusterRoleKind,
  namespaceKind,
  roleBindingKind,
  roleKind,
} from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { ListOptions, WatchChange } from '../../apimachinery/rest-storage.ts';
import { isSelected } from '../../apimachinery/selection/selection.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import { projectOf } from './project.ts';
import { maySee, type ProjectApi } from './project-api.ts';

/**
 * Changes of the projects that a user may see, in order. One that comes into her sight, by a new role for example, is ADDED for her, and
 * one that goes out of it is DELETED, with no more than its name. A watch begins with what there is for the version "0" alone, and
 * does not make up for what came after another version.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/project/auth/watch.go
 */
export const watchProjects = async (
  api: ProjectApi,
  context: RequestContext,
  options: ListOptions,
  sink: (change: WatchChange) => void,
): Promise<() => void> => {
  const { store } = api;
  const versions = new Map<string, string | undefined>();
  let stopped = false;
  const tell = (type: WatchChange['type'], namespace: KubeObject, revision: number): void => {
    const object = projectOf(namespace);
    if (!stopped && isSelected(options, object)) sink({ type, object, revision });
  };
  const look = async (name: string, revision: number, isNews: boolean): Promise<void> => {
    const namespace = store.get(groupResource(namespaceKind), undefined, name);
    if (namespace === undefined || !(await maySee(api, context.user, name))) {
      if (versions.delete(name)) tell('DELETED', nameAlone(name), revision);
      return;
    }
    const { resourceVersion } = namespace.metadata;
    const isKnown = versions.has(name);
    if (isKnown && versions.get(name) === resourceVersion) return;
    versions.set(name, resourceVersion);
    if (isNews) tell(isKnown ? 'MODIFIED' : 'ADDED', namespace, revision);
  };
  const lookAtAll = async (revision: number, isNews: boolean): Promise<void> => {
    const names = store.list(groupResource(namespaceKind)).map(({ metadata }) => metadata.name);
    for (const name of new Set([...names, ...versions.keys()])) await look(name, revision, isNews);
  };
  let last = lookAtAll(store.revision, options.resourceVersion === '0');
  const follow = ({ object, resource, revision }: StoreEvent): void => {
    const name = resource === groupResource(namespaceKind) ? object.metadata.name : object.metadata.namespace;
    last = last.then(() => (name === undefined ? lookAtAll(revision, true) : look(name, revision, true)));
  };
  const stops = sources.map((kind) => store.watch(groupResource(kind), undefined, follow));
  await last;
  return () => {
    stopped = true;
    for (const stop of stops) stop?.();
  };
};

/** What says who sees which project. */
const sources = [namespaceKind, roleBindingKind, roleKind, clusterRoleBindingKind, clusterRoleKind];

const nameAlone = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: namespaceKind.kind,
  metadata: { name, creationTimestamp: null as never },
});
