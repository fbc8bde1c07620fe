import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { ListOptions, WatchChange } from '../../apimachinery/rest-storage.ts';
import { projectOf } from './project.ts';
import { maySee, type ProjectApi } from './project-api.ts';

/** Changes of the projects that a user may see, in order. One that goes out of her sight is DELETED for her. */
export const watchProjects = async (
  api: ProjectApi,
  context: RequestContext,
  options: ListOptions,
  sink: (change: WatchChange) => void,
): Promise<() => void> => {
  const seen = new Set<string>();
  let stopped = false;
  let last = Promise.resolve();
  const show = async (change: WatchChange): Promise<void> => {
    const { name } = change.object.metadata;
    const isVisible = change.type !== 'DELETED' && (await maySee(api, context.user, name));
    const isKnown = seen.has(name);
    if (isVisible) seen.add(name);
    else seen.delete(name);
    if (stopped || (!isVisible && !isKnown && change.type !== 'DELETED')) return;
    if (!isVisible && !isKnown && options.resourceVersion === undefined) return;
    const type = isVisible ? (isKnown || change.type === 'MODIFIED' ? 'MODIFIED' : 'ADDED') : 'DELETED';
    sink({ type, object: projectOf(change.object), revision: change.revision });
  };
  const stop = await api.namespaces().watch(context, options, (change) => {
    last = last.then(() => show(change));
  });
  return () => {
    stopped = true;
    stop();
  };
};
