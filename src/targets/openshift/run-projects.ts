import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';

/** Everything that a run made carries this label, with the identifier of the run. */
export const runLabel = 'streamproof.dev/run';

/** The object in a project that says which run it belongs to: users who may not label a project may write this. */
const marker = 'streamproof-run';

/** A project that some run left. */
export interface RunProject {
  name: string;
  run: string;
  /** RFC 3339. */
  createdAt: string;
  /** Whether it has been deleted, and is only not gone yet. */
  isLeaving: boolean;
}

/** The description that a project gets when it is made: what is killed before it marks a project leaves this. */
export const projectDescription = (run: string): string => `${runLabel}=${run}`;

/** Marks a project as one of a run; only what is marked is ever deleted. */
export const markProject = async (api: KubeApi, name: string, run: string): Promise<void> => {
  await api.request({
    method: 'POST',
    path: `/api/v1/namespaces/${name}/configmaps`,
    body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: marker, labels: { [runLabel]: run } } },
  });
  await unlessForbidden(
    api.request({
      method: 'PATCH',
      path: `/api/v1/namespaces/${name}`,
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { [runLabel]: run } } },
    }),
  );
};

/** The projects that runs have left, of this run or of all. */
export const findRunProjects = async (api: KubeApi, run?: string): Promise<readonly RunProject[]> => {
  const { body } = await api.request<{ items: readonly Project[] }>({
    method: 'GET',
    path: '/apis/project.openshift.io/v1/projects',
  });
  const candidates = body.items.filter(({ metadata }) => metadata.name.startsWith('sp-'));
  const found = await Promise.all(candidates.map(async (project) => ({ project, run: await runOf(api, project) })));
  return found.flatMap(({ project: { metadata, status }, run: owner }) => {
    if (owner === undefined || (run !== undefined && owner !== run)) return [];
    const isLeaving = status?.phase === 'Terminating';
    return [{ name: metadata.name, run: owner, createdAt: metadata.creationTimestamp, isLeaving }];
  });
};

/** Deletes a project with everything in it, if it is still there. */
export const deleteProject = async (api: KubeApi, name: string): Promise<void> => {
  try {
    await api.request({ method: 'DELETE', path: `/apis/project.openshift.io/v1/projects/${name}` });
  } catch (error) {
    // To ordinary users a project that is gone is one that they may not see.
    const gone = error instanceof ApiStatusError && [403, 404, 409].includes(error.status.code ?? 0);
    if (!gone) throw error;
  }
};

type Labels = Record<string, string>;

interface Project {
  metadata: { name: string; creationTimestamp: string; labels?: Labels; annotations?: Labels };
  status?: { phase?: string };
}

const runOf = async (api: KubeApi, { metadata }: Project): Promise<string | undefined> => {
  const labelled = metadata.labels?.[runLabel];
  if (labelled !== undefined) return labelled;
  const described = metadata.annotations?.['openshift.io/description'];
  if (described?.startsWith(projectDescription(''))) return described.slice(projectDescription('').length);
  const found = await unlessForbidden(
    api.request<Project>({ method: 'GET', path: `/api/v1/namespaces/${metadata.name}/configmaps/${marker}` }),
  );
  return found?.body.metadata.labels?.[runLabel];
};

/** Undefined when the server says that it may not be done, or that there is none. */
const unlessForbidden = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiStatusError && [403, 404].includes(error.status.code ?? 0)) return undefined;
    throw error;
  }
};
